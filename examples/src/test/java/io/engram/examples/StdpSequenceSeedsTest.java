package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Not one lucky seed: of 20 others at least 17 succeed. In the profile {@code slow}. */
@Tag("slow")
class StdpSequenceSeedsTest {
    private static final int FIRST_SEED = 2;
    private static final int SEEDS = 20;

    @Test
    void shouldSucceedForMostSeeds() {
        Map<Integer, Map<String, Object>> failed = new TreeMap<>();
        for (int seed = FIRST_SEED; seed < FIRST_SEED + SEEDS; seed++) {
            Map<String, Object> outcome =
                    Launch.of(new StdpSequence()).withSeed(seed).run().summary().outcome();
            boolean success = (double) outcome.get("hitRate") > 0.98
                    && (int) outcome.get("falseAlarms") == 0
                    && (double) outcome.get("latencyMs") < 10;
            if (!success) {
                failed.put(seed, outcome);
            }
        }
        assertThat(failed).as("seeds that failed").hasSizeLessThanOrEqualTo(3);
    }
}
