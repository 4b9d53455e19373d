package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.wire.ShardSpikes;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Values stay beside the units that took them, over steps, shards, growth and a checkpoint. */
class SpikeHistoryTest {
    private static final int KEPT = 5;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldKeepValuesBesideTheirUnits(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        SpikeHistory history = new SpikeHistory(KEPT);
        List<List<String>> expected = new ArrayList<>(List.of(List.of()));
        for (long step = 1; step <= 60; step++) {
            history.open(step);
            expected.add(fill(history, step, random));
            if (step % 7 == 0) {
                history = restored(history);
            }
            for (long kept = Math.max(1, step - KEPT + 1); kept <= step; kept++) {
                assertThat(lines(history, kept))
                        .as("step %d after %d", kept, step)
                        .isEqualTo(expected.get((int) kept));
            }
        }
    }

    /** Two shards of up to 100 units each, the second of which comes after the first. */
    private static List<String> fill(SpikeHistory history, long step, SplittableRandom random) {
        List<String> lines = new ArrayList<>();
        for (int shard = 0; shard < 2; shard++) {
            ShardSpikes slice = new ShardSpikes(2);
            slice.begin(step - 1);
            slice.add(0, -7);
            slice.endStep();
            int count = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
            for (int k = 0; k < count; k++) {
                int unit = 100 * shard + k;
                float value = (float) random.nextDouble(-1, 1);
                slice.add(unit, value);
                lines.add(unit + "=" + value);
            }
            slice.endStep();
            history.append(step, slice, 1);
        }
        return lines;
    }

    private static SpikeHistory restored(SpikeHistory history) {
        StageState state = new StageState();
        history.save("h.", state);
        SpikeHistory restored = new SpikeHistory(KEPT);
        restored.restore("h.", state);
        return restored;
    }

    private static List<String> lines(SpikeHistory history, long step) {
        List<String> lines = new ArrayList<>();
        for (int k = 0; k < history.count(step); k++) {
            lines.add(history.ids(step)[k] + "=" + history.values(step)[k]);
        }
        return lines;
    }
}
