package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.ArrayNeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class AdaptiveThresholdTest {
    private static final double NO_BOUND = Double.NEGATIVE_INFINITY;
    private static final int SIZE = 8;

    @Test
    void shouldRiseWithEachSpikeAndDecay() {
        OneCell cell = new OneCell(new AdaptiveLif(100, 5, -65, -52, -65, NO_BOUND, 0.5, 200), 1);
        double theta = 0;
        int spikes = 0;
        for (int step = 1; step <= 500; step++) {
            theta *= Math.exp(-1.0 / 200);
            if (cell.step(step < 300 ? 1.5 : 0)) {
                theta += 0.5;
                spikes++;
            }
            assertThat(cell.state("theta")).isEqualTo(theta, within(1e-12));
        }
        assertThat(spikes).isGreaterThan(10);
    }

    @Test
    void shouldFireLessAndLess() {
        List<Integer> spikes = new OneCell(new AdaptiveLif(100, 5, -65, -52, -65, NO_BOUND, 2, 1e7), 1).spikes(1, 400);

        assertThat(spikes).hasSizeGreaterThan(5);
        for (int k = 2; k < spikes.size(); k++) {
            assertThat(spikes.get(k) - spikes.get(k - 1)).isGreaterThan(spikes.get(k - 1) - spikes.get(k - 2));
        }
    }

    @Test
    void shouldRaiseTheThresholdOfANeuronOnceForEachRowThatFires() {
        AdaptiveLif model = new AdaptiveLif(100, 5, -65, -52, -65, NO_BOUND, 0.25, 1e7);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 2 * 3);
        block.arrive(0, 20);
        block.arrive(2, 20);

        model.kernel(new NeuronContext(1, 1, 2, 0, 2, 3)).step(block, 0, 6);

        assertThat(block.spikes()).containsExactly(0, 2);
        assertThat(block.state(2)).containsExactly(0.5, 0.5, 0.5, 0, 0, 0);
    }

    /** With all at their thresholds in every row and step; counts of spikes by row and neuron. */
    private static int[][] contest(long key, int rows, int steps) {
        DiehlCook model = new DiehlCook(100, 0, -65, -52, -65, NO_BOUND, 0, 1e7, true);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, SIZE * rows);
        NeuronKernel kernel = model.kernel(new NeuronContext(key, 1, SIZE, 0, SIZE, rows));
        int[][] counts = new int[rows][SIZE];
        for (int step = 1; step <= steps; step++) {
            block.at(step, step);
            block.clearSpikes();
            Arrays.fill(block.input(0), 20);
            kernel.step(block, 0, SIZE * rows);
            int[] spikes = block.spikes();
            assertThat(Arrays.stream(spikes).map(e -> e % rows)).hasSize(rows).doesNotHaveDuplicates();
            assertThat(spikes).isSorted();
            Arrays.stream(spikes).forEach(e -> counts[e % rows][e / rows]++);
        }
        return counts;
    }

    @Test
    void shouldLetOneNeuronARowFireDrawnUniformly() {
        int steps = 8000;
        for (int[] row : contest(3, 3, steps)) {
            double expected = (double) steps / SIZE;
            double chiSquare = Arrays.stream(row)
                    .mapToDouble(n -> (n - expected) * (n - expected) / expected)
                    .sum();
            // The 0.999 quantile for 7 degrees of freedom.
            assertThat(chiSquare).isLessThan(24.3);
        }
    }

    @Test
    void shouldDrawByKeyAndRow() {
        int[][] three = contest(3, 3, 100);
        assertThat(contest(3, 3, 100)).isDeepEqualTo(three);
        assertThat(contest(3, 1, 100)[0]).isEqualTo(three[0]);
        assertThat(three[1]).isNotEqualTo(three[0]);
        assertThat(contest(4, 3, 100)[0]).isNotEqualTo(three[0]);
    }

    @Test
    void shouldResetAndRaiseAllThatReachTheirThreshold() {
        DiehlCook model = new DiehlCook(100, 5, -65, -52, -60, NO_BOUND, 0.25, 1e7, true);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 3);
        block.arrive(0, 20);
        block.arrive(2, 20);

        model.kernel(new NeuronContext(1, 1, 3, 0, 3)).step(block, 0, 3);

        assertThat(block.spikeCount()).isEqualTo(1);
        assertThat(block.state(0)).containsExactly(-60, -65, -60);
        assertThat(block.state(1)).containsExactly(5, 0, 5);
        assertThat(block.state(2)).containsExactly(0.25, 0, 0.25);
    }

    @Test
    void shouldHoldOneDrawForNeuronsOfDifferentParameters() {
        DiehlCook slow = new DiehlCook();
        DiehlCook fast = new DiehlCook(10, 5, -65, -52, -65, NO_BOUND, 0.05, 1e7, true);
        NeuronContext context = new NeuronContext(1, 1, 4, 0, 4);
        ArrayNeuronBlock block = new ArrayNeuronBlock(slow, 4);
        Arrays.fill(block.input(0), 20);

        NeuronKernel first = slow.kernel(context);
        NeuronKernel second = fast.kernel(context);
        first.step(block, 0, 2);
        assertThat(block.spikeCount()).as("before all have been advanced").isZero();
        second.step(block, 2, 4);

        assertThat(block.spikeCount()).isEqualTo(1);
        assertThat(slow.whole()).isTrue();
    }

    @Test
    void shouldLetAllFireWhereThatIsAsked() {
        DiehlCook model = new DiehlCook(100, 5, -65, -52, -65, NO_BOUND, 0.05, 1e7, false);
        ArrayNeuronBlock block = new ArrayNeuronBlock(model, 3);
        Arrays.fill(block.input(0), 20);

        model.kernel(new NeuronContext(1, 1, 3, 0, 3)).step(block, 0, 3);

        assertThat(block.spikes()).containsExactly(0, 1, 2);
        assertThat(model.whole()).isFalse();
    }
}
