package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that ascend each become one list that ascends. */
class RowSpikesTest {
    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 5, 7, 16, 33})
    void shouldMergeRows(int batch) {
        SplittableRandom random = new SplittableRandom(batch);
        RowSpikes spikes = new RowSpikes(batch);
        for (int step = 0; step < 50; step++) {
            int[] expected = new int[0];
            spikes.begin();
            for (int row = 0; row < batch; row++) {
                spikes.row(row);
                int[] neurons =
                        random.ints(random.nextInt(step + 1), 0, 40).sorted().toArray();
                for (int neuron : neurons) {
                    spikes.spike(neuron);
                }
                int of = row;
                IntStream entries = Arrays.stream(neurons).map(neuron -> neuron * batch + of);
                expected = IntStream.concat(Arrays.stream(expected), entries).toArray();
            }
            Arrays.sort(expected);

            int count = spikes.merge();

            assertThat(Arrays.copyOf(spikes.entries(), count)).containsExactly(expected);
        }
    }
}
