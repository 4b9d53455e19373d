package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.trainer.LayerTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import io.engram.plasticity.trainer.OjaTrainer;
import io.engram.plasticity.trainer.SangerTrainer;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CANNs' OjaTrainer and SangerTrainer: weights after each epoch and after each of the first patterns, what the trained layer
 * answers, and the principal components of one set of patterns by both. CANNs computes in float32: 1e-5 of the greatest value,
 * but where many steps follow one another.
 */
class CannsComponentsGoldenTest {
    private static final double TOLERANCE = 1e-5;
    private static final double TOLERANCE_OF_MANY = 1e-4;

    static boolean covers(GoldenCase c) {
        return c.is("canns", "trainer", Set.of("OjaTrainer", "SangerTrainer", "OjaTrainer and SangerTrainer"));
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowCanns() {
        return GoldenFiles.tests(CannsComponentsGoldenTest::covers, CannsComponentsGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        if (c.expected().has("oja")) {
            components(c);
            return;
        }
        assertThat(c.expected().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("after_epoch", "prefix_of_first_epoch", "predict", "predict_batch");
        List<float[]> patterns = List.of(CannsBcmGoldenTest.floats(c.input().path("patterns")));
        String name = c.params().path("trainer").path("class").asText();
        LayerTrainer trainer = trainer(c, name);
        JsonNode epochs = c.expected().path("after_epoch");
        assertThat(epochs.size()).isEqualTo(c.input().path("epochs").asInt());
        for (JsonNode epoch : epochs) {
            trainer.train(patterns);
            compare(trainer, epoch.path("W"), TOLERANCE);
        }
        for (JsonNode prefix : c.expected().path("prefix_of_first_epoch")) {
            LayerTrainer first = trainer(c, name);
            first.train(patterns.subList(0, prefix.path("after_patterns").asInt()));
            compare(first, prefix.path("W"), TOLERANCE);
        }
        answers(trainer, patterns, c.expected());
    }

    private static void answers(LayerTrainer trainer, List<float[]> patterns, JsonNode expected) {
        JsonNode answers = expected.path("predict");
        for (int k = 0; k < answers.size(); k++) {
            close(trainer.predict(patterns.get(k)), answers.get(k));
        }
        JsonNode batch = expected.path("predict_batch");
        List<float[]> together = trainer.predictBatch(patterns.subList(0, batch.size()));
        for (int k = 0; k < batch.size(); k++) {
            close(together.get(k), batch.get(k));
        }
    }

    private static void components(GoldenCase c) {
        List<float[]> patterns = List.of(CannsBcmGoldenTest.floats(c.input().path("patterns")));
        double[][] axes = BindsnetRuleGoldenTest.matrix(c.expected().path("uncentred_principal_axes_float64"));
        for (String rule : List.of("oja", "sanger")) {
            JsonNode expected = c.expected().path(rule);
            LayerTrainer trainer = trainer(c, rule.equals("oja") ? "OjaTrainer" : "SangerTrainer");
            for (int epoch = 0; epoch < c.input().path("epochs").asInt(); epoch++) {
                trainer.train(patterns);
            }
            compare(trainer, expected.path("W"), TOLERANCE_OF_MANY);
            float[][] rows = trainer.weights();
            for (int o = 0; o < rows.length; o++) {
                assertThat(cosine(CannsBcmGoldenTest.doubles(rows[o]), axes[o]))
                        .isCloseTo(expected.path("abs_cosine_with_axes").get(o).asDouble(), within(TOLERANCE_OF_MANY));
            }
        }
    }

    private static double cosine(double[] a, double[] b) {
        double dot = 0;
        double aa = 0;
        double bb = 0;
        for (int i = 0; i < a.length; i++) {
            dot += a[i] * b[i];
            aa += a[i] * a[i];
            bb += b[i] * b[i];
        }
        return Math.abs(dot) / Math.sqrt(aa * bb);
    }

    private static LayerTrainer trainer(GoldenCase c, String name) {
        JsonNode trainer = c.params().path("trainer");
        LinearLayer layer = new LinearLayer(
                CannsBcmGoldenTest.floats(c.input().path("initial").path("W")));
        double rate = trainer.path("learning_rate").asDouble();
        boolean normalized = trainer.path("normalize_weights").asBoolean();
        return name.equals("OjaTrainer")
                ? new OjaTrainer(layer, rate, normalized)
                : new SangerTrainer(layer, rate, normalized);
    }

    private static void compare(LayerTrainer trainer, JsonNode expected, double tolerance) {
        double[][] w = BindsnetRuleGoldenTest.matrix(expected);
        double largest =
                Arrays.stream(w).mapToDouble(DrivenBlock::largest).max().orElseThrow();
        float[][] weights = trainer.weights();
        assertThat(weights).hasNumberOfRows(w.length);
        for (int o = 0; o < w.length; o++) {
            assertThat(CannsBcmGoldenTest.doubles(weights[o])).containsExactly(w[o], within(tolerance * largest));
        }
    }

    private static void close(float[] actual, JsonNode expected) {
        double[] values = GoldenCase.doubles(expected);
        assertThat(CannsBcmGoldenTest.doubles(actual))
                .containsExactly(values, within(TOLERANCE * Math.max(1, DrivenBlock.largest(values))));
    }
}
