package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PropagatorsTest {
    private static final double H = 0.1;

    @ParameterizedTest
    @ValueSource(doubles = {0.3, 2, 9.9, 9.999999, 10, 10.0000001, 10.5, 40})
    void shouldSolveTheEquations(double tauSyn) {
        double fromExponential = 0;
        double fromAlpha = 0;
        int n = 20_000;
        for (int k = 0; k < n; k++) {
            // The response of the membrane at h to the current at s, by the midpoint rule.
            double s = (k + 0.5) * H / n;
            double left = Math.exp(-(H - s) / 10) / 250 * H / n;
            fromExponential += left * Math.exp(-s / tauSyn);
            fromAlpha += left * s * Math.exp(-s / tauSyn);
        }
        assertThat(Propagators.fromExponential(H, tauSyn, 10, 250) / fromExponential)
                .isEqualTo(1, within(1e-9));
        assertThat(Propagators.fromAlpha(H, tauSyn, 10, 250) / fromAlpha).isEqualTo(1, within(1e-8));
    }

    @Test
    void shouldTurnAConstantCurrentIntoItsShareOfTheSteadyState() {
        assertThat(Propagators.fromConstant(H, 10, 250)).isEqualTo(10.0 / 250 * (1 - Math.exp(-0.01)), within(1e-15));
    }
}
