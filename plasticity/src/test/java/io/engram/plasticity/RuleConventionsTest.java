package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.SynapseTwin;
import org.junit.jupiter.api.Test;

/** What the rules' Javadoc says of coincidences and of the weight that travels, on one synapse. */
class RuleConventionsTest {
    private static final double A_PLUS = 0.005;
    private static final double A_MINUS = 0.00525;

    private static SynapseTwin coincidence(LearningRule rule) {
        SynapseTwin synapse = new SynapseTwin(rule, 1, 0.5);
        synapse.step(1, 1);
        return synapse;
    }

    @Test
    void shouldPotentiateACoincidenceAndSendTheWeightFromBeforeByDefault() {
        SynapseTwin synapse = coincidence(new PairStdp());
        assertThat(synapse.weight()).isEqualTo(0.5 + A_PLUS);
        assertThat(synapse.sent(false)).isEqualTo(0.5);
        synapse.step(1, 0);
        assertThat(synapse.sent(false)).isEqualTo(0.5 + A_PLUS);
        assertThat(synapse.weight()).isEqualTo(0.5 + A_PLUS - A_MINUS * StrictMath.exp(-1 / 20.0));
    }

    @Test
    void shouldIgnoreACoincidenceAndSendTheWeightFromAfterLikeNest() {
        SynapseTwin synapse = coincidence(PairStdp.nest(20, 20, 0.01, 1.05, 0, 0, 1));
        assertThat(synapse.weight()).isEqualTo(0.5);
        synapse.step(1, 0);
        assertThat(synapse.weight()).isLessThan(0.5);
        assertThat(synapse.sent(false)).isEqualTo(synapse.weight());
    }

    @Test
    void shouldTakeBothSidesOfACoincidenceAndSendTheWeightAtTheEndLikeBindsnet() {
        SynapseTwin synapse = coincidence(PairStdp.postPre(0.01, 0.03, 20, 20, false, 0, 1));
        assertThat(synapse.weight()).isCloseTo(0.5 - 0.01 + 0.03, within(1e-15));
        assertThat(synapse.sent(false)).isEqualTo(synapse.weight());
    }

    @Test
    void shouldPairEachSpikeOnceOnEachSideLikeMasquelier() {
        SynapseTwin synapse = new SynapseTwin(PairStdp.masquelier(), 1, 0.5);
        synapse.step(1, 0);
        synapse.step(0, 1);
        double once = synapse.weight();
        synapse.step(0, 1);
        assertThat(once).isCloseTo(0.5 + 0.03125 * StrictMath.exp(-1 / 16.8), within(1e-15));
        assertThat(synapse.weight()).isEqualTo(once);
    }

    @Test
    void shouldDependOnTheWeightAsMuSays() {
        PairStdp guetig = new PairStdp().withMu(0.5, 1);
        SynapseTwin synapse = coincidence(guetig);
        assertThat(synapse.weight()).isCloseTo(0.5 + A_PLUS * StrictMath.sqrt(0.5), within(1e-15));
        synapse.step(1, 0);
        double before = 0.5 + A_PLUS * StrictMath.sqrt(0.5);
        assertThat(synapse.weight()).isCloseTo(before - A_MINUS * before * StrictMath.exp(-1 / 20.0), within(1e-15));
    }

    @Test
    void shouldLeaveAWeightWithoutBoundsUnbounded() {
        PairStdp free = PairStdp.postPre(0, 1, 20, 20, true, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
        assertThat(coincidence(free).weight()).isEqualTo(1.5);
    }

    @Test
    void shouldHebbianPotentiateBothOrdersAndForgetAtThePreSpike() {
        SynapseTwin synapse = coincidence(new TraceHebbian());
        assertThat(synapse.weight()).isCloseTo(0.5 - 0.003 * 0.5 + 0.005, within(1e-15));
        assertThat(synapse.sent(false)).isEqualTo(0.5);
    }

    /** The weight after a pre spike that comes when the target has fired steadily for 20 s, every {@code period} ms. */
    private static SynapseTwin bcmAfter(int period) {
        SynapseTwin synapse = new SynapseTwin(new SpikingBcm(1e-5, 10, 100, 2000, 0, 1), 1, 0.5);
        for (int step = 1; step <= 20_000; step++) {
            synapse.step(0, step % period == 0 ? 1 : 0);
        }
        synapse.step(1, 0);
        return synapse;
    }

    @Test
    void shouldBcmPotentiateBelowItsTargetAndDepressAboveIt() {
        assertThat(bcmAfter(200).weight()).isGreaterThan(0.5);
        assertThat(bcmAfter(40).weight()).isLessThan(0.5);
        assertThat(bcmAfter(40).sent(false)).isEqualTo(0.5);
    }

    @Test
    void shouldBcmNotSeeACoincidentPostSpike() {
        SynapseTwin synapse = coincidence(new SpikingBcm());
        assertThat(synapse.weight()).isEqualTo(0.5);
        assertThat(synapse.sent(false)).isEqualTo(0.5);
    }

    @Test
    void shouldContinuousBcmMoveByEulerFromTheStepBeforeAndNotAtSpikes() {
        SynapseTwin synapse = coincidence(new ContinuousBcm(2, 20, 30, 200, 0, 10, -1, 11));
        assertThat(synapse.weight()).isEqualTo(0.5);
        assertThat(synapse.sent(false)).isEqualTo(0.5);

        synapse.step(0, 0);
        double second = 0.5 + 2 * 1 * 1 * (1 - 0) * 0.001;
        assertThat(synapse.weight()).isCloseTo(second, within(1e-15));

        synapse.step(0, 0);
        double x = 1 - 1 / 20.0;
        double y = 1 - 1 / 30.0;
        double theta = 1 / 200.0;
        assertThat(synapse.weight()).isCloseTo(second + 2 * x * y * (y - theta) * 0.001, within(1e-15));
    }

    @Test
    void shouldContinuousBcmFreezeAWeightThatPassedABoundOfBrians() {
        SynapseTwin synapse = coincidence(ContinuousBcm.brian(400, 20, 30, 200, 0.6));
        synapse.step(0, 0);
        assertThat(synapse.weight()).as("beyond 0.6").isCloseTo(0.5 + 0.4, within(1e-15));
        synapse.step(1, 1);
        synapse.step(0, 0);
        assertThat(synapse.weight()).isCloseTo(0.9, within(1e-15));

        SynapseTwin clipped = coincidence(new ContinuousBcm(400, 20, 30, 200, 0, 0.6, -1, 1));
        clipped.step(0, 0);
        assertThat(clipped.weight()).isEqualTo(0.6);
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> new PairStdp().withMu(-1, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule pair-stdp: muPlus=-1.0; must be >= 0 and finite");
        assertThatThrownBy(() -> PairStdp.brian(0, 20, 1, 1, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule pair-stdp: tauPlusMs=0.0; must be > 0 and finite");
        assertThatThrownBy(() -> PairStdp.nest(20, 20, 0.01, 1, 0, 0, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule pair-stdp: weightMin=0.0 and weightMax=0.0; weightMin must be less");
        assertThatThrownBy(() -> PairStdp.postPre(0.1, 0.1, 20, 20, true, 0, Double.POSITIVE_INFINITY)
                        .withMu(1, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule pair-stdp: weightMax=Infinity; must be finite");
        assertThatThrownBy(() -> ContinuousBcm.brian(1, 20, 30, 200, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule continuous-bcm: weightFrozenBelow=0.0 and weightFrozenAbove=0.0;"
                        + " weightFrozenBelow must be less");
    }
}
