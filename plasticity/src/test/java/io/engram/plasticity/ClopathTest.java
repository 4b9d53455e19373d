package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import org.junit.jupiter.api.Test;

class ClopathTest {
    private static final double DT_MS = 0.1;
    /** The paper's, without homeostasis. */
    private static final Clopath CONSTANT = new Clopath(14e-5, 8e-5, -70.6, -45.3, 10, 7, 15, 1000, -70.6, 0, 0, 3);

    @Test
    void shouldDepressByTheFilteredVoltageAtASpikeOfTheSource() {
        Prescribed synapse = new Prescribed(CONSTANT, DT_MS, 0, 0, 1, -70.6);
        hold(synapse, 99, -60);
        synapse.step(true, -60);

        double uMinus = -60 - 10.6 * Math.exp(-100 * DT_MS / 10);
        assertThat(synapse.weight()).isEqualTo(1 - 14e-5 * (uMinus + 70.6), within(1e-7));
    }

    @Test
    void shouldNotDepressBelowTheThreshold() {
        Prescribed synapse = new Prescribed(CONSTANT, DT_MS, 0, 0, 1, -75);
        hold(synapse, 10, -80);
        synapse.step(true, -80);
        assertThat(synapse.weight()).isEqualTo(1);
    }

    @Test
    void shouldScaleDepressionByTheMeanDepolarisation() {
        Clopath rule = new Clopath(14e-5, 0, -70.6, -45.3, 10, 7, 15, 200, -70.6, 5, 0, 3);
        Prescribed synapse = new Prescribed(rule, DT_MS, 0, 0, 1, -70.6);
        hold(synapse, 999, -60);
        synapse.step(true, -60);

        double mean = 10.6 * (1 - Math.exp(-100.0 / 200));
        assertThat(synapse.weight()).isEqualTo(1 - 14e-5 * mean * mean / 25 * 10.6, within(1e-6));
    }

    @Test
    void shouldPotentiateWhileTheVoltageIsAboveItsThreshold() {
        Prescribed synapse = new Prescribed(CONSTANT, DT_MS, 0, 0, 1, -70.6);
        synapse.step(true, -70.6);
        hold(synapse, 49, -70.6);
        hold(synapse, 20, 33);
        hold(synapse, 500, -50);

        double expected = 1;
        for (int k = 1; k <= 20; k++) {
            double x = Math.exp(-(49 + k) * DT_MS / 15) / 15;
            double uPlusAboveRest = (33 + 70.6) * (1 - Math.exp(-k * DT_MS / 7));
            expected += 8e-5 * DT_MS * x * (33 + 45.3) * uPlusAboveRest;
        }
        assertThat(synapse.weight()).isEqualTo(expected, within(1e-6)).isGreaterThan(1.001);
    }

    @Test
    void shouldSeeVoltageAndSpikesThroughTheirDelays() {
        // The voltage is seen three steps late, the spike one: as if the spike came two steps later.
        Prescribed delayed = new Prescribed(CONSTANT, DT_MS, 1, 3, 1, -70.6);
        Prescribed plain = new Prescribed(CONSTANT, DT_MS, 0, 0, 1, -70.6);
        for (int step = 1; step <= 400; step++) {
            double v = step % 50 < 20 ? 20 - step % 7 : -65;
            delayed.step(step % 40 == 5, v);
            plain.step(step % 40 == 3, v);
        }
        hold(delayed, 2, -65);
        assertThat(delayed.weight()).isEqualTo(plain.weight(), within(1e-6)).isNotEqualTo(1);
    }

    @Test
    void shouldAddUpWhatAFloatWouldNotNotice() {
        Clopath slow = new Clopath(0, 1e-10, -70.6, -45.3, 10, 7, 15, 1000, -70.6, 0, 0, 3);
        Prescribed synapse = new Prescribed(slow, DT_MS, 0, 0, 1, 0);
        for (int step = 0; step < 20_000; step++) {
            synapse.step(step % 10 == 0, 0);
        }
        // One spike a ms: x is about 1 a ms for two seconds.
        assertThat(synapse.weight()).isEqualTo(1 + 1e-10 * 45.3 * 70.6 * 2000, within(1e-5));
        assertThat(1e-10 * 45.3 * 70.6 * DT_MS).isLessThan(0.5 * Math.ulp(1f));
    }

    /**
     * Sjöström, Turrigiano and Nelson 2001, figure 1, in shape: five pairs, 10 ms apart, fifteen times. At 1 Hz all that is
     * filtered is forgotten from pair to pair, as at their 0.1 Hz.
     */
    @Test
    void shouldPotentiateAtHighFrequencyAndDepressWhereTheTargetLeadsAtLow() {
        double slow = paired(1, 10);
        double medium = paired(20, 10);
        double fast = paired(50, 10);

        assertThat(paired(1, -10)).as("target first, 1 Hz").isLessThan(0.95);
        assertThat(paired(10, -10)).as("target first, 10 Hz").isLessThan(0.95);
        assertThat(paired(50, -10)).as("target first, 50 Hz").isGreaterThan(1.05);
        assertThat(slow).as("source first, 1 Hz").isGreaterThan(1);
        assertThat(medium).as("source first, 20 Hz").isGreaterThan(1);
        assertThat(fast).as("source first, 50 Hz").isGreaterThan(Math.max(slow, medium));
    }

    /** The weight after the protocol. */
    private static double paired(double hz, int postAfterPreMs) {
        int every = (int) Math.round(1000 / hz / DT_MS);
        int firstPost = 500;
        int rest = 10_000;
        Prescribed synapse = new Prescribed(CONSTANT, DT_MS, 0, 0, 1, -70.6);
        for (int burst = 0; burst < 15; burst++) {
            for (int step = 0; step < 5 * every + rest; step++) {
                int prePlace = step - firstPost + (int) (postAfterPreMs / DT_MS);
                boolean fires = prePlace >= 0 && prePlace % every == 0 && prePlace < 5 * every;
                int since = step - firstPost;
                int sincePost = since < 5 * every ? since % every : since - 4 * every;
                synapse.step(fires, since < 0 ? -70.6 : spike(sincePost * DT_MS));
            }
        }
        return synapse.weight();
    }

    /** The voltage so long after a spike began: 1 ms of spike, then an afterdepolarisation. */
    private static double spike(double ms) {
        return ms < 1 ? 33 : -70.6 + 12 * Math.exp(-(ms - 1) / 20);
    }

    @Test
    void shouldRefuseItsParameters() {
        assertThatThrownBy(() -> new Clopath(-1, 0, -70, -45, 10, 7, 15, 1000, -70, 0, 0, 3))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule clopath: aLtd=-1.0; must be >= 0 and finite");
        assertThatThrownBy(() -> new Clopath(0, 0, -70, -45, 10, 7, 0, 1000, -70, 0, 0, 3))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule clopath: tauXMs=0.0; must be > 0 and finite");
    }

    private static void hold(Prescribed synapse, int steps, double vMv) {
        for (int step = 0; step < steps; step++) {
            synapse.step(false, vMv);
        }
    }
}
