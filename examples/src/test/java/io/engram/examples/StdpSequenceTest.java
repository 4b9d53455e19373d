package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged seed succeeds at the task, whole, as {@code ./engram run stdp-sequence} runs it. */
class StdpSequenceTest {
    @TempDir
    private Path folder;

    @Test
    void shouldFindThePatternAndPrintWhatTheReadmeShows() throws IOException {
        Path directory = folder.resolve("run");

        Finished finished = Launch.of(new StdpSequence()).in(directory).run();

        Map<String, Object> outcome = finished.summary().outcome();
        assertThat((double) outcome.get("hitRate")).isGreaterThan(0.98).isLessThanOrEqualTo(1);
        assertThat((int) outcome.get("falseAlarms")).isZero();
        assertThat((double) outcome.get("latencyMs")).isBetween(0.0, 10.0);
        assertThat((double) outcome.get("foundAtMs")).isBetween(1000.0, 60_000.0);
        assertThat(finished.summary().spikes()).isBetween(2000L, 5000L);
        assertThat(directory.resolve("latency.png")).isNotEmptyFile();
        assertThat(directory.resolve("weights.png")).isNotEmptyFile();
        assertThat(directory.resolve("pattern.png")).isNotEmptyFile();
        assertThat(directory.resolve("journal")).isNotEmptyDirectory();
        assertThat(Files.readString(Path.of(System.getProperty("engram.root")).resolve("README.md")))
                .contains("falseAlarms          " + outcome.get("falseAlarms"))
                .contains("foundAtMs            " + outcome.get("foundAtMs"))
                .contains("spikes " + finished.summary().digests().spikes().orElseThrow())
                .contains("weights " + finished.summary().digests().weights().orElseThrow());
    }

    @Test
    void shouldNotFindAPatternThatIsNotThere() {
        Finished finished = Launch.of(new StdpSequence())
                .withSettings(Map.of("patternFraction", "0"))
                .withDurationMs(60_000)
                .run();

        assertThat((double) finished.summary().outcome().get("hitRate")).isLessThan(0.98);
    }
}
