package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The packaged seed becomes selective, whole, as {@code ./engram run selectivity} runs it. */
class SelectivityTest {
    private static final int INPUTS = 100;

    @TempDir
    private Path folder;

    @Test
    void shouldBecomeSelectiveAndPrintWhatThePageShows() throws IOException {
        Path directory = folder.resolve("run");

        Finished finished = Launch.of(new Selectivity()).in(directory).run();

        Map<String, Object> outcome = finished.summary().outcome();
        assertThat((double) outcome.get("selectivityBefore")).isLessThan(0.4);
        assertThat((double) outcome.get("selectivityAfter")).isBetween(0.75, 0.8);
        assertThat((double) outcome.get("leastSelectivity")).isGreaterThan(0.7);
        assertThat((double) outcome.get("predictedRateHz")).isEqualTo(25);
        assertThat((double) outcome.get("preferredRateHz")).isCloseTo(25, within(2.5));
        int[] preferred = preferred(outcome);
        assertThat(Arrays.stream(preferred).distinct().count()).isGreaterThanOrEqualTo(3);
        shouldHaveLearnedWhatTheyPrefer(finished.run().weightsAfter("learn"), preferred);
        assertThat(directory.resolve("responses.png")).isNotEmptyFile();
        assertThat(directory.resolve("selectivity.png")).isNotEmptyFile();
        assertThat(directory.resolve("weights.png")).isNotEmptyFile();
        Path page = Path.of(System.getProperty("engram.root")).resolve("docs/bcm.md");
        assertThat(Files.readString(page))
                .contains("preferredPatterns    " + outcome.get("preferredPatterns"))
                .contains("spikes " + finished.summary().digests().spikes().orElseThrow())
                .contains("weights " + finished.summary().digests().weights().orElseThrow());
    }

    /** Weights from inputs of the preferred bump, within one standard deviation, stand out against all others. */
    private static void shouldHaveLearnedWhatTheyPrefer(Weights weights, int[] preferred) {
        double[] within = new double[preferred.length];
        double[] beyond = new double[preferred.length];
        for (int k = 0; k < weights.size(); k++) {
            int neuron = weights.target(k);
            double apart = Math.abs(weights.source(k) - (preferred[neuron] + 0.5) * INPUTS / 5);
            boolean near = Math.min(apart, INPUTS - apart) <= 10;
            (near ? within : beyond)[neuron] += weights.weight(k) / (near ? 21 : INPUTS - 21);
        }
        for (int neuron = 0; neuron < preferred.length; neuron++) {
            assertThat(within[neuron]).as("neuron %d", neuron).isGreaterThan(2.5 * beyond[neuron]);
        }
    }

    @Test
    void shouldNotBecomeSelectiveWithoutLearning() {
        Map<String, Object> outcome = Launch.of(new Selectivity())
                .withSettings(Map.of("eta", "0"))
                .withDurationMs(60_000)
                .run()
                .summary()
                .outcome();
        assertThat((double) outcome.get("selectivityAfter")).isLessThan(0.4);
    }

    @Test
    void shouldFindAndDrawWhatThereIsOfAShortRun() {
        Path directory = folder.resolve("short");
        Finished finished =
                Launch.of(new Selectivity()).withDurationMs(500).in(directory).run();
        assertThat(finished.summary().outcome()).isEmpty();
        assertThat(finished.notDrawn()).isEmpty();
        assertThat(finished.pictures()).containsExactly(directory.resolve("weights.png"));
    }

    private static int[] preferred(Map<String, Object> outcome) {
        return Arrays.stream(((String) outcome.get("preferredPatterns")).split(" "))
                .mapToInt(Integer::parseInt)
                .toArray();
    }
}
