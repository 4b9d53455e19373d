package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * Not one lucky seed: twenty lie around what independent code of the same network gives, with random numbers of its own. Over
 * 340 seeds that ends with 23.7 % of the weights below a tenth of the greatest (standard deviation 1.1 %), 19.5 % (0.8 %) above
 * nine tenths and at most 7.4 % (0.6 %) in a tenth between, and fires at 36.5 Hz (5.7 Hz) in the first and 21.9 Hz (1.9 Hz) in
 * the last 10 s. In the profile {@code slow}.
 */
@Tag("slow")
class BalancedInputSeedsTest {
    private static final int SEEDS = 20;

    @Test
    void shouldPartInputsForEverySeed() {
        List<Map<String, Object>> outcomes = IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Launch.of(new BalancedInput())
                        .withSeed(seed)
                        .run()
                        .summary()
                        .outcome())
                .toList();

        assertThat(outcomes).allSatisfy(outcome -> {
            assertThat((double) outcome.get("weakShare")).isCloseTo(BalancedInputTest.BRIAN_WEAK, within(0.05));
            assertThat((double) outcome.get("strongShare")).isCloseTo(BalancedInputTest.BRIAN_STRONG, within(0.05));
            assertThat((double) outcome.get("fullestMiddleTenth")).isLessThan(0.11);
        });
        // Four standard errors of the mean of 20.
        assertThat(mean(outcomes, "weakShare")).isCloseTo(0.237, within(0.010));
        assertThat(mean(outcomes, "strongShare")).isCloseTo(0.195, within(0.008));
        assertThat(mean(outcomes, "fullestMiddleTenth")).isCloseTo(0.0745, within(0.006));
        assertThat(mean(outcomes, "firstRateHz")).isCloseTo(36.5, within(5.1));
        assertThat(mean(outcomes, "lastRateHz")).isCloseTo(21.9, within(1.7));
    }

    private static double mean(List<Map<String, Object>> outcomes, String name) {
        return outcomes.stream()
                .mapToDouble(outcome -> (double) outcome.get(name))
                .average()
                .orElseThrow();
    }
}
