package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.PatternPoisson;
import io.engram.plasticity.SpikingBcm;
import io.engram.runtime.spi.SynapseTwin;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class PatternResponsesTest {
    private static final long KEY = 11;
    /** Rounds of 2 x (100 + 50) ms. */
    private static final PatternPoisson SOURCE = new PatternPoisson(2, 100, 50, 1, 50, 5);

    private static Spikes spikes(double... timesMs) {
        return new Spikes("cells", 2, timesMs, new int[timesMs.length], 0);
    }

    @Test
    void shouldCountSpikesWhileAPatternIsShownInWholeRounds() {
        // The first round is left out; two while the first pattern of the second round is shown, one in the pause after
        // it,
        // one with the second pattern, one in the third round, which is not whole.
        Spikes spikes = spikes(20, 310, 400, 420, 451, 610);
        int first = SOURCE.pattern(KEY, 2);

        PatternResponses responses = PatternResponses.of(SOURCE, KEY, spikes, 1, 899);

        assertThat(responses.ratesHz()[0][first]).isCloseTo(20, within(1e-9));
        assertThat(responses.ratesHz()[0][1 - first]).isCloseTo(10, within(1e-9));
        assertThat(responses.preferred(0)).isEqualTo(first);
        assertThat(responses.selectivity(0)).isCloseTo(0.25, within(1e-9));
        assertThat(responses.selectivity(1)).as("a silent neuron").isZero();
    }

    @Test
    void shouldCallSelectiveWhoAnswersOnePattern() {
        PatternResponses responses = new PatternResponses(new double[][] {{0, 30, 0, 0, 0}, {7, 7, 7, 7, 7}});
        assertThat(responses.selectivity(0)).isCloseTo(0.8, within(1e-12));
        assertThat(responses.selectivity(1)).isCloseTo(0, within(1e-12));
        assertThat(responses.preferred(0)).isEqualTo(1);
    }

    @Test
    void shouldRefuseATimeWithoutAWholeRound() {
        assertThatThrownBy(() -> PatternResponses.of(SOURCE, KEY, spikes(), 10, 600 - 1e-3))
                .hasMessageContaining("no whole round of 300.0 ms from 10.0 to 599.999 ms");
    }

    /** The rule's own traces, in a twin that sees the spikes in the same steps. */
    @Test
    void shouldMakeTheThresholdThatTheRuleSees() {
        SpikingBcm rule = new SpikingBcm(1e-5, 5, 50, 5000, 0, 1);
        int[] steps = {3, 3, 20, 400, 401, 999};
        Spikes spikes = spikes(Arrays.stream(steps).mapToDouble(s -> s * 0.5).toArray());
        SynapseTwin twin = new SynapseTwin(rule, 0.5, 0.5);
        double[] expected = new double[2];
        for (int step = 1; step <= 1000; step++) {
            int now = step;
            twin.step(0, (int) Arrays.stream(steps).filter(s -> s == now).count());
            expected[(step - 1) / 500] += 20 * 20 * twin.postTrace(1) / 5 / 500;
        }

        BcmThreshold threshold = BcmThreshold.of(rule, spikes, 0, 0.5, 500, 250);

        assertThat(threshold.timesMs()).containsExactly(250, 500);
        assertThat(threshold.thetaHz()).containsExactly(expected, within(1e-9));
        assertThat(expected[1]).isPositive();
        assertThat(BcmThreshold.of(rule, spikes, 1, 0.5, 500, 250).thetaHz()).containsExactly(0, 0);
    }
}
