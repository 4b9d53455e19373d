package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.random.Draws;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CumulativeSrmTest {
    private static final double NO_BOUND = Double.NEGATIVE_INFINITY;

    @ParameterizedTest
    @EnumSource(ResponseKernel.class)
    void shouldAddUpResponsesAndAfterPotentials(ResponseKernel response) {
        double dtMs = 0.5;
        CumulativeSrm model = new CumulativeSrm(response, 3, 12, 7, 20, 40, -65, -52, NO_BOUND, 0.5, 100);
        OneCell cell = new OneCell(model, dtMs);
        List<Double> arrived = new ArrayList<>();
        List<Boolean> fired = new ArrayList<>();
        double v = -65;
        double theta = 0;
        for (int step = 0; step < 1000; step++) {
            double input = Draws.uniform(1, step) < 0.3 ? 12 * Draws.uniform(2, step) : 0;
            arrived.add(input);
            v = -65 + (v + 65) * Math.exp(-dtMs / 40);
            for (int j = 0; j < 12 && j <= step; j++) {
                v += response.at(j * dtMs, 3) * arrived.get(step - j);
            }
            for (int j = 0; j < 7 && j < step; j++) {
                v -= fired.get(step - 1 - j) ? 20 * Math.exp(-j * dtMs / 3) : 0;
            }
            theta *= Math.exp(-dtMs / 100);
            fired.add(v >= -52 + theta);
            theta += fired.get(step) ? 0.5 : 0;

            assertThat(cell.step(input)).isEqualTo(fired.get(step));
            assertThat(cell.state("v")).isEqualTo(v, within(1e-9));
            assertThat(cell.state("theta")).isEqualTo(theta, within(1e-12));
        }
        assertThat(fired).contains(true);
    }

    @Test
    void shouldStayAtRestInSilence() {
        OneCell cell = new OneCell(new CumulativeSrm(), 1);
        assertThat(cell.spikes(0, 200)).isEmpty();
        assertThat(cell.state("v")).isEqualTo(-65);
    }

    @Test
    void shouldDriftToZeroWhereThatIsRest() {
        CumulativeSrm model =
                new CumulativeSrm(ResponseKernel.EXPONENTIAL, 1, 20, 10, 50, 100, 0, -52, NO_BOUND, 0.05, 1e7);
        OneCell cell = new OneCell(model, 1);
        cell.set("v", -65);
        for (int step = 1; step <= 6; step++) {
            cell.step(0);
        }
        assertThat(cell.state("v")).isEqualTo(-65 * Math.exp(-0.06), within(1e-12));
    }

    @Test
    void shouldHaveResponsesOfKnownArea() {
        assertThat(area(ResponseKernel.ALPHA)).isEqualTo(1, within(1e-3));
        assertThat(area(ResponseKernel.ALPHA_SLAYER)).isEqualTo(4 * Math.E, within(1e-2));
        assertThat(area(ResponseKernel.EXPONENTIAL)).isEqualTo(1, within(1e-3));
        assertThat(area(ResponseKernel.LAPLACIAN)).isEqualTo(0.5, within(1e-3));
        assertThat(area(ResponseKernel.RECTANGULAR)).isEqualTo(0.5, within(1e-3));
        assertThat(area(ResponseKernel.TRIANGULAR)).isEqualTo(0.5, within(1e-3));
        assertThat(ResponseKernel.ALPHA_SLAYER.at(4, 4)).isEqualTo(1);
    }

    private static double area(ResponseKernel response) {
        double sum = 0;
        for (int k = 0; k < 100_000; k++) {
            sum += 1e-3 * response.at(k * 1e-3, 4);
        }
        return sum;
    }
}
