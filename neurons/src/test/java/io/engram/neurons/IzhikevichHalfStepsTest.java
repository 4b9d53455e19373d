package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class IzhikevichHalfStepsTest {
    @Test
    void shouldRestAtTheFixedPoint() {
        OneCell cell = new OneCell(new IzhikevichHalfSteps(), 1);
        // 0.04 v^2 + 5 v + 140 = u = 0.2 v
        cell.set("v", -70);
        cell.set("u", -14);
        for (int step = 1; step <= 1000; step++) {
            assertThat(cell.step(0)).isFalse();
        }
        assertThat(cell.state("v")).isEqualTo(-70, within(1e-9));
        assertThat(cell.state("u")).isEqualTo(-14, within(1e-9));
    }

    @Test
    void shouldShowThePeakOfASpikeAndResetInTheStepAfterIt() {
        OneCell cell = new OneCell(new IzhikevichHalfSteps(0.02, 0.2, -60, 6, 45, Double.NEGATIVE_INFINITY), 0.5);
        int spikes = 0;
        for (int step = 1; step <= 2000; step++) {
            double uBefore = cell.state("u");
            boolean reset = cell.state("v") >= 45;
            spikes += cell.step(10) ? 1 : 0;
            if (reset) {
                double half = -60 + 0.25 * (0.04 * 3600 - 300 + 140 - uBefore - 6 + 10);
                double v = half + 0.25 * (0.04 * half * half + 5 * half + 140 - uBefore - 6 + 10);
                assertThat(cell.state("v")).isEqualTo(v, within(1e-9));
                assertThat(cell.state("u")).isEqualTo(uBefore + 6 + 0.01 * (0.2 * v - uBefore - 6), within(1e-9));
            }
        }
        assertThat(spikes).isBetween(5, 100);
    }

    @Test
    void shouldKeepAboveTheLowerBound() {
        OneCell cell = new OneCell(new IzhikevichHalfSteps(0.02, 0.2, -65, 8, 45, -90), 1);
        for (int step = 1; step <= 20; step++) {
            cell.step(-200);
            assertThat(cell.state("v")).isGreaterThanOrEqualTo(-90);
        }
    }
}
