package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The clock-driven integrate-and-fire models with a fixed threshold against their closed forms. */
class LeakyMembraneTest {
    private static final double NO_BOUND = Double.NEGATIVE_INFINITY;

    @Test
    void shouldSumUpWhatArrivesWithoutALeak() {
        OneCell cell = new OneCell(new IntegrateAndFire(5, -52, -65, NO_BOUND), 1);

        // 13 mV in steps of 2.5 mV are 6 steps; the 5 steps after a spike drop what arrives.
        assertThat(cell.spikes(2.5, 30)).containsExactly(6, 17, 28);
        assertThat(cell.state("v")).isEqualTo(-65);
    }

    @Test
    void shouldApproachTheFixedPointOfConstantInput() {
        OneCell cell = new OneCell(new Lif(20, 5, -65, -52, -65, NO_BOUND), 0.5);
        double decay = Math.exp(-0.5 / 20);
        for (int step = 1; step <= 400; step++) {
            assertThat(cell.step(0.3)).isFalse();
            double above = 0.3 * (1 - Math.pow(decay, step)) / (1 - decay);
            assertThat(cell.state("v")).isEqualTo(-65 + above, within(1e-11));
        }
    }

    @Test
    void shouldFireAtTheIntervalOfConstantInput() {
        double decay = Math.exp(-1.0 / 100);
        // The first n with 0.5 (1 - decay^n) / (1 - decay) >= 13.
        int rise = (int) Math.ceil(Math.log(1 - 13 * (1 - decay) / 0.5) / Math.log(decay));

        List<Integer> spikes = new OneCell(new Lif(), 1).spikes(0.5, 4 * (rise + 5));

        assertThat(spikes).containsExactly(rise, 2 * rise + 5, 3 * rise + 10, 4 * rise + 15);
    }

    @Test
    void shouldFireAtTheThresholdAndNotBelow() {
        OneCell cell = new OneCell(new Lif(), 1);
        assertThat(cell.step(13 - 1e-13)).isFalse();
        cell.set("v", -65);
        assertThat(cell.step(13)).isTrue();
    }

    @Test
    void shouldRestForTheStepsThatBeginWithinTheRefractoryTime() {
        assertThat(new OneCell(new Lif(), 1).spikes(100, 20)).containsExactly(1, 7, 13, 19);
        assertThat(new OneCell(new Lif(), 0.1).spikes(100, 110)).containsExactly(1, 52, 103);
        assertThat(new OneCell(new Lif(100, 2.5, -65, -52, -65, NO_BOUND), 1).spikes(100, 9))
                .containsExactly(1, 5, 9);
        assertThat(new OneCell(new Lif(100, 0, -65, -52, -65, NO_BOUND), 1).spikes(100, 3))
                .containsExactly(1, 2, 3);
        assertThat(new OneCell(new BoostedLif(), 1).spikes(100, 13)).containsExactly(1, 7, 13);
    }

    @Test
    void shouldRestOneStepLessWhereTheCountGoesDownFirst() {
        assertThat(new OneCell(new LifCurrent(), 1).spikes(100, 16)).containsExactly(1, 6, 11, 16);
    }

    @Test
    void shouldLeakWhileRefractory() {
        OneCell cell = new OneCell(new Lif(20, 5, -65, -52, -60, NO_BOUND), 1);
        assertThat(cell.step(20)).isTrue();
        cell.step(3);
        assertThat(cell.state("v")).isEqualTo(-65 + 5 * Math.exp(-1.0 / 20), within(1e-12));
    }

    @Test
    void shouldKeepAboveTheLowerBound() {
        OneCell cell = new OneCell(new Lif(20, 5, -65, -52, -65, -70), 1);
        cell.step(-100);
        assertThat(cell.state("v")).isEqualTo(-70);
        OneCell unbound = new OneCell(new Lif(), 1);
        unbound.step(-100);
        assertThat(unbound.state("v")).isEqualTo(-165);
    }

    @Test
    void shouldTakeACurrentForMillivoltsAStep() {
        OneCell cell = new OneCell(new Lif(), 1);
        cell.block.current()[0] = 4;
        cell.step(3);
        assertThat(cell.state("v")).isEqualTo(-58);
    }

    @Test
    void shouldRespondToASpikeWithTwoExponentials() {
        OneCell cell = new OneCell(new LifCurrent(), 0.5);
        double m = Math.exp(-0.5 / 100);
        double s = Math.exp(-0.5 / 2);
        for (int step = 1; step <= 100; step++) {
            cell.step(step == 1 ? 2 : 0);
            assertThat(cell.state("i")).isEqualTo(2 * Math.pow(s, step - 1), within(1e-12));
            double above = 2 * (Math.pow(m, step) - Math.pow(s, step)) / (m - s);
            assertThat(cell.state("v")).isEqualTo(-65 + above, within(1e-11));
        }
    }

    @Test
    void shouldBeLifCountedFromRest() {
        OneCell boosted = new OneCell(new BoostedLif(), 1);
        OneCell lif = new OneCell(new Lif(), 1);
        for (int step = 1; step <= 500; step++) {
            double input = step % 7;
            assertThat(boosted.step(input)).isEqualTo(lif.step(input));
            assertThat(boosted.state("v")).isEqualTo(lif.state("v") + 65, within(1e-10));
        }
    }

    @Test
    void shouldLeakByAFactorAStepWhateverItsDuration() {
        for (double dtMs : new double[] {0.1, 1}) {
            OneCell cell = new OneCell(new DiscreteLif(0.5, 1, -0.25), dtMs);
            assertThat(cell.step(0.75)).isFalse();
            assertThat(cell.step(0.625)).isTrue();
            assertThat(cell.state("v")).isEqualTo(-0.25);
            cell.step(0);
            assertThat(cell.state("v")).isEqualTo(-0.125);
        }
    }

    @Test
    void shouldComputeLogic() {
        OneCell and = new OneCell(new McCullochPitts(2), 1);
        OneCell or = new OneCell(new McCullochPitts(), 1);
        OneCell not = new OneCell(new McCullochPitts(0), 1);
        for (int inputs = 0; inputs <= 2; inputs++) {
            assertThat(and.step(inputs)).isEqualTo(inputs == 2);
            assertThat(or.step(inputs)).isEqualTo(inputs >= 1);
            assertThat(not.step(-inputs)).isEqualTo(inputs == 0);
        }
    }
}
