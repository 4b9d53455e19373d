package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.SynapseTwin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the Javadoc of the two-factor, inhibitory and short-term rules says, on one synapse, by the formulas of the papers. */
class TwoFactorConventionsTest {
    private static final double EXACT = 1e-15;

    private static SynapseTwin coincidence(LearningRule rule, double weight) {
        SynapseTwin synapse = new SynapseTwin(rule, 1, weight);
        synapse.step(1, 1);
        return synapse;
    }

    @Test
    void shouldBothSidesOfAWeightDependentCoincidenceSeeTheWeightFromBefore() {
        SynapseTwin synapse = coincidence(PairStdp.weightDependentPostPre(0.4, 0.3, 20, 20, false, -1, 1), 0.5);
        assertThat(synapse.weight()).isCloseTo(0.5 - 0.4 * 1.5 + 0.3 * 0.5, within(EXACT));
        assertThat(synapse.sent(false)).isEqualTo(synapse.weight());
    }

    @Test
    void shouldPowerLawIgnoreACoincidenceAndSendTheWeightFromAfter() {
        SynapseTwin synapse = coincidence(new PowerLawStdp(), 4);
        assertThat(synapse.weight()).isEqualTo(4);
        synapse.step(1, 0);
        double depressed = 4 - 0.1 * 0.11 * 4 * StrictMath.exp(-0.05);
        assertThat(synapse.weight()).isCloseTo(depressed, within(EXACT));
        assertThat(synapse.sent(false)).isEqualTo(synapse.weight());
        synapse.step(0, 1);
        double x = StrictMath.exp(-0.1) + StrictMath.exp(-0.05);
        assertThat(synapse.weight())
                .isCloseTo(depressed + 0.1 * StrictMath.pow(depressed, 0.4) * x, within(10 * EXACT));
    }

    @Test
    void shouldPowerLawGrowByLambdaOfTheReferenceThere() {
        SynapseTwin synapse = new SynapseTwin(new PowerLawStdp(20, 20, 0.1, 1, 0.4, 5, 100), 1, 5);
        synapse.step(1, 0);
        synapse.step(0, 1);
        assertThat(synapse.weight()).isCloseTo(5 + 0.5 * StrictMath.exp(-0.05), within(EXACT));
    }

    @Test
    void shouldTripletSeeItsOwnSidesTraceFromBeforeTheSpike() {
        TripletStdp rule = new TripletStdp(
                16.8, 33.7, 101, 125, 0.1, 0.01, 0.2, 0.02, 0, 5, false, Coincidence.PRE_FIRST, Travel.BEFORE);
        SynapseTwin synapse = coincidence(rule, 1);
        assertThat(synapse.weight()).as("the pair only").isCloseTo(1 + 0.1, within(EXACT));
        assertThat(synapse.sent(false)).isEqualTo(1);
        synapse.step(0, 1);
        double tripletPost = StrictMath.exp(-1 / 16.8) * (0.1 + 0.2 * StrictMath.exp(-1 / 125.0));
        double after = 1.1 + tripletPost;
        assertThat(synapse.weight()).isCloseTo(after, within(EXACT));
        synapse.step(1, 0);
        double o1 = StrictMath.exp(-1 / 33.7) + StrictMath.exp(-2 / 33.7);
        assertThat(synapse.weight()).isCloseTo(after - o1 * (0.01 + 0.02 * StrictMath.exp(-2 / 101.0)), within(EXACT));
        assertThat(synapse.sent(false)).isCloseTo(after, within(EXACT));
    }

    /** Sixty triplets at 1 Hz, as in the experiments on hippocampal cultures; figure 3 of the paper. */
    private static double sixty(TripletStdp rule, boolean preFirst) {
        SynapseTwin synapse = new SynapseTwin(rule, 1, 0.5);
        for (int step = 0; step < 60_000; step++) {
            int at = step % 1000;
            boolean outer = at == 1 || at == 11;
            boolean middle = at == 6;
            synapse.step(
                    outer == preFirst && (outer || middle) ? 1 : 0, outer != preFirst && (outer || middle) ? 1 : 0);
        }
        return synapse.weight() - 0.5;
    }

    @Test
    void shouldPostPrePostStrengthenMoreThanPrePostPreInTheHippocampus() {
        for (TripletStdp rule : new TripletStdp[] {
            TripletStdp.hippocampus(false), TripletStdp.hippocampusMinimal(false),
            TripletStdp.hippocampus(true), TripletStdp.hippocampusMinimal(true)
        }) {
            assertThat(sixty(rule, false)).isGreaterThan(0.15);
            assertThat(sixty(rule, true)).isBetween(-0.1, 0.1);
        }
    }

    /** Sixty pairs, post 10 ms after pre, at {@code everyMs}. */
    private static double pairs(TripletStdp rule, int everyMs) {
        SynapseTwin synapse = new SynapseTwin(rule, 1, 0.5);
        for (int step = 0; step < 60 * everyMs; step++) {
            synapse.step(step % everyMs == 0 ? 1 : 0, step % everyMs == 10 ? 1 : 0);
        }
        return synapse.weight() - 0.5;
    }

    @Test
    void shouldVisualCortexStrengthenPairsOnlyWhereTheyComeFast() {
        for (TripletStdp rule : new TripletStdp[] {
            TripletStdp.visualCortex(false), TripletStdp.visualCortexMinimal(false),
            TripletStdp.visualCortex(true), TripletStdp.visualCortexMinimal(true)
        }) {
            assertThat(pairs(rule, 10_000)).as("0.1 Hz").isBetween(-0.05, 0.02);
            assertThat(pairs(rule, 25)).as("40 Hz").isGreaterThan(0.2);
        }
    }

    @Test
    void shouldDiehlAndCookActAtPostSpikesAgainstTheTargetTrace() {
        SynapseTwin synapse =
                coincidence(new DiehlCookStdp(20, 0.1, 0.4, 2, 0, 1, false, Coincidence.PRE_FIRST, Travel.BEFORE), 0.5);
        double after = 0.5 + 0.1 * 0.6 * 0.25;
        assertThat(synapse.weight()).isCloseTo(after, within(EXACT));
        assertThat(synapse.sent(false)).isEqualTo(0.5);
        synapse.step(1, 0);
        assertThat(synapse.weight()).isEqualTo(after);
        SynapseTwin silent = new SynapseTwin(new DiehlCookStdp(), 1, 0.5);
        silent.step(0, 1);
        assertThat(silent.weight()).isCloseTo(0.5 - 0.01 * 0.4 * 0.5, within(EXACT));
    }

    @Test
    void shouldVogelsGrowInSizeInBothOrdersAndLoseAtEachPreSpike() {
        VogelsSprekeler rule =
                new VogelsSprekeler(20, 20, 0.1, 0.2, -1, 0, false, Coincidence.PRE_FIRST, Travel.BEFORE);
        SynapseTwin synapse = coincidence(rule, -0.5);
        assertThat(synapse.weight()).isCloseTo(-0.5 + 0.1 * 0.2 - 0.1, within(EXACT));
        assertThat(synapse.sent(true)).isEqualTo(-0.5);
        synapse.step(1, 0);
        assertThat(synapse.weight()).isCloseTo(-0.58 - 0.1 * (StrictMath.exp(-0.05) - 0.2), within(EXACT));
        assertThat(new VogelsSprekeler().withTargetHz(5).alpha()).isCloseTo(0.2, within(EXACT));
    }

    @Test
    void shouldVogelsOfNestClipGrowthBeforeTheLoss() {
        SynapseTwin nest = new SynapseTwin(VogelsSprekeler.nest(20, 0.5, 0.1, 1), 1, 0.9);
        SynapseTwin brian = new SynapseTwin(VogelsSprekeler.brian(20, 20, 0.5, 0.1, 1), 1, 0.9);
        for (SynapseTwin synapse : new SynapseTwin[] {nest, brian}) {
            synapse.step(0, 1);
            synapse.step(1, 0);
        }
        assertThat(nest.weight()).isCloseTo(1 - 0.05, within(EXACT));
        assertThat(nest.sent(false)).isEqualTo(nest.weight());
        assertThat(brian.weight()).isEqualTo(1);
    }

    @Test
    void shouldAntiHebbianStrengthenInhibitionThatMeets() {
        SynapseTwin synapse = coincidence(TraceHebbian.antiHebbian(20, 20, 0.1, 0.01, -1), -0.5);
        assertThat(synapse.weight()).isCloseTo(-0.5 + 0.005 - 0.1, within(EXACT));
    }

    @Test
    void shouldCovarianceFollowWhatIsBeyondTheMean() {
        SynapseTwin synapse = coincidence(new SpikingCovariance(0.01, 20, 200, -10, 10), 0);
        assertThat(synapse.weight()).isCloseTo(0.01 * 1000 * (1 / 20.0 - 1 / 200.0), within(EXACT));
        assertThat(synapse.sent(false)).isZero();
        SynapseTwin later = new SynapseTwin(new SpikingCovariance(0.01, 20, 200, -10, 10), 1, 0);
        later.step(0, 1);
        for (int step = 0; step < 199; step++) {
            later.step(0, 0);
        }
        later.step(1, 0);
        double above = 1000 * (StrictMath.exp(-10) / 20 - StrictMath.exp(-1) / 200);
        assertThat(later.weight()).isNegative().isCloseTo(0.01 * above, within(EXACT));
    }

    @Test
    void shouldOjaLoseWithTheTargetsOwnActivity() {
        SynapseTwin synapse = coincidence(new SpikingOja(0.1, 20, -10, 10), 0.5);
        assertThat(synapse.weight()).as("y is that from before").isCloseTo(0.5 + 0.1, within(EXACT));
        assertThat(synapse.sent(false)).isEqualTo(0.5);
        synapse.step(0, 1);
        double left = StrictMath.exp(-0.05);
        assertThat(synapse.weight()).isCloseTo(0.6 + 0.1 * (left - left * 0.6), within(EXACT));
    }

    @Test
    void shouldOjaOnPatternsFindTheDirectionOfLengthOne() {
        Oja rule = new Oja();
        double[] w = {0.1, 0.2};
        double[][] patterns = {{3, 0}, {-3, 0}, {0, 1}, {0, -1}};
        for (int epoch = 0; epoch < 2000; epoch++) {
            double[] x = patterns[epoch % 4];
            double y = w[0] * x[0] + w[1] * x[1];
            double first = rule.change(w[0], x[0], y);
            w[1] += rule.change(w[1], x[1], y);
            w[0] += first;
        }
        assertThat(Math.abs(w[0])).isCloseTo(1, within(1e-3));
        assertThat(w[1]).isCloseTo(0, within(1e-3));
    }

    @Test
    void shouldCovarianceOnPatternsTakeOffTheMeans() {
        assertThat(new Covariance(2, 0.5, 0.25, -9, 9).change(7, 1, 0)).isEqualTo(2 * 0.5 * -0.25);
    }

    /** Tsodyks, Pawelzik and Markram's recursion, from the times between spikes. */
    @ParameterizedTest
    @CsvSource({"0.5, 800, 0, 0.5, 1", "0.03, 130, 530, 0.03, 1", "0.3, 40, 15, 0.6, 0.5"})
    void shouldTsodyksAndMarkramSendTheResourcesUsed(
            double bigU, double tauRecMs, double tauFacMs, double firstU, double firstX) {
        SynapseTwin synapse = new SynapseTwin(TsodyksMarkram.nest(bigU, tauRecMs, tauFacMs, firstU, firstX), 1, -2);
        int[] at = {7, 8, 20, 60, 63, 400, 404, 5000, 5001};
        double u = firstU;
        double x = firstX;
        for (int k = 0, step = 1; k < at.length; k++, step++) {
            for (; step < at[k]; step++) {
                synapse.step(0, 1);
            }
            synapse.step(1, 0);
            if (k > 0) {
                int passedMs = at[k] - at[k - 1];
                x = 1 + (x - x * u - 1) * StrictMath.exp(-passedMs / tauRecMs);
                u = tauFacMs == 0 ? bigU : bigU + u * (1 - bigU) * StrictMath.exp(-passedMs / tauFacMs);
            }
            assertThat(synapse.sent(true)).isCloseTo(-2 * x * u, within(1e-14));
            assertThat(synapse.weight()).isEqualTo(-2);
        }
    }

    @Test
    void shouldRefuseWhatMakesNoSense() {
        assertThatThrownBy(() -> new TripletStdp(1, 1, 1, 1, 1, 1, 1, 1, 0, 1, false, Coincidence.BOTH, Travel.BEFORE))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("rule triplet-stdp: coincidence=both; must be");
        assertThatThrownBy(() -> new VogelsSprekeler(20, 20, 1, 1, -1, 1, false, Coincidence.NEITHER, Travel.AFTER))
                .isInstanceOf(SpecException.class)
                .hasMessage(
                        "rule vogels-sprekeler: weightMin=-1.0 and weightMax=1.0; must not lie on both sides of 0, for"
                                + " the size of a weight grows");
        assertThatThrownBy(() -> new TsodyksMarkram(1.5, 800, 0, 0, 0))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule tsodyks-markram: u=1.5; must be > 0 and at most 1");
        assertThatThrownBy(() -> TsodyksMarkram.nest(0.5, 800, 0, 1.2, 1))
                .isInstanceOf(SpecException.class)
                .hasMessageEndingWith("their sum must be within 0 and 1");
        assertThatThrownBy(() -> new PowerLawStdp(20, 20, 0.1, 1, 0.4, 0, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule power-law-stdp: weightReference=0.0; must be > 0 and finite");
        assertThatThrownBy(() -> DiehlCookStdp.bindsnet(0.1, 20, true, 0.4, 1, 0, Double.POSITIVE_INFINITY))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule diehl-cook-stdp: weightMax=Infinity; must be finite");
        assertThatThrownBy(() -> new SpikingCovariance(1, 20, 10, 0, 1))
                .isInstanceOf(SpecException.class)
                .hasMessage("rule spiking-covariance: tauRateMs=20.0 and tauMeanMs=10.0; tauRateMs must be less");
    }
}
