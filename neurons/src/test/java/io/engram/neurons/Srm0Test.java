package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class Srm0Test {
    private static final int SIZE = 100;

    @Test
    void shouldEscapeAtTheRateOfItsDistanceFromTheThreshold() {
        Srm0 model = new Srm0(10, 0, -70, -50, -70, Double.NEGATIVE_INFINITY, 1, 0.5, 5);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE);
        NeuronKernel kernel = model.kernel(new NeuronContext(9, 0.5, SIZE, 0, SIZE));
        for (double v : new double[] {-60, -50, -45}) {
            double p = 1 - Math.exp(-0.5 * 0.5 * Math.exp((v + 50) / 5));
            int spikes = 0;
            for (int step = 1; step <= 1000; step++) {
                block.at(step, step);
                block.clearSpikes();
                Arrays.fill(block.state(0), -70);
                Arrays.fill(block.input(0), v + 70);
                kernel.step(block, 0, SIZE);
                assertThat(block.state(2)[0]).isEqualTo(p, within(1e-14));
                spikes += block.spikeCount();
            }
            double n = SIZE * 1000;
            assertThat(spikes / n).isEqualTo(p, within(4 * Math.sqrt(p * (1 - p) / n)));
        }
    }

    @Test
    void shouldNotIntegrateWhileRefractoryButMayFire() {
        OneCell cell = new OneCell(new Srm0(), 1);
        assertThat(cell.step(1000)).as("far above the threshold").isTrue();
        cell.step(15);
        assertThat(cell.state("v")).isEqualTo(-70);
        cell.set("v", 1000);
        assertThat(cell.step(0)).isTrue();
    }

    @Test
    void shouldScaleWhatArrives() {
        OneCell cell = new OneCell(new Srm0(10, 5, -70, 0, -70, -80, 0.25, 0, 5), 1);
        cell.step(8);
        assertThat(cell.state("v")).isEqualTo(-68);
        cell.step(-1000);
        assertThat(cell.state("v")).isEqualTo(-80);
    }

    @Test
    void shouldDrawByKeyNeuronAndRow() {
        int[] one = raster(1, 1, 0);
        assertThat(raster(1, 1, 0)).isEqualTo(one);
        assertThat(raster(2, 1, 0)).isNotEqualTo(one);
        assertThat(raster(1, 3, 0)).isEqualTo(one);
        assertThat(raster(1, 3, 1)).isNotEqualTo(one);
    }

    /** When and who of row {@code row} of {@code rows}, all of which rest. */
    private static int[] raster(long key, int rows, int row) {
        Srm0 model = new Srm0();
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE * rows);
        NeuronKernel kernel = model.kernel(new NeuronContext(key, 1, SIZE, 0, SIZE, rows));
        return IntStream.rangeClosed(1, 50)
                .flatMap(step -> {
                    block.at(step, step);
                    block.clearSpikes();
                    kernel.step(block, 0, SIZE * rows);
                    return Arrays.stream(block.spikes())
                            .filter(e -> e % rows == row)
                            .map(e -> step * SIZE + e / rows);
                })
                .toArray();
    }
}
