package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.Recall;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Recall in CANNs' AmariHopfieldNetwork: weights, states and energies update by update, what it predicts after 3 and 20, its
 * capacity and what its analyzer says. CANNs computes in float32: signs exactly, the rest to 1e-5 of the greatest value.
 */
class CannsHopfieldGoldenTest {
    private static final String MODEL = "AmariHopfieldNetwork";

    static boolean covers(GoldenCase c) {
        return c.folder().equals("canns")
                && c.params().path("model").path("class").asText().equals(MODEL)
                && !c.expected().has("after_epoch");
    }

    @TestFactory
    Stream<DynamicTest> shouldRecallAsCannsDoes() {
        return GoldenFiles.tests(c -> covers(c) && c.expected().has("trajectories"), CannsHopfieldGoldenTest::recall);
    }

    @TestFactory
    Stream<DynamicTest> shouldForgetAsCannsDoes() {
        return GoldenFiles.tests(c -> covers(c) && !c.expected().has("trajectories"), CannsHopfieldGoldenTest::forget);
    }

    private static void recall(GoldenCase c) {
        List<float[]> patterns = CannsMemory.patterns(c.input().path("patterns"));
        List<float[]> starts = CannsMemory.patterns(c.input().path("starts"));
        try (CannsMemory canns = new CannsMemory(c)) {
            if (c.input().has("W_override")) {
                canns.weights(BindsnetRuleGoldenTest.matrix(c.input().path("W_override")));
            } else {
                canns.trainer().train(patterns);
            }
            CannsHebbianGoldenTest.close(
                    canns.weights(), BindsnetRuleGoldenTest.matrix(c.expected().path("W")));
            assertThat(canns.memory().capacity())
                    .isEqualTo(c.expected().path("storage_capacity").asInt());
            for (JsonNode trajectory : c.expected().path("trajectories")) {
                float[] start = starts.get(trajectory.path("start_index").asInt());
                trajectory(c, canns, start, trajectory, patterns);
            }
            List<float[]> batch = canns.trainer().predictBatch(starts);
            for (int k = 0; k < batch.size(); k++) {
                close(
                        batch.get(k),
                        c.expected().path("predict_batch_num_iter_20").get(k));
            }
            if (c.expected().has("analyzer")) {
                new CannsAnalyzer(canns, patterns, c.params().path("model"))
                        .compare(starts, batch, c.expected().path("analyzer"));
            }
        }
    }

    private static void trajectory(
            GoldenCase c, CannsMemory canns, float[] start, JsonNode trajectory, List<float[]> patterns) {
        double threshold = c.params().path("model").path("threshold").asDouble();
        List<float[]> states = new ArrayList<>(List.of(start));
        JsonNode expected = trajectory.path("states");
        double[] energies = GoldenCase.doubles(trajectory.path("energies"));
        double[] fields = GoldenCase.doubles(trajectory.path("min_abs_field_before_each_sync_update"));
        for (int update = 1; update < expected.size(); update++) {
            Recall recall = canns.memory().recall(start, update);
            states.add(recall.state());
            close(recall.state(), expected.get(update));
            double[] ours = recall.energies();
            for (int k = 0; k < ours.length; k++) {
                assertThat(ours[k]).isCloseTo(energies[k], within(1e-5 * Math.max(1, DrivenBlock.largest(energies))));
            }
        }
        for (int k = 0; k < states.size(); k++) {
            double energy = canns.memory().energy(states.get(k));
            assertThat(energy).isCloseTo(energies[k], within(1e-5 * Math.max(1, DrivenBlock.largest(energies))));
        }
        for (int k = 0; k < fields.length; k++) {
            double[] all = canns.fields(states.get(k), threshold);
            double least = Arrays.stream(all).map(Math::abs).min().orElseThrow();
            assertThat(least).isCloseTo(fields[k], within(1e-5 * Math.max(1, DrivenBlock.largest(all))));
        }
        JsonNode overlaps = trajectory.path("overlap_with_patterns_final");
        for (int p = 0; p < overlaps.size(); p++) {
            double overlap = AmariHopfield.overlap(states.get(states.size() - 1), patterns.get(p));
            assertThat(overlap).isCloseTo(overlaps.get(p).asDouble(), within(1e-5));
        }
        close(canns.trainer().predict(start), trajectory.path("predict_default_num_iter_20"));
        close(canns.trainer().predict(start, 3), trajectory.path("predict_num_iter_3"));
    }

    private static void forget(GoldenCase c) {
        List<float[]> patterns = CannsMemory.patterns(c.input().path("patterns"));
        List<float[]> starts = CannsMemory.patterns(c.input().path("starts"));
        int unlearned = c.params().path("call").path("unlearned_index").asInt();
        try (CannsMemory canns = new CannsMemory(c)) {
            canns.hebbian().train(patterns);
            compare(canns, starts, c.expected(), "hebbian");
            canns.antiHebbian().train(List.of(patterns.get(unlearned)));
            compare(canns, starts, c.expected(), "antihebbian");
        }
    }

    private static void compare(CannsMemory canns, List<float[]> starts, JsonNode expected, String after) {
        CannsHebbianGoldenTest.close(canns.weights(), BindsnetRuleGoldenTest.matrix(expected.path("W_after_" + after)));
        List<float[]> recalled = canns.hebbian().predictBatch(starts);
        for (int k = 0; k < recalled.size(); k++) {
            close(recalled.get(k), expected.path("recalled_after_" + after).get(k));
        }
    }

    private static void close(float[] state, JsonNode expected) {
        assertThat(state).containsExactly(CannsMemory.floats(expected), within(1e-5f));
    }
}
