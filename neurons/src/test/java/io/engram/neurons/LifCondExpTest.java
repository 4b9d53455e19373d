package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import org.junit.jupiter.api.Test;

class LifCondExpTest {
    private static final double DT_MS = 0.1;

    /** One neuron as the paper and Brian2's example of it read: update from old values, threshold, synapses, reset. */
    private static final class Twin {
        private double v = -74;
        private double gE;
        private double gI;

        boolean step(double currentPa, double excitation, double inhibition) {
            double dv = (gE * (0 - v) + gI * (-80 - v) + (-74 - v) + currentPa / 25) / 10;
            v += DT_MS * dv;
            gE += DT_MS * -gE / 5;
            gI += DT_MS * -gI / 8;
            boolean fires = v > -54;
            gE += excitation;
            gI += inhibition;
            if (fires) {
                v = -60;
            }
            return fires;
        }
    }

    @Test
    void shouldDoWhatItsTwinDoes() {
        LifCondExp model = new LifCondExp(10, 5, 8, -74, 0, -80, -54, -60, 0, 25, LifCondExp.Method.EULER);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);
        Twin twin = new Twin();
        int spikes = 0;
        for (int step = 1; step <= 100_000; step++) {
            double excitation = Draws.uniform(1, step) < 0.5 ? 0.06 * Draws.uniform(2, step) : 0;
            double inhibition = Draws.uniform(3, step) < 0.1 ? 0.05 * Draws.uniform(4, step) : 0;
            block.current()[0] = step % 1000 < 500 ? 100 : -50;
            block.clearSpikes();
            // What arrives with this step was sent by a spike of the one before.
            kernel.step(block, 0, 1);
            boolean fires = twin.step(block.current()[0], excitation, inhibition);
            block.clearInput();
            block.arrive(0, excitation);
            block.arrive(0, -inhibition);

            assertThat(block.spikeCount()).isEqualTo(fires ? 1 : 0);
            assertThat(block.state(0)[0]).isEqualTo(twin.v, within(1e-9));
            assertThat(block.state(1)[0] + excitation).isEqualTo(twin.gE, within(1e-12));
            assertThat(block.state(2)[0] + inhibition).isEqualTo(twin.gI, within(1e-12));
            spikes += block.spikeCount();
        }
        assertThat(spikes).isBetween(1000, 5000);
    }

    @Test
    void shouldNearTheSolutionOfItsEquationAsTheStepShrinks() {
        double g = 0.2;
        double restMv = -70 / (1 + g);
        for (double dtMs : new double[] {0.1, 0.01, 0.001}) {
            // A conductance that hardly decays: v relaxes to its rest with tauM / (1 + g).
            LifCondExp model = new LifCondExp(20, 1e12, 5, -70, 0, -70, 0, -60, 0, 10, LifCondExp.Method.EULER);
            ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
            NeuronKernel kernel = model.kernel(dtMs);
            block.arrive(0, g);
            for (int step = 1; step <= Math.round(30 / dtMs); step++) {
                kernel.step(block, 0, 1);
                block.clearInput();
            }
            double expectedMv = restMv + (-70 - restMv) * Math.exp(-30 * (1 + g) / 20);
            assertThat(block.state(0)[0]).isEqualTo(expectedMv, within(dtMs)).isNotEqualTo(expectedMv);
        }
    }

    @Test
    void shouldRelaxExactlyByExponentialEulerHoweverLongTheStep() {
        double g = 0.2;
        double restMv = -70 / (1 + g);
        for (double dtMs : new double[] {0.1, 1, 30}) {
            LifCondExp.Method method = LifCondExp.Method.EXPONENTIAL_EULER;
            LifCondExp model = new LifCondExp(20, 1e12, 5, -70, 0, -70, 0, -60, 0, 10, method);
            ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
            NeuronKernel kernel = model.kernel(dtMs);
            block.arrive(0, g);
            for (int step = 1; step <= Math.round(30 / dtMs); step++) {
                kernel.step(block, 0, 1);
                block.clearInput();
            }
            double expectedMv = restMv + (-70 - restMv) * Math.exp(-30 * (1 + g) / 20);
            assertThat(block.state(0)[0]).isEqualTo(expectedMv, within(1e-9));
        }
    }

    @Test
    void shouldStayFiniteWhereConductancesAddUpToNothing() {
        LifCondExp.Method method = LifCondExp.Method.EXPONENTIAL_EULER;
        LifCondExp model = new LifCondExp(20, 5, 5, -70, 0, -70, 0, -60, 0, 10, method);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        block.state(1)[0] = -1;
        model.kernel(DT_MS).step(block, 0, 1);
        assertThat(block.state(0)[0]).isEqualTo(-70, within(0.5));
    }

    @Test
    void shouldNotFireAtTheThresholdButAboveIt() {
        LifCondExp model = new LifCondExp(20, 5, 5, -54, 0, -70, -54, -60, 0, 10, LifCondExp.Method.EULER);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);

        kernel.step(block, 0, 1);
        assertThat(block.state(0)[0]).isEqualTo(-54);
        assertThat(block.spikeCount()).isZero();

        block.current()[0] = 1e-9;
        kernel.step(block, 0, 1);
        assertThat(block.spikeCount()).isEqualTo(1);
        assertThat(block.state(0)[0]).isEqualTo(-60);
    }

    @Test
    void shouldRestAfterASpikeAndIntegrateAgainInTheStepAtTheEndOfTheRefractoryTime() {
        LifCondExp model = new LifCondExp(20, 5, 5, -70, 0, -70, -54, -60, 1, 10, LifCondExp.Method.EULER);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
        NeuronKernel kernel = model.kernel(DT_MS);
        block.arrive(0, 1000);
        kernel.step(block, 0, 1);
        assertThat(block.spikeCount()).isEqualTo(1);
        block.clearInput();

        for (int step = 1; step < 10; step++) {
            kernel.step(block, 0, 1);
            assertThat(block.spikeCount()).isEqualTo(1);
            assertThat(block.state(0)[0]).isEqualTo(-60);
        }
        assertThat(block.state(1)[0]).as("conductances go on").isEqualTo(1000 * Math.pow(0.98, 10), within(1e-9));
        kernel.step(block, 0, 1);
        assertThat(block.spikeCount()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAStepThatForwardEulerCannotTake() {
        LifCondExp model = new LifCondExp(20, 0.5, 5, -70, 0, -70, -54, -60, 0, 10, LifCondExp.Method.EULER);
        model.kernel(0.5);
        assertThatThrownBy(() -> model.kernel(1))
                .isInstanceOf(SpecException.class)
                .hasMessage("lif-cond-exp: tauEMs=0.5; must be at least the step of 1.0 ms, for forward Euler");
    }
}
