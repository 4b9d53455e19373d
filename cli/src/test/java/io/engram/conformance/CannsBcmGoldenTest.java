package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.trainer.BcmTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CANNs' BCMTrainer on its LinearLayer: weights and thresholds after each epoch and after each of the first patterns, and
 * what the trained layer answers. CANNs computes in float32: 1e-5 of the greatest value, but where its own rounding is felt.
 */
class CannsBcmGoldenTest {
    /** CANNs' bounds cannot be set. */
    private static final double BOUND = 10;

    static boolean covers(GoldenCase c) {
        return c.is("canns", "trainer", Set.of("BCMTrainer"));
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowCanns() {
        return GoldenFiles.tests(CannsBcmGoldenTest::covers, CannsBcmGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        assertThat(c.expected().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("after_epoch", "prefix_of_first_epoch", "predict", "predict_batch");
        List<float[]> patterns = List.of(floats(c.input().path("patterns")));
        double tolerance = tolerance(c);
        BcmTrainer trainer = trainer(c);
        JsonNode epochs = c.expected().path("after_epoch");
        assertThat(epochs.size()).isEqualTo(c.input().path("epochs").asInt());
        for (JsonNode epoch : epochs) {
            trainer.train(patterns);
            compare(trainer, epoch, tolerance);
        }
        for (JsonNode prefix : c.expected().path("prefix_of_first_epoch")) {
            BcmTrainer first = trainer(c);
            first.train(patterns.subList(0, prefix.path("after_patterns").asInt()));
            compare(first, prefix, tolerance);
        }
        JsonNode answers = c.expected().path("predict");
        for (int k = 0; k < answers.size(); k++) {
            close(doubles(trainer.predict(patterns.get(k))), answers.get(k), tolerance);
        }
        JsonNode batch = c.expected().path("predict_batch");
        List<float[]> together = trainer.predictBatch(patterns.subList(0, batch.size()));
        for (int k = 0; k < batch.size(); k++) {
            close(doubles(together.get(k)), batch.get(k), tolerance);
        }
    }

    private static BcmTrainer trainer(GoldenCase c) {
        JsonNode trainer = c.params().path("trainer");
        JsonNode initial = c.input().path("initial");
        LinearLayer layer = new LinearLayer(floats(initial.path("W")), GoldenCase.doubles(initial.path("theta")));
        double tau = c.params().path("model").path("threshold_tau").asDouble();
        return new BcmTrainer(layer)
                .withLearningRate(trainer.path("learning_rate").asDouble())
                .withTauPatterns(Math.max(0, tau))
                .withMode(isCompiled(c) ? BcmTrainer.Mode.ONLINE : BcmTrainer.Mode.CANNS_UNCOMPILED);
    }

    private static boolean isCompiled(GoldenCase c) {
        return c.params().path("trainer").path("compiled").asBoolean();
    }

    /** Where the bounds are met, or a call multiplies what it knew before it, float32 magnifies its own roundings. */
    private static double tolerance(GoldenCase c) {
        boolean clipped = Stream.of("after_epoch", "prefix_of_first_epoch")
                .flatMap(part -> c.expected().path(part).findValues("W").stream())
                .anyMatch(w -> Arrays.stream(BindsnetRuleGoldenTest.matrix(w))
                        .anyMatch(row -> DrivenBlock.largest(row) == BOUND));
        return clipped ? 2e-3 : isCompiled(c) ? 1e-5 : 1e-4;
    }

    private static void compare(BcmTrainer trainer, JsonNode expected, double tolerance) {
        double[][] w = BindsnetRuleGoldenTest.matrix(expected.path("W"));
        double largest =
                Arrays.stream(w).mapToDouble(DrivenBlock::largest).max().orElseThrow();
        float[][] weights = trainer.layer().weights();
        assertThat(weights).hasNumberOfRows(w.length);
        for (int o = 0; o < w.length; o++) {
            assertThat(doubles(weights[o])).containsExactly(w[o], within(tolerance * largest));
        }
        close(trainer.layer().theta(), expected.path("theta"), tolerance);
    }

    private static void close(double[] actual, JsonNode expected, double tolerance) {
        double[] values = GoldenCase.doubles(expected);
        assertThat(actual).containsExactly(values, within(tolerance * Math.max(1, DrivenBlock.largest(values))));
    }

    static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int k = 0; k < values.length; k++) {
            doubles[k] = values[k];
        }
        return doubles;
    }

    static float[][] floats(JsonNode rows) {
        double[][] matrix = BindsnetRuleGoldenTest.matrix(rows);
        float[][] floats = new float[matrix.length][];
        for (int k = 0; k < matrix.length; k++) {
            floats[k] = new float[matrix[k].length];
            for (int i = 0; i < floats[k].length; i++) {
                floats[k][i] = (float) matrix[k][i];
            }
        }
        return floats;
    }
}
