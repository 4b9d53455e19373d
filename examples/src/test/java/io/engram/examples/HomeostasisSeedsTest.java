package io.engram.examples;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Not one lucky seed: all of five networks come to the target. In the profile {@code slow}. */
@Tag("slow")
class HomeostasisSeedsTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldHoldTheTargetForEverySeed(long seed) {
        HomeostasisTest.assertBalanced(
                Launch.of(new Homeostasis()).withSeed(seed).run().summary().outcome());
    }
}
