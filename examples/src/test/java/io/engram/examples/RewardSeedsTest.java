package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rewarded synapse is found whatever the seed: it ends above 95 of 100 others. */
@Tag("slow")
class RewardSeedsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldFindTheRewardedSynapse(long seed) {
        double share = (double) Launch.of(new Reward())
                .withSeed(seed)
                .withPictures(false)
                .run()
                .summary()
                .outcome()
                .get("shareOfOthersBelow");

        assertThat(share).isGreaterThan(0.95);
    }
}
