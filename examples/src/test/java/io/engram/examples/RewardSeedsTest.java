package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Not one lucky seed: in each of ten the rewarded synapse ends above 95 % of the others. In the profile {@code slow}. */
@Tag("slow")
class RewardSeedsTest {
    private static final int SEEDS = 10;

    @Test
    void shouldFindTheRewardedSynapseForEverySeed() {
        Map<Integer, Map<String, Object>> failed = new TreeMap<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Map<String, Object> outcome =
                    Launch.of(new Reward()).withSeed(seed).run().summary().outcome();
            if ((double) outcome.get("shareOfOthersBelow") <= 0.95) {
                failed.put(seed, outcome);
            }
        }
        assertThat(failed).as("seeds that failed").isEmpty();
    }
}
