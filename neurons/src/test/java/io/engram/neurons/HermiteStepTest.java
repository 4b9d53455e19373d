package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** One step by the two-point formula against the same step in a thousand steps of fourth order. */
class HermiteStepTest {
    private static final double DT_MS = 0.1;
    private static final double TOLERANCE = 1e-5;
    private static final Conductances MEMBRANE = new Conductances(-60, 0, -80, 200, 10, 5, -50);

    private final List<Double> errors = new ArrayList<>();
    private int refused;

    @Test
    void shouldBeAsRightAsItSaysWithExponentialConductances() {
        compare(Course.exponential(DT_MS, 5).and(Course.exponential(DT_MS, 10)), 2, 1);
        compare(Course.exponential(DT_MS, 0.2).and(Course.exponential(DT_MS, 2)), 2, 1);
        assertThat(refused).isBetween(20, errors.size() - 100);
        assertThat(errors).allSatisfy(error -> assertThat(error).isLessThan(1));
    }

    @Test
    void shouldBeAsRightAsItSaysWithAlphaConductances() {
        compare(Course.alpha(DT_MS, 2).and(Course.alpha(DT_MS, 4)), 4, 0.3);
        compare(Course.alpha(DT_MS, 0.3).and(Course.alpha(DT_MS, 1)), 4, 1);
        assertThat(refused).isBetween(20, errors.size() - 100);
        assertThat(errors).allSatisfy(error -> assertThat(error).isLessThan(1));
    }

    /** Conductances of 1 to 2000 nS; what is wrong, as a part of its bound. */
    private void compare(Course course, int columns, double driving) {
        HermiteStep step = new HermiteStep(columns);
        HermiteStep.Pass[] passes = step.passes(MEMBRANE, course, DT_MS).toArray(HermiteStep.Pass[]::new);
        double[] expected = new double[HermiteStep.LANES];
        for (int i = 0; i < HermiteStep.LANES; i++) {
            step.v[i] = -85 + 35 * Draws.uniform(1, i);
            step.current[i] = 300 * Draws.uniform(2, i);
            double[] column = new double[columns];
            for (int c = 0; c < columns; c++) {
                column[c] = StrictMath.pow(2000, Draws.uniform(3 + c, i)) * (columns == 4 && c % 2 == 0 ? driving : 1);
                step.columns[c][i] = column[c];
            }
            expected[i] = inSmallSteps(course, column, step.v[i], step.current[i]);
        }
        HermiteStep.run(passes, HermiteStep.LANES);
        for (int i = 0; i < HermiteStep.LANES; i++) {
            // The small steps are themselves right to 1e-11.
            errors.add(Math.max(0, Math.abs(step.v[i] - expected[i]) - 1e-10) / (step.excess[i] + TOLERANCE));
            refused += step.excess[i] > 0 ? 1 : 0;
        }
    }

    private static double inSmallSteps(Course course, double[] column, double v, double current) {
        int parts = 1000;
        double h = DT_MS / parts;
        double at = v;
        for (int part = 0; part < parts; part++) {
            double t = part * h;
            double a = slope(course, column, at, current, t);
            double b = slope(course, column, at + h / 2 * a, current, t + h / 2);
            double c = slope(course, column, at + h / 2 * b, current, t + h / 2);
            double d = slope(course, column, at + h * c, current, t + h);
            at += h / 6 * (a + 2 * b + 2 * c + d);
        }
        return at;
    }

    private static double slope(Course course, double[] column, double v, double current, double tMs) {
        double ex = conductance(course, column, 0, tMs);
        double in = conductance(course, column, column.length / 2, tMs);
        return (-10 * (v + 60) - ex * v - in * (v + 80) + 5 + current) / 200;
    }

    /** From its columns at 0; the decay is in the factor of its first slope at the start. */
    private static double conductance(Course course, double[] column, int first, double tMs) {
        int last = column.length == 4 ? first + 1 : first;
        double decayed = Math.exp(course.atStart()[1][last] / DT_MS * tMs);
        return column.length == 4 ? (column[first + 1] + column[first] * tMs) * decayed : column[first] * decayed;
    }

    @Test
    void shouldGiveANeuronTheSameBitsWhateverStandsBesideIt() {
        IafCondExp model = new IafCondExp(-60, 0, -80, -50, -60, 5, 200, 10, 5, 10, 0);
        int size = 3 * HermiteStep.LANES + 17;
        ArrayNeuronBlock whole = new ArrayNeuronBlock(model, size);
        ArrayNeuronBlock parted = new ArrayNeuronBlock(model, size);
        NeuronKernel kernel = model.kernel(DT_MS);
        for (int step = 1; step <= 400; step++) {
            drive(whole, step, size);
            drive(parted, step, size);
            kernel.step(whole, 0, size);
            for (int from = 0; from < size; from += 101) {
                kernel.step(parted, from, Math.min(size, from + 101));
            }
            assertThat(parted.spikes()).isEqualTo(whole.spikes());
            for (int column = 0; column < model.state().size(); column++) {
                assertThat(parted.state(column)).isEqualTo(whole.state(column));
            }
        }
    }

    private static void drive(ArrayNeuronBlock block, int step, int size) {
        block.clearInput();
        block.clearSpikes();
        for (int i = 0; i < size; i++) {
            double drawn = Draws.uniform(Draws.key(9, i), step);
            // The strongest are beyond what the formula takes.
            block.arrive(i, drawn < 0.1 ? 6 : drawn > 0.999 ? 2000 : 0);
            block.arrive(i, drawn > 0.5 && drawn < 0.52 ? -67 : 0);
        }
    }
}
