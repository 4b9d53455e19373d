package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The rule leads excitatory neurons to its target rate, another target to another rate, and without it nothing changes. */
class HomeostasisTest {
    static final double TARGET_HZ = 5;

    @TempDir
    private Path folder;

    @Test
    void shouldHoldExcitatoryNeuronsAtTheTarget() {
        Path directory = folder.resolve("run");

        Finished finished = Launch.of(new Homeostasis()).in(directory).run();

        assertBalanced(finished.summary().outcome());
        assertThat(finished.pictures())
                .containsExactly(
                        directory.resolve("rates.png"),
                        directory.resolve("raster-before.png"),
                        directory.resolve("raster-after.png"),
                        directory.resolve("weights.png"));
    }

    @Test
    void shouldFollowAnotherTarget() {
        Map<String, Object> outcome = outcome(Map.of("target", "10 Hz"), 10_000);

        assertThat((double) outcome.get("rateAfterHz")).isCloseTo(10, within(2.0));
    }

    @Test
    void shouldStayAsItWasWithoutLearning() {
        Map<String, Object> outcome = outcome(Map.of("eta", "0"), 2000);

        double before = (double) outcome.get("rateBeforeHz");
        assertThat((double) outcome.get("rateAfterHz")).isCloseTo(before, within(0.05 * before));
        assertThat((double) outcome.get("irregularityAfter")).isLessThan(0.3);
    }

    /** What the packaged experiment asserts, of one seed. */
    static void assertBalanced(Map<String, Object> outcome) {
        double before = (double) outcome.get("rateBeforeHz");
        double after = (double) outcome.get("rateAfterHz");
        assertThat(before).isGreaterThan(3 * TARGET_HZ);
        assertThat(after).isCloseTo(TARGET_HZ, within(0.2 * TARGET_HZ));
        assertThat((double) outcome.get("spreadAfterHz")).isLessThan((double) outcome.get("spreadBeforeHz"));
        assertThat((double) outcome.get("irregularityBefore")).isLessThan(0.3);
        assertThat((double) outcome.get("irregularityAfter")).isGreaterThan(0.7);
    }

    private static Map<String, Object> outcome(Map<String, String> settings, double durationMs) {
        return Launch.of(new Homeostasis())
                .withSettings(settings)
                .withDurationMs(durationMs)
                .run()
                .summary()
                .outcome();
    }
}
