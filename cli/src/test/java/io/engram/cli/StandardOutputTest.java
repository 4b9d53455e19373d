package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands whose output goes to a disk that is full, or to a reader that has left. */
class StandardOutputTest {
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private int writes;

    private int run(String failure, String... arguments) {
        OutputStream failing = new OutputStream() {
            @Override
            public void write(int value) throws IOException {
                writes++;
                throw new IOException(failure);
            }
        };
        return Engram.execute(
                new Console(StandardOutput.print(failing), new PrintStream(err, true, StandardCharsets.UTF_8), 0),
                arguments);
    }

    @ParameterizedTest
    @ValueSource(strings = {"list", "--help", "--version"})
    void shouldSayOnceThatItsDiskIsFull(String command) {
        assertThat(run("No space left on device", command)).isEqualTo(4);
        assertThat(err.toString(StandardCharsets.UTF_8).lines())
                .containsExactly("engram: the output cannot be written: No space left on device");
    }

    @Test
    void shouldEndQuietlyWhenItsReaderHasLeft() {
        assertThat(run("Broken pipe", "list")).isZero();
        assertThat(writes).isPositive();
        assertThat(err.size()).isZero();
    }
}
