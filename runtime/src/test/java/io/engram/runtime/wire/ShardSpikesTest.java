package io.engram.runtime.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The spikes of a slice, step by step. */
class ShardSpikesTest {

    @Test
    void shouldGroupSpikesByStepAndGrow() {
        ShardSpikes spikes = new ShardSpikes(3);
        spikes.begin(10);
        for (int k = 0; k < 100; k++) {
            spikes.add(k);
        }
        spikes.endStep();
        spikes.fillTo(2);
        spikes.add(5);
        spikes.add(3);
        spikes.add(5);
        spikes.sortStep();
        spikes.fillTo(3);

        assertThat(spikes.firstStep()).isEqualTo(10);
        assertThat(spikes.steps()).isEqualTo(3);
        assertThat(spikes.count()).isEqualTo(103);
        assertThat(spikes.end(0) - spikes.start(0)).isEqualTo(100);
        assertThat(spikes.end(1)).isEqualTo(spikes.start(1));
        assertThat(spikes.ids()).startsWith(0, 1, 2).contains(3, 5);
        assertThat(Arrays.copyOfRange(spikes.ids(), spikes.start(2), spikes.end(2)))
                .containsExactly(3, 5, 5);

        spikes.begin(13);
        assertThat(spikes.count()).isZero();
        assertThat(spikes.steps()).isZero();
    }
}
