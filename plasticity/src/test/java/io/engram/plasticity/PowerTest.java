package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import org.junit.jupiter.api.Test;

/** Powers against StrictMath. */
class PowerTest {

    @Test
    void shouldBeRightToTwelveDigits() {
        for (double exponent : new double[] {0.2, 0.4, 0.5, 0.9, 1.7, 3, -0.5, 250}) {
            double worst = 0;
            for (int i = 0; i < 200_000; i++) {
                double u = Draws.uniform(5, i);
                double x = exponent > 10 ? 0.5 + u : StrictMath.pow(10, 20 * u - 18);
                double expected = StrictMath.pow(x, exponent);
                worst = Math.max(worst, Math.abs(Power.of(x, exponent) - expected) / expected);
            }
            assertThat(worst).as("exponent %s", exponent).isLessThan(1e-12);
        }
    }

    @Test
    void shouldGiveTheSameBitsManyAtOnce() {
        int n = 1000;
        double[] hard = {0, -0.0, -1e-17, Double.MIN_VALUE, 1e-310, 1e-301, 1e301, Double.MAX_VALUE, 1, Double.NaN};
        for (double exponent : new double[] {0, 0.02, 0.4, 0.99, 1, 1.7, -0.5}) {
            double[] x = new double[n];
            double[] expected = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = i < hard.length ? hard[i] : StrictMath.pow(10, 20 * Draws.uniform(6, i) - 18);
                expected[i] = Power.of(x[i], exponent);
            }
            Power.all(x, exponent, new double[2][n], n);
            for (int i = 0; i < n; i++) {
                assertThat(Double.doubleToRawLongBits(x[i]))
                        .as("power %s of number %d", exponent, i)
                        .isEqualTo(Double.doubleToRawLongBits(expected[i]));
            }
        }
    }

    @Test
    void shouldKnowWhatNeedsNoLogarithm() {
        assertThat(Power.of(0.3, 1)).isEqualTo(0.3);
        assertThat(Power.of(0.3, 0)).isEqualTo(1);
        assertThat(Power.of(0, 0)).isEqualTo(1);
        assertThat(Power.of(0, 0.4)).isZero();
        assertThat(Power.of(-1e-17, 0.4)).isZero();
        assertThat(Power.of(1, 0.4)).isEqualTo(1);
        assertThat(Power.of(Double.NaN, 0.4)).isNaN();
    }
}
