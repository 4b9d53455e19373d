package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import java.util.Arrays;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

/** The models that are solved, most neurons by one formula and some step by step, against twins of single neurons that Hipparchus solves. */
class DormandPrinceTest {
    private static final double DT_MS = 0.1;
    /** More than one chunk of lanes, and not a whole number of them. */
    private static final int SIZE = HermiteStep.LANES + 3;
    /** The neurons that have a twin: of all chunks. */
    private static final int[] FOLLOWED = {0, 5, DormandPrince.LANES, HermiteStep.LANES, SIZE - 1};

    private static final int STEPS = 1500;
    /** Where a hundred and more spikes have added up their errors. */
    private static final int FEWER_STEPS = 60;

    /** A neuron's step, as the Javadoc of its model reads; returns how often it fires. */
    private interface Twin {
        int step(double currentPa, double excitation, double inhibition);

        double v();
    }

    @Test
    void shouldSolveExponentialConductances() {
        follow(
                new IafCondExp(-65, 0, -80, -50, -60, 1, 200, 10, 0.5, 4, 50),
                STEPS,
                1e-5,
                () -> iaf(3, 1, 2, 1, 1, (y, pa) -> {
                    double v = Math.min(y[0], -50);
                    double sum = -10 * (v + 65) - y[1] * v - y[2] * (v + 80) + 50 + pa;
                    return new double[] {sum / 200, -y[1] / 0.5, -y[2] / 4};
                }));
    }

    @Test
    void shouldSolveAlphaConductances() {
        double e = Math.E;
        follow(
                new IafCondAlpha(-65, 0, -80, -50, -60, 1, 200, 10, 0.5, 4, 50),
                STEPS,
                1e-5,
                () -> iaf(5, 1, 3, e / 0.5, e / 4, (y, pa) -> {
                    double v = Math.min(y[0], -50);
                    double sum = -10 * (v + 65) - y[2] * v - y[4] * (v + 80) + 50 + pa;
                    return new double[] {sum / 200, -y[1] / 0.5, y[1] - y[2] / 0.5, -y[3] / 4, y[3] - y[4] / 4};
                }));
    }

    @Test
    void shouldSolveAdaptiveExponentialNeuronsThatFireOnceAStep() {
        follow(
                new AeifCondExp(-70, 0, -80, -50, 2, 0, -58, 1, 200, 10, 2, 60, 30, 2, 5, 100),
                STEPS,
                1e-3,
                () -> aeif(10, 100));
    }

    @Test
    void shouldSolveAdaptiveExponentialNeuronsThatFireMoreThanOnceAStep() {
        int most = follow(
                new AeifCondExp(-70, 0, -80, -50, 2, 0, -58, 0, 200, 10, 2, 60, 30, 2, 5, 60_000),
                FEWER_STEPS,
                1e-2,
                () -> aeif(0, 60_000));
        assertThat(most).isGreaterThan(1);
    }

    /** Drives all neurons at random and compares; returns the most spikes that one fired in a step. */
    private static int follow(NeuronModel model, int steps, double tolerance, Supplier<Twin> make) {
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE);
        NeuronKernel kernel = model.kernel(DT_MS);
        Twin[] twins = new Twin[SIZE];
        Arrays.stream(FOLLOWED).forEach(i -> twins[i] = make.get());
        int most = 0;
        int total = 0;
        for (int step = 1; step <= steps; step++) {
            block.clearInput();
            block.clearSpikes();
            for (int i = 0; i < SIZE; i++) {
                block.arrive(i, excitation(step, i));
                block.arrive(i, -inhibition(step, i));
                block.current()[i] = currentPa(step, i);
            }
            kernel.step(block, 0, SIZE);
            for (int i : FOLLOWED) {
                int fired =
                        (int) Arrays.stream(block.spikes()).filter(k -> k == i).count();
                assertThat(fired)
                        .as("neuron %d, step %d", i, step)
                        .isEqualTo(twins[i].step(currentPa(step, i), excitation(step, i), inhibition(step, i)));
                assertThat(block.state(0)[i])
                        .as("neuron %d, step %d", i, step)
                        .isEqualTo(twins[i].v(), within(tolerance));
                most = Math.max(most, fired);
                total += fired;
            }
        }
        assertThat(total).isGreaterThan(10);
        return most;
    }

    private static double excitation(int step, int i) {
        return Draws.uniform(Draws.key(1, i), step) < 0.1 ? 12 : 0;
    }

    private static double inhibition(int step, int i) {
        return Draws.uniform(Draws.key(2, i), step) < 0.03 ? 10 : 0;
    }

    private static double currentPa(int step, int i) {
        return 200 * Draws.uniform(Draws.key(3, i), step / 100);
    }

    /** Of an integrate-and-fire neuron that rests at -65 mV, fires at -50, resets to -60 and rests for 10 steps. */
    private static Twin iaf(
            int columns,
            int ex,
            int in,
            double exFactor,
            double inFactor,
            BiFunction<double[], Double, double[]> slope) {
        double[] initial = new double[columns];
        initial[0] = -65;
        return new Twin() {
            private int resting;
            private final SolvedTwin solved = new SolvedTwin(initial, Double.POSITIVE_INFINITY, (y, pa) -> {
                double[] all = slope.apply(y, pa);
                all[0] = resting > 0 ? 0 : all[0];
                return all;
            });

            @Override
            public int step(double currentPa, double excitation, double inhibition) {
                solved.advance(0, DT_MS, currentPa);
                int fired = 0;
                if (resting > 0) {
                    resting--;
                } else if (v() >= -50) {
                    solved.y[0] = -60;
                    resting = 10;
                    fired = 1;
                }
                solved.y[ex] += exFactor * excitation;
                solved.y[in] += inFactor * inhibition;
                return fired;
            }

            @Override
            public double v() {
                return solved.y[0];
            }
        };
    }

    /** Of the adaptive neuron of these tests, which rests for {@code restSteps}. */
    private static Twin aeif(int restSteps, double constantPa) {
        return new Twin() {
            private int resting;
            private final SolvedTwin solved = new SolvedTwin(new double[] {-70, 0, 0, 0}, 0, (y, pa) -> {
                double v = Math.min(y[0], 0);
                double sum = -10 * (v + 70) + 10 * 2 * Math.exp((v + 50) / 2) - y[1] * v - y[2] * (v + 80) - y[3];
                double rise = resting > 0 ? 0 : (sum + constantPa + pa) / 200;
                return new double[] {rise, -y[1] / 2, -y[2] / 5, (2 * (v + 70) - y[3]) / 30};
            });

            @Override
            public int step(double currentPa, double excitation, double inhibition) {
                int fired = 0;
                double atMs = solved.advance(0, DT_MS, currentPa);
                while (atMs < DT_MS) {
                    solved.y[0] = -58;
                    solved.y[3] += 60;
                    resting = restSteps > 0 ? restSteps + 1 : 0;
                    fired++;
                    atMs = solved.advance(atMs, DT_MS, currentPa);
                }
                resting = Math.max(resting - 1, 0);
                solved.y[1] += excitation;
                solved.y[2] += inhibition;
                return fired;
            }

            @Override
            public double v() {
                return solved.y[0];
            }
        };
    }

    @Test
    void shouldKeepAConductanceThatOnlyDecaysOnItsExponential() {
        IafCondExp model = new IafCondExp();
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);
        block.arrive(0, 100);
        kernel.step(block, 0, 1);
        block.clearInput();
        for (int step = 1; step <= 20; step++) {
            kernel.step(block, 0, 1);
            assertThat(block.state(1)[0]).isEqualTo(100 * Math.exp(-step * DT_MS / 0.2), within(1e-12));
        }
    }

    @Test
    void shouldTakeSmallStepsWhereSlopesAreSteepAndHandThemOn() {
        IafCondExp model = new IafCondExp();
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 2);
        NeuronKernel kernel = model.kernel(DT_MS);
        block.arrive(1, 100_000);
        kernel.step(block, 0, 2);
        block.clearInput();
        kernel.step(block, 0, 2);
        assertThat(block.state(4)[0]).as("solved without").isZero();
        assertThat(block.state(4)[1]).isLessThan(DT_MS / 2).isPositive();
    }

    @Test
    void shouldStopWhereNothingSolvesTheEquations() {
        IafCondExp model = new IafCondExp();
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 2);
        NeuronKernel kernel = model.kernel(DT_MS);
        block.state(0)[1] = Double.NaN;
        assertThatThrownBy(() -> kernel.step(block, 0, 2))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("neuron 1 of its shard has equations that no step solves:"
                        + " its first state variable is NaN, of slope NaN per ms");
    }

    @Test
    void shouldStopWhereANeuronFiresWithoutEnd() {
        AeifCondExp model = new AeifCondExp(-70, 0, -80, -50, 2, 0, -58, 0, 200, 10, 2, 0, 30, 2, 5, 1e12);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);
        assertThatThrownBy(() -> kernel.step(block, 0, 1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("neuron 0 of its shard does not reach the end of its step, as one that"
                        + " fires without rest may not: its first state variable is ");
    }
}
