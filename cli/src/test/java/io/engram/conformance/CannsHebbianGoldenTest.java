package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CANNs' Hebbian and anti-Hebbian trainers: the weights after each pass, and what one update makes of the first pattern.
 * CANNs also sets the units to 1 whenever it trains, where ours keep their values.
 */
class CannsHebbianGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.is("canns", "trainer", Set.of("HebbianTrainer", "AntiHebbianTrainer"))
                && c.expected().has("after_epoch");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowCanns() {
        return GoldenFiles.tests(CannsHebbianGoldenTest::covers, CannsHebbianGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        List<float[]> patterns = CannsMemory.patterns(c.input().path("patterns"));
        JsonNode epochs = c.expected().path("after_epoch");
        assertThat(epochs.size()).isEqualTo(c.input().path("epochs").asInt());
        try (CannsMemory canns = new CannsMemory(c)) {
            canns.weights(
                    BindsnetRuleGoldenTest.matrix(c.input().path("initial").path("W")));
            for (JsonNode epoch : epochs) {
                canns.trainer().train(patterns);
                close(canns.weights(), BindsnetRuleGoldenTest.matrix(epoch.path("W")));
            }
            JsonNode predicted = c.expected().path("after_predict_num_iter_1");
            float[] s = canns.trainer().predict(patterns.get(0), 1);
            assertThat(s).isEqualTo(CannsMemory.floats(predicted.path("s")));
            double[][] w = canns.weights();
            double sum = 0;
            for (int i = 0; i < w.length; i++) {
                assertThat(w[i][i])
                        .isCloseTo(predicted.path("W_diagonal").get(i).asDouble(), within(1e-5));
                sum += Arrays.stream(w[i]).map(Math::abs).sum();
            }
            double expected = predicted.path("W_abs_sum").asDouble();
            assertThat(sum).isCloseTo(expected, within(1e-5 * Math.max(1, expected)));
        }
    }

    static void close(double[][] w, double[][] expected) {
        double largest =
                Arrays.stream(expected).mapToDouble(DrivenBlock::largest).max().orElseThrow();
        for (int i = 0; i < w.length; i++) {
            assertThat(w[i]).containsExactly(expected[i], within(1e-5 * largest));
        }
    }
}
