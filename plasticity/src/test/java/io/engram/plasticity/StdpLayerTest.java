package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Wrapping;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A wide layer under additive STDP against the same layer synapse by synapse and step by step. */
class StdpLayerTest {
    private static final int INPUTS = 90;
    private static final int OUTPUTS = 80;
    private static final int STEPS = 150;

    /** Not seen to be additive pair STDP, and so learned by the plain loop. */
    private record Hidden(LearningRule rule) implements Wrapping {}

    private static StdpLayer layer(LearningRule rule, long seed) {
        return layer(rule, 0.95, weights(seed));
    }

    private static StdpLayer layer(LearningRule rule, double traceDecay, float[][] weights) {
        return new StdpLayer(rule, new StdpLayer.Unit(1, 0, 0.9, traceDecay), StdpLayer.Mode.ONLINE, weights);
    }

    private static float[][] weights(long seed) {
        Random random = new Random(seed);
        float[][] weights = new float[OUTPUTS][INPUTS];
        for (float[] row : weights) {
            for (int i = 0; i < INPUTS; i++) {
                row[i] = random.nextFloat() * 8 / INPUTS;
            }
        }
        return weights;
    }

    private static double[][] patterns(long seed, double active, boolean graded) {
        Random random = new Random(-seed);
        double[][] patterns = new double[STEPS][INPUTS];
        for (double[] pattern : patterns) {
            Arrays.setAll(pattern, i -> random.nextDouble() < active ? (graded ? 2 * random.nextDouble() : 1) : 0);
        }
        return patterns;
    }

    private static void compare(StdpLayer lazy, StdpLayer plain) {
        assertThat(lazy.fired()).isEqualTo(plain.fired());
        assertThat(lazy.tracePost()).isEqualTo(plain.tracePost());
        float[][] expected = plain.weights();
        float[][] weights = lazy.weights();
        for (int o = 0; o < OUTPUTS; o++) {
            for (int i = 0; i < INPUTS; i++) {
                assertThat(weights[o][i]).as("%d %d", o, i).isCloseTo(expected[o][i], within(1e-6f));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 0.1, false", "2, 0.02, false", "3, 0.5, true", "4, 1, true", "5, 0.1, true"})
    void shouldLearnLazilyWhatItLearnsStepByStep(long seed, double active, boolean graded) {
        PairStdp rule = PairStdp.canns(0.01, 0.5, 0.6, 0.95, 0, 0.1);
        StdpLayer lazy = layer(rule, seed);
        StdpLayer plain = layer(new Hidden(rule), seed);

        for (double[] pattern : patterns(seed, active, graded)) {
            lazy.train(new double[][] {pattern, pattern, pattern});
            plain.train(new double[][] {pattern, pattern, pattern});
        }
        compare(lazy, plain);

        double[][] sequence = patterns(seed + 100, active, graded);
        lazy.train(sequence);
        plain.train(sequence);

        compare(lazy, plain);
        assertThat(Arrays.stream(plain.weights()).anyMatch(row -> contains(row, 0) || contains(row, 0.1f)))
                .as("some weight at a bound")
                .isTrue();
        assertThat(Arrays.stream(plain.tracePost()).sum()).isPositive();
    }

    /** The sooner traces decay, the sooner a sum over spikes outgrows what a float can add to it. */
    @ParameterizedTest
    @ValueSource(doubles = {0.999, 0.9, 0.8, 0.6, 0.5})
    void shouldLearnLazilyWhateverATraceKeeps(double kept) {
        PairStdp rule = PairStdp.canns(0.01, 0.5, 0.6, kept, 0, 0.1);
        StdpLayer lazy = layer(rule, kept, weights(7));
        StdpLayer plain = layer(new Hidden(rule), kept, weights(7));
        double[][] sequence = patterns(7, 0.1, false);
        lazy.train(sequence);
        plain.train(sequence);

        compare(lazy, plain);
        assertThat(Arrays.stream(plain.tracePost()).sum()).isPositive();
    }

    /** On any number of cores. */
    @Test
    void shouldLearnTheSameBitsHoweverItsOutputsAreCut() {
        PairStdp rule = PairStdp.canns(0.01, 0.5, 0.6, 0.95, 0, 0.1);
        float[][] weights =
                Stream.of(weights(1), weights(2)).flatMap(Arrays::stream).toArray(float[][]::new);
        double[][] sequence = patterns(3, 0.1, true);
        StdpLayer whole = layer(rule, 0.95, weights);
        whole.train(sequence);

        for (int half = 0; half < 2; half++) {
            int first = half * OUTPUTS;
            StdpLayer part = layer(rule, 0.95, Arrays.copyOfRange(weights, first, first + OUTPUTS));
            part.train(sequence);
            assertThat(Arrays.copyOfRange(whole.weights(), first, first + OUTPUTS))
                    .isDeepEqualTo(part.weights());
            assertThat(Arrays.copyOfRange(whole.v(), first, first + OUTPUTS)).isEqualTo(part.v());
            assertThat(whole.tracePre()).isEqualTo(part.tracePre());
        }
    }

    private static boolean contains(float[] row, float value) {
        for (float each : row) {
            if (each == value) {
                return true;
            }
        }
        return false;
    }

    /** What was learned must not depend on when it is looked at, but for the rounding of floats. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void shouldAnswerWithTheWeightsThatItShows(long seed) {
        PairStdp rule = PairStdp.canns(0.01, 0.5, 0.6, 0.95, 0, 0.1);
        StdpLayer layer = layer(rule, seed);
        double[][] sequence = patterns(seed, 0.1, false);
        layer.train(sequence);

        double[] answer = layer.forward(sequence[0]).clone();
        StdpLayer twin =
                new StdpLayer(rule, new StdpLayer.Unit(1, 0, 0.9, 0.95), StdpLayer.Mode.ONLINE, layer.weights());
        StdpLayer silent = layer(rule, seed);
        silent.train(sequence);
        silent.reset();
        twin.reset();

        assertThat(twin.forward(sequence[0])).isEqualTo(silent.forward(sequence[0]));
        assertThat(answer).hasSize(OUTPUTS);
        assertThat(silent.weights()).isEqualTo(layer.weights());
    }
}
