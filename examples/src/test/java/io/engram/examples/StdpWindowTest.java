package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.plasticity.PairStdp;
import io.engram.plasticity.PowerLawStdp;
import io.engram.plasticity.SpikingBcm;
import io.engram.plasticity.TraceHebbian;
import io.engram.plasticity.TripletStdp;
import io.engram.plasticity.VogelsSprekeler;
import io.engram.plot.StdpWindowPlot.Curve;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The formula is written here once more, as in Song, Miller and Abbott (2000). */
class StdpWindowTest {
    private static final double[] LAGS_MS =
            IntStream.rangeClosed(-80, 80).mapToDouble(k -> k * 1.3).toArray();

    private static PairStdp signed(PairStdp.Pairing pairing) {
        return new PairStdp(17, 34, 0.03, 0.02, 0, 0, -1, 1, pairing, Coincidence.NEITHER, Travel.BEFORE);
    }

    private static double change(double lagMs) {
        return lagMs > 0 ? 0.03 * StrictMath.exp(-lagMs / 17) : -0.02 * StrictMath.exp(lagMs / 34);
    }

    @ParameterizedTest
    @EnumSource(PairStdp.Pairing.class)
    void shouldMeasureWhatTheFormulaSaysAtEachLag(PairStdp.Pairing pairing) {
        StdpWindow window = StdpWindow.of(signed(pairing), 0.1, 5);

        Curve measured = window.measure(LAGS_MS);

        assertThat(window.weight()).isZero();
        assertThat(measured.lagsMs()).hasSize(161);
        for (int k = 0; k < LAGS_MS.length; k++) {
            double expected = k == 80 ? 0 : change(LAGS_MS[k]);
            assertThat(measured.changes()[k])
                    .as("lag %s ms", LAGS_MS[k])
                    .isCloseTo(expected, within(1e-6 * Math.abs(expected)));
        }
    }

    @Test
    void shouldStateTheFormulaItDraws() {
        for (Curve curve : StdpWindow.of(signed(PairStdp.Pairing.ALL), 0.1, 5).formula(50)) {
            for (int k = 1; k < curve.lagsMs().length - 1; k++) {
                double expected = change(curve.lagsMs()[k]);
                assertThat(curve.changes()[k]).isCloseTo(expected, within(1e-12));
            }
        }
    }

    @Test
    void shouldDependOnTheWeightWhereTheRuleDoes() {
        PairStdp rule = PairStdp.nest(20, 20, 0.01, 1, 1, 0.5, 2);
        StdpWindow window = new StdpWindow(rule, 0.1, 1.5);

        Curve measured = window.measure(-10, 10);

        double decay = StrictMath.exp(-0.5);
        assertThat(measured.changes()[0]).isCloseTo(-0.02 * StrictMath.sqrt(0.75) * decay, within(2e-7));
        assertThat(measured.changes()[1]).isCloseTo(0.02 * 0.25 * decay, within(2e-7));
        assertThat(window.formula(10).get(0).changes()[0]).isCloseTo(measured.changes()[0], within(2e-7));
        assertThat(window.formula(10).get(1).changes()[200]).isCloseTo(measured.changes()[1], within(2e-7));
    }

    @Test
    void shouldShowWhatACoincidenceDoes() {
        PairStdp first = new PairStdp(
                20, 20, 0.01, 0.01, 0, 0, -1, 1, PairStdp.Pairing.ALL, Coincidence.PRE_FIRST, Travel.BEFORE);

        assertThat(StdpWindow.of(first, 0.1, 0).measure(0).changes()[0]).isCloseTo(0.01, within(1e-8));
    }

    @Test
    void shouldMeasureRulesWithoutAFormula() {
        StdpWindow hebbian = StdpWindow.of(new TraceHebbian(), 0.1, 0);
        StdpWindow bcm = StdpWindow.of(new SpikingBcm(), 1, 0);

        double[] changes = hebbian.measure(-5, 5).changes();

        // Half of the greatest weight, of which a spike of the source forgets 0.003.
        double pair = 0.005 * StrictMath.exp(-0.25);
        assertThat(changes[0]).isCloseTo(pair - 0.0015, within(1e-7));
        assertThat(changes[1]).isCloseTo(pair - 0.0015, within(1e-7));
        assertThat(hebbian.formula(5)).isEmpty();
        assertThat(bcm.lagsMs()).hasSize(81).endsWith(200);
    }

    @Test
    void shouldMeasureRulesOfOtherFactors() {
        double pre = StdpWindow.of(new VogelsSprekeler(), 0.1, 0).measure(5).changes()[0];
        double[] triplet = StdpWindow.of(TripletStdp.hippocampus(false), 0.1, 0)
                .measure(-5, 5)
                .changes();
        double[] power =
                StdpWindow.of(new PowerLawStdp(), 0.1, 5).measure(-5, 5).changes();

        // The size of an inhibitory weight grows by the pair and shrinks by alpha.
        assertThat(pre).isCloseTo(-0.001 * (StrictMath.exp(-0.25) - 0.12), within(1e-7));
        assertThat(triplet[0]).isCloseTo(-1.6e-3 * StrictMath.exp(-5 / 33.7), within(1e-7));
        assertThat(triplet[1]).isCloseTo(6.1e-3 * StrictMath.exp(-5 / 16.8), within(1e-7));
        assertThat(power[0]).isCloseTo(-0.011 * 5 * StrictMath.exp(-0.25), within(1e-6));
        assertThat(power[1]).isCloseTo(0.1 * StrictMath.pow(5, 0.4) * StrictMath.exp(-0.25), within(1e-6));
    }

    @Test
    void shouldNotBeDrawnWhereOnePairSaysNothing() {
        assertThat(StdpWindow.exists(new SpikingBcm())).isFalse();
        assertThat(StdpWindow.exists(new PairStdp())).isTrue();
    }
}
