package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.SynapseTwin;
import org.junit.jupiter.api.Test;

/** Closed forms of rules whose change waits for a reward. */
class RewardRulesTest {

    /** A pair 5 ms apart, dopamine from 1 s on: the weight moves by what is left of the eligibility, sum after sum. */
    @Test
    void shouldTurnAPairIntoChangeWhenDopamineComesLater() {
        DopamineStdp rule = new DopamineStdp(0.1, 0.15, 20, 20, 1000, 0, 10, 0, 4);
        SynapseTwin synapse = new SynapseTwin(rule, 1, 1);
        run(synapse, 1, 1, 0);
        run(synapse, 4, 0, 0);
        run(synapse, 1, 0, 1);
        run(synapse, 994, 0, 0);
        assertThat(synapse.weight()).isEqualTo(1);
        synapse.signal("dopamine", 0.5);
        run(synapse, 100, 0, 0);

        // Steps 1010 to 1100: ten updates; the eligibility began at step 6 and has been taken down at 10, 20, ...
        double expected = 1;
        double c = 0.1 * Math.exp(-5 / 20.0);
        for (int update = 1; update <= 110; update++) {
            expected += update > 100 ? 0.5 * c : 0;
            c *= Math.exp(-10 / 1000.0);
        }
        assertThat(synapse.weight()).isCloseTo(expected, within(1e-12));
    }

    /** The reward of the next step counts, or, without lag, that of the step itself. */
    @Test
    void shouldMultiplyAPairByTheRewardAsTheLagSays() {
        for (boolean zeroLag : new boolean[] {false, true}) {
            SynapseTwin synapse = new SynapseTwin(new Mstdp(0.1, 1, -1, 20, 20, -9, 9, zeroLag), 1, 0);
            run(synapse, 1, 1, 0);
            run(synapse, 1, 0, 0);
            synapse.signal("reward", 2);
            run(synapse, 1, 0, 1);
            synapse.signal("reward", 3);
            run(synapse, 1, 0, 0);
            assertThat(synapse.weight()).isCloseTo(0.1 * (zeroLag ? 2 : 3) * Math.exp(-2 / 20.0), within(1e-12));
        }
    }

    @Test
    void shouldRewardWhatIsStillEligible() {
        SynapseTwin synapse = new SynapseTwin(new Mstdpet(0.1, 1, -1, 20, 20, 25, -9, 9, false), 1, 0);
        run(synapse, 1, 1, 0);
        run(synapse, 1, 0, 1);
        run(synapse, 10, 0, 0);
        assertThat(synapse.weight()).isZero();
        synapse.signal("reward", 1);
        run(synapse, 1, 0, 0);

        double z = Math.exp(-1 / 20.0) / 25;
        assertThat(synapse.weight()).isCloseTo(0.1 * z * Math.exp(-10 / 25.0), within(1e-12));
    }

    /** A neuron that fires as often as it is expected to earns nothing on the way; one spike counts what it was not expected. */
    @Test
    void shouldRewardASpikeAsFarAsItWasNotExpected() {
        SynapseTwin synapse = new SynapseTwin(new Rmax(0.1, 20, 25, 5, -9, 9), 1, 0);
        double[] p = {0.02};
        double expected = 0.02 / (1 + 5 * 0.02);
        synapse.step(1, 0, p, true);
        synapse.step(0, 1, p, true);
        synapse.signal("reward", 2);
        synapse.step(0, 0, p, true);

        double x1 = Math.exp(-1 / 20.0);
        double z = -expected * (1 - 1 / 25.0) + x1 * (1 - expected);
        z = z * (1 - 1 / 25.0) - Math.exp(-2 / 20.0) * expected;
        assertThat(synapse.weight()).isCloseTo(0.1 * 2 * z, within(1e-12));
    }

    private static void run(SynapseTwin synapse, int steps, int pre, int post) {
        for (int k = 0; k < steps; k++) {
            synapse.step(pre, post);
        }
    }
}
