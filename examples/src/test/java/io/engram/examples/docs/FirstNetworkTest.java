package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README shows what its program prints. */
class FirstNetworkTest {
    @TempDir
    private Path folder;

    @Test
    void shouldPrintWhatTheReadmeShows() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();

        FirstNetwork.run(folder.resolve("first"), new PrintStream(printed, true, StandardCharsets.UTF_8));

        String readme =
                Files.readString(Path.of(System.getProperty("engram.root")).resolve("README.md"));
        assertThat(readme).contains("```\n" + printed.toString(StandardCharsets.UTF_8) + "```");
    }
}
