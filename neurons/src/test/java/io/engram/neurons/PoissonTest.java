package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SpikeOutput;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** That intervals drawn ahead are a Poisson process, binned by the step; and that who draws them changes no spike. */
class PoissonTest {
    private static final int NEURONS = 500;
    private static final int STEPS = 20_000;
    private static final double HIGHEST = PoissonIntervals.MOST_MEAN;
    private static final double PAIRS = (double) NEURONS * STEPS;

    /** Neurons {@code from} to {@code to} of those whose means a step are given. */
    private record Means(double[] means, int from, int to) implements SourceContext {
        @Override
        public long key() {
            return 11;
        }

        @Override
        public double dtMs() {
            return 1000;
        }

        @Override
        public long steps() {
            return STEPS;
        }

        @Override
        public int size() {
            return means.length;
        }

        @Override
        public double[] parameter(String name) {
            return Arrays.copyOfRange(means, from, to);
        }
    }

    /** Counts how many neuron-steps hold 0, 1, 2 ... spikes, and what comes together. */
    private static final class Tally implements SpikeOutput {
        private final long[] held = new long[10];
        private final int[] counts = new int[NEURONS];
        private int[] before = new int[NEURONS];
        private long all;
        private long withNext;
        private long withNeighbour;

        @Override
        public void spike(int neuron) {
            counts[neuron]++;
        }

        void endStep() {
            for (int i = 0; i < NEURONS; i++) {
                held[counts[i]]++;
                all += counts[i];
                withNext += (long) counts[i] * before[i];
                withNeighbour += (long) counts[i] * counts[(i + 1) % NEURONS];
            }
            before = counts.clone();
            Arrays.fill(counts, 0);
        }
    }

    @Test
    void shouldHoldAPoissonNumberOfSpikesInAStep() {
        Tally tally = tally(HIGHEST);

        double none = StrictMath.exp(-HIGHEST);
        assertThat((double) tally.all).isCloseTo(HIGHEST * PAIRS, within(5 * Math.sqrt(HIGHEST * PAIRS)));
        assertCount(tally.held[1], HIGHEST * none);
        assertCount(tally.held[2], HIGHEST * HIGHEST / 2 * none);
        assertCount(tally.held[3], HIGHEST * HIGHEST * HIGHEST / 6 * none);
    }

    @Test
    void shouldFireIndependentlyOfItsNeighbourAndOfTheStepBefore() {
        Tally tally = tally(HIGHEST);

        assertCount(tally.withNext, HIGHEST * HIGHEST);
        assertCount(tally.withNeighbour, HIGHEST * HIGHEST);
    }

    @Test
    void shouldHaveExponentialIntervals() {
        double mean = 0.002;
        List<Long> intervals = new ArrayList<>();
        long[] last = new long[NEURONS];
        SourceKernel kernel = kernel(repeated(mean), 0, NEURONS);
        for (long step = 1; step <= 10L * STEPS; step++) {
            long now = step;
            kernel.step(step, i -> {
                intervals.add(now - last[i]);
                last[i] = now;
            });
        }
        double[] steps = intervals.stream().mapToDouble(n -> n).sorted().toArray();
        double apart = 0;
        for (int k = 0; k < steps.length; k++) {
            apart = Math.max(apart, Math.abs(1 - StrictMath.exp(-mean * steps[k]) - (k + 0.5) / steps.length));
        }
        assertThat(steps.length).isGreaterThan(190_000);
        // Kolmogorov and Smirnov's 0.1 %, and what falls into one step.
        assertThat(apart).isLessThan(1.95 / Math.sqrt(steps.length) + mean);
    }

    @Test
    void shouldFireAtANeuronsOwnStepsWhateverTheRatesBesideIt() {
        double[] mixed = repeated(HIGHEST / 4);
        for (int i = 0; i + 1 < NEURONS; i += 3) {
            mixed[i] = 10 * HIGHEST;
            mixed[i + 1] = 0;
        }
        List<List<Integer>> alone = spikes(kernel(repeated(HIGHEST / 4), 0, NEURONS), 300);
        List<List<Integer>> beside = spikes(kernel(mixed, 0, NEURONS), 300);
        List<List<Integer>> shard = spikes(kernel(mixed, 100, NEURONS), 300);

        for (int step = 0; step < 300; step++) {
            assertThat(beside.get(step)).isSorted();
            assertThat(beside.get(step).stream().filter(i -> i % 3 == 2))
                    .containsExactlyElementsOf(
                            alone.get(step).stream().filter(i -> i % 3 == 2).toList());
            assertThat(shard.get(step).stream().map(i -> i + 100))
                    .containsExactlyElementsOf(
                            beside.get(step).stream().filter(i -> i >= 100).toList());
        }
        assertThat(beside.stream().flatMap(List::stream)).noneMatch(i -> i % 3 == 1);
    }

    @Test
    void shouldStaySilentAtRateZero() {
        assertThat(spikes(kernel(repeated(0), 0, NEURONS), 5000)).allMatch(List::isEmpty);
    }

    private static void assertCount(long found, double expectedShare) {
        double expected = expectedShare * PAIRS;
        assertThat((double) found).isCloseTo(expected, within(5 * Math.sqrt(expected)));
    }

    private static Tally tally(double mean) {
        Tally tally = new Tally();
        SourceKernel kernel = kernel(repeated(mean), 0, NEURONS);
        for (long step = 1; step <= STEPS; step++) {
            kernel.step(step, tally);
            tally.endStep();
        }
        return tally;
    }

    private static double[] repeated(double mean) {
        double[] means = new double[NEURONS];
        Arrays.fill(means, mean);
        return means;
    }

    private static SourceKernel kernel(double[] means, int from, int to) {
        return new Poisson(0, Schedule.CONSTANT).kernel(new Means(means, from, to));
    }

    private static List<List<Integer>> spikes(SourceKernel kernel, int steps) {
        List<List<Integer>> spikes = new ArrayList<>();
        for (long step = 1; step <= steps; step++) {
            List<Integer> now = new ArrayList<>();
            kernel.step(step, now::add);
            spikes.add(now);
        }
        return spikes;
    }
}
