package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.Weights;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged seed does what Brian2's example of Song, Miller and Abbott does: Brian2 2.11, one seed, ends with 23.4 % of the
 * weights below a tenth of the greatest and 18.5 % above nine tenths, none of the six tenths in the middle above 6.8 %, and
 * fires at 36.0 Hz in the first and 19.9 Hz in the last 10 s.
 */
class BalancedInputTest {
    static final double BRIAN_WEAK = 0.234;
    static final double BRIAN_STRONG = 0.185;

    @TempDir
    private Path folder;

    @Test
    void shouldPartItsInputsIntoWeakAndStrongOnes() {
        Path directory = folder.resolve("run");

        Finished finished = Launch.of(new BalancedInput()).in(directory).run();

        Map<String, Object> outcome = finished.summary().outcome();
        assertThat((double) outcome.get("weakShare")).isCloseTo(BRIAN_WEAK, within(0.05));
        assertThat((double) outcome.get("strongShare")).isCloseTo(BRIAN_STRONG, within(0.05));
        assertThat((double) outcome.get("fullestMiddleTenth")).isLessThan(0.08);
        assertThat((double) outcome.get("firstRateHz")).isCloseTo(36, within(6.0));
        assertThat((double) outcome.get("lastRateHz")).isCloseTo(20, within(3.0));
        assertThat(finished.pictures())
                .containsExactly(
                        directory.resolve("weights.png"),
                        directory.resolve("weights-over-time.png"),
                        directory.resolve("rate.png"));
    }

    @Test
    void shouldDoWhatItsTwinDoesWithTheSameInputSpikes() {
        ExperimentRun run = Launch.of(new BalancedInput())
                .withSettings(Map.of("record.spikes", "[inputs, neuron]"))
                .withDurationMs(10_000)
                .run()
                .run();
        Twin twin = new Twin(run.weightsBefore("learn"));
        Spikes inputs = run.spikes("inputs");
        int k = 0;
        for (int step = 1; step <= 100_000; step++) {
            List<Integer> fired = new ArrayList<>();
            for (; k < inputs.count() && Math.round(inputs.timesMs()[k] / Twin.DT_MS) == step; k++) {
                fired.add(inputs.neurons()[k]);
            }
            twin.step(step, fired);
        }

        assertThat(k).isEqualTo(inputs.count()).isGreaterThan(140_000);
        assertThat(run.spikes("neuron").timesMs()).hasSizeGreaterThan(200).containsExactly(twin.timesMs());
        Weights after = run.weightsAfter("learn");
        for (int i = 0; i < after.size(); i++) {
            assertThat((double) after.weight(i)).isEqualTo(twin.w[i], within(1e-7));
        }
    }

    /** The network as Brian2's example reads: update, threshold, pre pathway, post pathway, reset. */
    private static final class Twin {
        private static final double DT_MS = 0.1;
        private static final double G_MAX = 0.01;
        private static final double KEEP = Math.exp(-DT_MS / 20);

        private final double[] w;
        private final double[] aPre;
        private final List<Double> spikesMs = new ArrayList<>();
        private double aPost;
        private double v;
        private double ge;

        Twin(Weights before) {
            w = new double[before.size()];
            aPre = new double[before.size()];
            for (int k = 0; k < before.size(); k++) {
                w[before.source(k)] = before.weight(k);
            }
        }

        void step(int step, List<Integer> fired) {
            double dv = (ge * (0 - v) + (-74 - v)) / 10;
            v += DT_MS * dv;
            ge += DT_MS * -ge / 5;
            boolean fires = v > -54;
            for (int i = 0; i < w.length; i++) {
                aPre[i] *= KEEP;
            }
            aPost *= KEEP;
            for (int i : fired) {
                ge += w[i];
                aPre[i] += 0.01 * G_MAX;
                w[i] = Math.min(Math.max(w[i] + aPost, 0), G_MAX);
            }
            if (fires) {
                aPost -= 0.01 * 1.05 * G_MAX;
                for (int i = 0; i < w.length; i++) {
                    w[i] = Math.min(Math.max(w[i] + aPre[i], 0), G_MAX);
                }
                v = -60;
                spikesMs.add(step * DT_MS);
            }
        }

        double[] timesMs() {
            return spikesMs.stream().mapToDouble(t -> t).toArray();
        }
    }
}
