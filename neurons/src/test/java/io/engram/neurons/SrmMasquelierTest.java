package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import org.junit.jupiter.api.Test;

class SrmMasquelierTest {
    private static final double DT_MS = 0.1;
    private final SrmMasquelier model = new SrmMasquelier();
    private final ArrayNeuronBlock block = new ArrayNeuronBlock(model, 1);
    private final NeuronKernel kernel = model.kernel(DT_MS);

    @Test
    void shouldRespondToASpikeWithThePapersEpsp() {
        block.arrive(0, 1);
        double highest = 0;
        double k = 1 / (StrictMath.pow(0.25, 1.0 / 3) - StrictMath.pow(0.25, 4.0 / 3));
        for (int step = 1; step <= 1000; step++) {
            kernel.step(block, 0, 1);
            block.clearInput();
            double t = step * DT_MS;
            assertThat(block.state(0)[0]).isEqualTo(k * (Math.exp(-t / 10) - Math.exp(-t / 2.5)), within(1e-12));
            highest = Math.max(highest, block.state(0)[0]);
        }
        assertThat(highest).isEqualTo(1, within(1e-3));
    }

    @Test
    void shouldFollowItsOwnSpikeWithThePapersAfterPotential() {
        fire();
        assertThat(block.state(0)[0]).isEqualTo(1000);
        assertThat(block.state(1)[0]).isZero();
        for (int step = 1; step <= 500; step++) {
            kernel.step(block, 0, 1);
            double t = step * DT_MS;
            double eta = 500 * (2 * Math.exp(-t / 10) - 4 * (Math.exp(-t / 10) - Math.exp(-t / 2.5)));
            assertThat(block.state(0)[0]).isEqualTo(eta, within(1e-9));
        }
    }

    @Test
    void shouldDropWhatArrivesInTheStepAfterASpikeButNotLater() {
        fire();
        block.arrive(0, 7);
        kernel.step(block, 0, 1);
        assertThat(block.state(1)[0]).isZero();
        kernel.step(block, 0, 1);
        assertThat(block.state(1)[0]).isEqualTo(7 * Math.exp(-DT_MS / 2.5), within(1e-12));
    }

    @Test
    void shouldNotFireWithinTheRefractoryTimeButAtItsEnd() {
        fire();
        for (int step = 1; step <= 10; step++) {
            block.clearInput();
            block.arrive(0, 1e6);
            kernel.step(block, 0, 1);
            assertThat(block.spikeCount()).isEqualTo(step < 10 ? 0 : 1);
        }
    }

    private void fire() {
        block.arrive(0, 1e5);
        kernel.step(block, 0, 1);
        assertThat(block.spikeCount()).isEqualTo(1);
        block.clearSpikes();
        block.clearInput();
    }
}
