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
