package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Not one lucky seed: every one of twenty makes all ten neurons selective. In the profile {@code slow}. */
@Tag("slow")
class SelectivitySeedsTest {
    private static final int SEEDS = 20;

    @Test
    void shouldBecomeSelectiveForEverySeed() {
        Map<Integer, Map<String, Object>> failed = new TreeMap<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            Map<String, Object> outcome =
                    Launch.of(new Selectivity()).withSeed(seed).run().summary().outcome();
            boolean success = (double) outcome.get("selectivityBefore") < 0.4
                    && (double) outcome.get("selectivityAfter") > 0.75
                    && (double) outcome.get("leastSelectivity") > 0.5
                    && Math.abs((double) outcome.get("preferredRateHz") - 25) < 2.5;
            if (!success) {
                failed.put(seed, outcome);
            }
        }
        assertThat(failed).as("seeds that failed").isEmpty();
    }
}
