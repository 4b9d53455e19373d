package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ScratchTest {
    @Test
    void shouldLeaveNothingBehind() throws Exception {
        Path file;
        try (Scratch scratch = Scratch.open()) {
            file = scratch.file("run/journal");
            Files.createDirectories(file.getParent());
            Files.writeString(file, "spikes");
            assertThat(file).exists();
        }

        assertThat(file.getParent().getParent()).doesNotExist();
    }
}
