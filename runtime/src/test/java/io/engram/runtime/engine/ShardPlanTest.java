package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Where populations are cut. */
class ShardPlanTest {
    @Test
    void shouldCutEvenly() {
        assertThat(cuts(10, 1, 3)).containsExactly(0, 3, 6, 10);
        assertThat(cuts(2, 1, 3)).containsExactly(0, 0, 1, 2);
    }

    @Test
    void shouldKeepNeuronsThatShareWeightsTogether() {
        assertThat(cuts(40, 8, 2)).containsExactly(0, 16, 40);
        assertThat(cuts(40, 8, 7)).containsExactly(0, 0, 8, 16, 16, 24, 32, 40);
        assertThat(cuts(40, 40, 3)).containsExactly(0, 0, 0, 40);
    }

    @Test
    void shouldCutMoreThanFitsAnInt() {
        assertThat(cuts(Integer.MAX_VALUE, 1, 7)).isSorted().endsWith(Integer.MAX_VALUE);
    }

    private static int[] cuts(int size, int grain, int shards) {
        return IntStream.rangeClosed(0, shards)
                .map(shard -> ShardPlan.cut(size, grain, shard, shards))
                .toArray();
    }
}
