package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.numerics.Exp;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The models whose step is a few loops against one neuron at a time, written as a step reads: the same bits. */
class ExactMembraneTest {
    private static final double DT_MS = 0.1;
    /** More than a chunk, and not a whole number of anything. */
    private static final int SIZE = 1500;

    private static final int STEPS = 300;

    /** A step of one neuron, whose columns are {@code s}; returns whether it fires. */
    private interface Twin {
        boolean step(double[] s, double in0, double in1, double current);
    }

    @Test
    void shouldStepDeltaNeurons() {
        double decay = Propagators.decay(DT_MS, 10);
        double perCurrent = Propagators.fromConstant(DT_MS, 10, 250);
        follow(new IafPscDelta(10, 250, 2, -70, -55, -65, 20), 4, 0, (s, jump, none, current) -> {
            double above = decay * (s[0] + 70) + perCurrent * (current + 20) + jump;
            return end(s, 1, above, -65, 20);
        });
    }

    @Test
    void shouldStepNeuronsWithExponentialCurrents() {
        double decay = Propagators.decay(DT_MS, 10);
        double perCurrent = Propagators.fromConstant(DT_MS, 10, 250);
        double perEx = Propagators.fromExponential(DT_MS, 2, 10, 250);
        double perIn = Propagators.fromExponential(DT_MS, 5, 10, 250);
        follow(new IafPscExp(10, 2, 5, 250, 2, -70, -55, -65, 20), 900, -500, (s, ex, in, current) -> {
            double above = decay * (s[0] + 70) + perCurrent * (current + 20) + (perEx * s[1] + perIn * s[2]);
            s[1] = flushed(s[1] * Propagators.decay(DT_MS, 2)) + ex;
            s[2] = flushed(s[2] * Propagators.decay(DT_MS, 5)) + in;
            return end(s, 3, above, -65, 20);
        });
    }

    @Test
    void shouldStepNeuronsWithAlphaCurrents() {
        double decay = Propagators.decay(DT_MS, 10);
        double perCurrent = Propagators.fromConstant(DT_MS, 10, 250);
        follow(new IafPscAlpha(10, 2, 5, 250, 2, -70, -55, -65, 20), 900, -500, (s, ex, in, current) -> {
            double above = decay * (s[0] + 70) + perCurrent * (current + 20) + alpha(s, 1, 2) + alpha(s, 3, 5);
            rise(s, 1, 2, ex);
            rise(s, 3, 5, in);
            return end(s, 5, above, -65, 20);
        });
    }

    @Test
    void shouldStepNeuronsWithConductancesByForwardEuler() {
        follow(
                new LifCondExp(20, 5, 10, -60, 0, -80, -55, -65, 2, 10, LifCondExp.Method.EULER),
                2,
                -0.5,
                (s, ex, in, current) -> {
                    s[1] += ex;
                    s[2] -= in;
                    double above = s[0] + 60;
                    double drive = s[1] * (0 - s[0]) + s[2] * (-80 - s[0]);
                    double next = above + DT_MS / 20 * (drive - above + current * (1 / 10.0));
                    s[1] = flushed(s[1] * (1 - DT_MS / 5));
                    s[2] = flushed(s[2] * (1 - DT_MS / 10));
                    double held = Math.min(s[3], 1);
                    s[0] = held > 0 ? -65 : -60 + flushed(next);
                    s[3] -= held;
                    boolean fires = s[0] > -55;
                    s[0] = fires ? -65 : s[0];
                    s[3] = fires ? 19 : s[3];
                    return fires;
                });
    }

    @Test
    void shouldStepNeuronsWithConductancesByExponentialEuler() {
        LifCondExp.Method method = LifCondExp.Method.EXPONENTIAL_EULER;
        follow(new LifCondExp(20, 5, 10, -60, 0, -80, -55, -65, 2, 10, method), 2, -0.5, (s, ex, in, current) -> {
            s[1] += ex;
            s[2] -= in;
            double total = 1 + (s[1] + s[2]);
            double above = s[0] + 60;
            double drive = s[1] * (0 - s[0]) + s[2] * (-80 - s[0]);
            double left = Exp.of(-(DT_MS / 20) * total);
            double next = above + (1 - left) * (drive - above + current * (1 / 10.0)) / total;
            s[1] = flushed(s[1] * Propagators.decay(DT_MS, 5));
            s[2] = flushed(s[2] * Propagators.decay(DT_MS, 10));
            double held = Math.min(s[3], 1);
            s[0] = held > 0 ? -65 : -60 + flushed(next);
            s[3] -= held;
            boolean fires = s[0] > -55;
            s[0] = fires ? -65 : s[0];
            s[3] = fires ? 19 : s[3];
            return fires;
        });
    }

    private static double alpha(double[] s, int first, double tauMs) {
        return Propagators.fromAlpha(DT_MS, tauMs, 10, 250) * s[first]
                + Propagators.fromExponential(DT_MS, tauMs, 10, 250) * s[first + 1];
    }

    private static void rise(double[] s, int first, double tauMs, double arriving) {
        double decay = Propagators.decay(DT_MS, tauMs);
        s[first + 1] = flushed(decay * (s[first + 1] + DT_MS * s[first]));
        s[first] = flushed(decay * s[first]) + StrictMath.E / tauMs * arriving;
    }

    private static double flushed(double x) {
        return (x + 1e-20) - 1e-20;
    }

    /** Rests at -65 mV or takes what it came to above -70, and fires from -55 on. */
    private static boolean end(double[] s, int resting, double above, double vReset, double refractorySteps) {
        if (s[resting] > 0) {
            s[0] = vReset;
            s[resting]--;
        } else {
            s[0] = -70 + flushed(above);
        }
        if (s[0] >= -55) {
            s[0] = vReset;
            s[resting] = refractorySteps;
            return true;
        }
        return false;
    }

    private static void follow(NeuronModel model, double excitation, double inhibition, Twin twin) {
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE);
        double[][] states = new double[SIZE][];
        for (int i = 0; i < SIZE; i++) {
            states[i] = model.state().stream().mapToDouble(v -> v.initial()).toArray();
            block.current()[i] = 100 * Draws.uniform(4, i);
        }
        NeuronKernel kernel = model.kernel(DT_MS);
        int fired = 0;
        for (int step = 1; step <= STEPS; step++) {
            block.clearInput();
            block.clearSpikes();
            List<Integer> expected = new ArrayList<>();
            for (int i = 0; i < SIZE; i++) {
                double drawn = Draws.uniform(Draws.key(8, i), step);
                double ex = drawn < 0.1 ? excitation : 0;
                double in = drawn > 0.95 ? inhibition : 0;
                block.arrive(i, ex);
                block.arrive(i, in);
                if (twin.step(states[i], ex, in, block.current()[i])) {
                    expected.add(i);
                }
            }
            kernel.step(block, 0, SIZE);
            assertThat(block.spikes())
                    .containsExactly(expected.stream().mapToInt(i -> i).toArray());
            fired += expected.size();
        }
        assertThat(fired).isGreaterThan(SIZE);
        for (int column = 0; column < model.state().size(); column++) {
            for (int i = 0; i < SIZE; i++) {
                assertThat(block.state(column)[i])
                        .as("column %d of %d", column, i)
                        .isEqualTo(states[i][column]);
            }
        }
    }
}
