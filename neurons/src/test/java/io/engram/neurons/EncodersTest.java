package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.TestSourceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EncodersTest {
    private static final int SHOWN_AT = 11;

    /** From rates of which a spike is rare to some where several fall in each step: mean and variance are the rate's. */
    @Test
    void shouldDrawPoissonCountsAtAnyRate() {
        float[] hz = {0, 5, 64, 900, 4_000, 90_000};
        int steps = 100_000;
        long[][] counts = counts(PoissonEncoder.ofHz(1), 1, hz, steps);
        for (int unit = 0; unit < hz.length; unit++) {
            double mean = hz[unit] / 1000.0;
            double spread = Math.sqrt(mean / steps);
            double measured = mean(counts[unit]);
            assertThat(measured).isEqualTo(mean, within(4 * spread));
            assertThat(variance(counts[unit], measured)).isEqualTo(mean, within(4 * spread * Math.sqrt(1 + 2 * mean)));
        }
        assertThat(PoissonEncoder.ofHz(30).takes(4_000)).isFalse();
    }

    /** The shape is right too: the share of steps with 0, 1, 2 and 3 spikes at a mean of 1.2. */
    @Test
    void shouldDrawEachCountAsOftenAsItsProbability() {
        int steps = 200_000;
        long[] counts = counts(PoissonEncoder.ofHz(1200), 1, new float[] {1}, steps)[0];
        double probability = Math.exp(-1.2);
        for (int k = 0; k < 6; k++) {
            long wanted = k;
            double share = Arrays.stream(counts).filter(c -> c == wanted).count() / (double) steps;
            assertThat(share).isEqualTo(probability, within(4 * Math.sqrt(probability / steps)));
            probability *= 1.2 / (k + 1);
        }
    }

    /** BindsNET's intervals at 100 Hz vary by 0.316 of their mean, 1 / sqrt(10), where a Poisson process has 1. */
    @Test
    void shouldBeAsRegularAsBindsnetWhereAskedTo() {
        PoissonEncoder peer = new PoissonEncoder(100, PoissonEncoder.Mode.BINDSNET);
        assertThat(variationOfIntervals(peer)).isEqualTo(Math.sqrt(0.1), within(0.01));
        assertThat(variationOfIntervals(PoissonEncoder.ofHz(100))).isEqualTo(1, within(0.06));
        // 800 Hz asked for gives less: intervals of 0 count as 1.
        long[] fast = counts(new PoissonEncoder(800, PoissonEncoder.Mode.BINDSNET), 1, new float[] {1}, 100_000)[0];
        assertThat(1000 * mean(fast)).isEqualTo(1000 / (1.25 + Math.exp(-1.25)), within(5.0));
        // An interval of a million steps is drawn at once.
        float[] slow = new float[1000];
        Arrays.fill(slow, 1e-5f);
        assertThat(Arrays.stream(counts(peer, 1, slow, 1000)))
                .allMatch(c -> Arrays.stream(c).sum() == 0);
    }

    @Test
    void shouldScaleProbabilitiesToTheGreatestValueAboveOne() {
        int steps = 50_000;
        long[][] scaled = counts(new BernoulliEncoder(0.5), 1, new float[] {255, 51, 0}, steps);
        long[][] asTheyAre = counts(new BernoulliEncoder(0.5), 1, new float[] {0.5f, 0.1f, 0}, steps);
        assertThat(mean(scaled[0])).isEqualTo(0.5, within(0.01));
        assertThat(mean(scaled[1])).isEqualTo(0.1, within(0.006));
        assertThat(mean(asTheyAre[0])).isEqualTo(0.25, within(0.01));
        assertThat(mean(asTheyAre[1])).isEqualTo(0.05, within(0.004));
    }

    @Test
    void shouldFireInTheOrderOfTheValues() {
        float[] values = {1, 4, 0, 2, 3};
        assertThat(first(new RankOrderEncoder(10, RankOrderEncoder.Weakest.FIRES), 0.5, values))
                .containsExactly(20, 5, 0, 10, 7);
        assertThat(first(new RankOrderEncoder(10, RankOrderEncoder.Weakest.LOST_AS_IN_BINDSNET), 0.5, values))
                .containsExactly(0, 5, 0, 10, 7);
    }

    @Test
    void shouldFireWhenAMembraneReachesItsThreshold() {
        float[] values = {0.2f, 1, 0.25f, 0.1f, 100};
        int atOne = (int) Math.ceil(20 * Math.log(1 / 0.8) / 0.1);
        int atQuarter = (int) Math.ceil(20 * Math.log(5) / 0.1);
        assertThat(first(new LatencyEncoder(20, 0.2000001), 0.1, values)).containsExactly(0, atOne, atQuarter, 0, 1);
    }

    @Test
    void shouldFireTheStrongestAtOnce() {
        float[] values = {3, 1, 2, 2, 5, 4, 0, 0};
        assertThat(first(new SingleEncoder(), 1, values)).containsExactly(1, 0, 0, 0, 1, 1, 0, 0);
        assertThat(first(new SingleEncoder(0.125), 1, values)).containsExactly(0, 0, 0, 0, 1, 0, 0, 0);
        assertThat(first(new SingleEncoder(1), 1, new float[] {7, 7, 7})).containsExactly(0, 0, 0);
    }

    @Test
    void shouldRepeatWholeNumbersOfSpikes() {
        long[][] counts = counts(new RepeatEncoder(), 1, new float[] {2, 0, 1}, 5);
        assertThat(counts).isDeepEqualTo(new long[][] {{2, 2, 2, 2, 2}, {0, 0, 0, 0, 0}, {1, 1, 1, 1, 1}});
        assertThat(new RepeatEncoder().takes(0.5f)).isFalse();
        assertThat(new RepeatEncoder().takes(1001)).isFalse();
    }

    /** Of each unit that shows {@code values}, the spikes in each step. */
    private static long[][] counts(EncoderModel model, double dtMs, float[] values, int steps) {
        EncoderKernel kernel =
                model.kernel(new TestSourceContext(model, 5, dtMs, steps, values.length, 0, values.length));
        kernel.show(SHOWN_AT, Pattern.of(values));
        long[][] counts = new long[values.length][steps];
        for (int k = 0; k < steps; k++) {
            int step = k;
            kernel.step(SHOWN_AT + k, unit -> counts[unit][step]++);
        }
        return counts;
    }

    /** The step of the showing, from 1 on, at which each unit fires once; 0 for one that does not. */
    private static int[] first(EncoderModel model, double dtMs, float... values) {
        long[][] counts = counts(model, dtMs, values, 500);
        int[] steps = new int[values.length];
        for (int unit = 0; unit < steps.length; unit++) {
            assertThat(Arrays.stream(counts[unit]).sum()).isLessThanOrEqualTo(1);
            for (int k = 0; k < counts[unit].length; k++) {
                steps[unit] += counts[unit][k] > 0 ? k + 1 : 0;
            }
        }
        return steps;
    }

    private static double variationOfIntervals(EncoderModel model) {
        long[] counts = counts(model, 1, new float[] {1}, 300_000)[0];
        List<Integer> intervals = new ArrayList<>();
        int last = -1;
        for (int k = 0; k < counts.length; k++) {
            for (long spike = 0; spike < counts[k]; spike++) {
                if (last >= 0) {
                    intervals.add(k - last);
                }
                last = k;
            }
        }
        double mean = intervals.stream().mapToInt(i -> i).average().orElseThrow();
        double variance = intervals.stream()
                .mapToDouble(i -> (i - mean) * (i - mean))
                .average()
                .orElseThrow();
        return Math.sqrt(variance) / mean;
    }

    private static double mean(long[] counts) {
        return Arrays.stream(counts).average().orElseThrow();
    }

    private static double variance(long[] counts, double mean) {
        return Arrays.stream(counts)
                .mapToDouble(c -> (c - mean) * (c - mean))
                .average()
                .orElseThrow();
    }
}
