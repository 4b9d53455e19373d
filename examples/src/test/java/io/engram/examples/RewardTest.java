package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A small network that is rewarded from time to time. */
class RewardTest {
    private static final Map<String, String> SMALL = Map.of("neurons", "100", "synapses", "20", "noise", "4");

    @TempDir
    private Path folder;

    private static Finished run(int shards, double ms) {
        return Launch.of(new Reward())
                .withSettings(SMALL)
                .withDurationMs(ms)
                .withOptions(SimulationOptions.DEFAULT.withShards(shards))
                .run();
    }

    /** Of all synapses only the rewarded one begins at 0: what it has came through the rewards. */
    @Test
    void shouldBeRewardedAndLearnFromIt() {
        Map<String, Object> outcome = run(1, 60_000).summary().outcome();

        assertThat((long) outcome.get("rewards")).isGreaterThan(3);
        assertThat((double) outcome.get("rewardedWeightMv")).isGreaterThan(0);
        assertThat((double) outcome.get("shareOfOthersBelow")).isBetween(0.0, 1.0);
    }

    @Test
    void shouldGiveTheSameBitsOnAnyShards() {
        RunSummary one = run(1, 20_000).summary();
        RunSummary three = run(3, 20_000).summary();

        assertThat(three.digests()).isEqualTo(one.digests());
        assertThat(three.outcome()).isEqualTo(one.outcome());
    }

    @Test
    void shouldDrawTheWeightOverTime() {
        Path directory = folder.resolve("run");
        Finished finished = Launch.of(new Reward())
                .withSettings(SMALL)
                .withDurationMs(15_000)
                .in(directory)
                .run();

        assertThat(finished.pictures()).containsExactly(directory.resolve("weights.png"));
    }
}
