package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.WeightDecay;
import io.engram.runtime.spi.BatchTwin;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import io.engram.runtime.spi.Wrapping;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's rules of two factors with both spike trains prescribed, one row or a batch, with and without decay of weights:
 * weights and traces after some of the steps.
 */
class BindsnetRuleGoldenTest {

    static boolean covers(GoldenCase c) {
        return c.is("bindsnet", "learning_rule_open_loop", BindsnetRules.OF_SPIKES)
                && rules(c).known()
                && c.params().path("connection").asText().equals("Connection");
    }

    static BindsnetRules rules(GoldenCase c) {
        return new BindsnetRules(
                c.params(), c.params().path("pre_nodes"), c.params().path("post_nodes"));
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetRuleGoldenTest::covers, BindsnetRuleGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        double dtMs = p.path("dt").asDouble();
        BindsnetRules rules = rules(c);
        LearningRule rule = rules.rule();
        double[][] w0 = clipped(matrix(c.input().path("w0")), rules);
        double decay = p.path("weight_decay").asDouble();
        List<Upkeep> upkeep = decay == 0 ? List.of() : List.of(new WeightDecay(decay, 0));
        int batch = p.path("batch").asInt();
        Reduction reduction = rules.reduction();
        BatchTwin[][] twins = new BatchTwin[w0.length][w0[0].length];
        for (int i = 0; i < w0.length; i++) {
            for (int j = 0; j < w0[0].length; j++) {
                twins[i][j] = new BatchTwin(new Unbounded(rule), dtMs, w0[i][j], batch, reduction);
            }
        }
        DrivenBlock block = new DrivenBlock(rule, dtMs, w0, 1, 0, 0, batch, reduction, upkeep);
        for (int step = 1; step <= p.path("steps").asInt(); step++) {
            int[] pre = BindsnetLayer.entries(c.input().path("pre_spikes").get(step - 1), batch);
            int[] post = BindsnetLayer.entries(c.input().path("post_spikes").get(step - 1), batch);
            block.step(pre, post);
            for (int i = 0; i < w0.length; i++) {
                for (int j = 0; j < w0[0].length; j++) {
                    twins[i][j].step(counts(pre, i, batch), counts(post, j, batch));
                    double kept = twins[i][j].weight() * (1 - decay);
                    twins[i][j].weight(Math.min(Math.max(kept, rule.weightMin()), rule.weightMax()));
                }
            }
            String key = Integer.toString(step);
            if (c.expected().path("w_after_step").has(key)) {
                compare(c.expected().path("w_after_step").path(key), twins, block);
            }
            if (c.expected().path("pre_trace_after_step").has(key)) {
                compareTraces(c, key, twins, rule);
            }
        }
    }

    /** A rule whose weights are clipped by whoever drives it, after they decayed. */
    record Unbounded(LearningRule rule) implements Wrapping {
        @Override
        public double weightMin() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double weightMax() {
            return Double.POSITIVE_INFINITY;
        }
    }

    static double[][] clipped(double[][] weights, BindsnetRules rules) {
        return Arrays.stream(weights)
                .map(row -> Arrays.stream(row).map(rules::clipped).toArray())
                .toArray(double[][]::new);
    }

    private static void compare(JsonNode expected, BatchTwin[][] twins, DrivenBlock block) {
        double[][] w = matrix(expected);
        double largest =
                Arrays.stream(w).mapToDouble(DrivenBlock::largest).max().orElseThrow();
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                assertThat(twins[i][j].weight()).isCloseTo(w[i][j], within(1e-9 * largest));
                assertThat(block.weight(i, j)).isCloseTo(w[i][j], within(1e-5 * largest));
            }
        }
    }

    private static void compareTraces(GoldenCase c, String key, BatchTwin[][] twins, LearningRule rule) {
        JsonNode preRows = c.expected().path("pre_trace_after_step").path(key);
        JsonNode postRows = c.expected().path("post_trace_after_step").path(key);
        double preScale = BindsnetRules.scale(c.params().path("pre_nodes"));
        double postScale = BindsnetRules.scale(c.params().path("post_nodes"));
        assertThat(preRows).hasSameSizeAs(c.input().path("pre_spikes").get(0));
        for (int row = 0; row < preRows.size(); row++) {
            double[] pre = GoldenCase.doubles(preRows.get(row));
            double[] post = GoldenCase.doubles(postRows.get(row));
            for (int i = 0; i < pre.length && !rule.traces().pre().isEmpty(); i++) {
                assertThat(preScale * twins[i][0].preTrace(row, 0)).isCloseTo(pre[i], within(1e-9));
            }
            for (int j = 0; j < post.length && !rule.traces().post().isEmpty(); j++) {
                assertThat(postScale * twins[0][j].postTrace(row, 0)).isCloseTo(post[j], within(1e-9));
            }
        }
    }

    static int[] counts(int[] fired, int neuron, int batch) {
        int[] counts = new int[batch];
        for (int entry : fired) {
            if (entry / batch == neuron) {
                counts[entry % batch]++;
            }
        }
        return counts;
    }

    static double[][] matrix(JsonNode rows) {
        double[][] matrix = new double[rows.size()][];
        for (int k = 0; k < matrix.length; k++) {
            matrix[k] = GoldenCase.doubles(rows.get(k));
        }
        return matrix;
    }
}
