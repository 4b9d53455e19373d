package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.DiehlCookStdp;
import io.engram.plasticity.NoLearning;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.TraceHebbian;
import io.engram.plasticity.WeightDecay;
import io.engram.runtime.spi.BatchTwin;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import io.engram.runtime.spi.Wrapping;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's rules of two factors with both spike trains prescribed, one row or a batch, with and without decay of weights:
 * weights and traces after some of the steps. A trace's scale is part of our learning rate.
 */
class BindsnetRuleGoldenTest {
    private static final Set<String> TWO_TRACES = Set.of("PostPre", "WeightDependentPostPre", "Hebbian");
    private static final Set<String> PRE_TRACE = Set.of("DiehlAndCook");
    private static final Set<String> NONE = Set.of("NoOp");
    private static final Set<String> REDUCTIONS = Set.of("sum", "mean");

    static boolean covers(GoldenCase c) {
        JsonNode p = c.params();
        boolean oneKind = additive(p, "pre_nodes") == additive(p, "post_nodes");
        return (c.is("bindsnet", "learning_rule_open_loop", TWO_TRACES) && oneKind
                        || c.is("bindsnet", "learning_rule_open_loop", PRE_TRACE)
                        || c.is("bindsnet", "learning_rule_open_loop", NONE))
                && (p.path("batch").asInt() == 1
                        || REDUCTIONS.contains(p.path("reduction").asText()))
                && p.path("connection").asText().equals("Connection");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetRuleGoldenTest::covers, BindsnetRuleGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        double dtMs = p.path("dt").asDouble();
        LearningRule rule = rule(p);
        double[][] w0 = clipped(matrix(c.input().path("w0")), p);
        double decay = p.path("weight_decay").asDouble();
        List<Upkeep> upkeep = decay == 0 ? List.of() : List.of(new WeightDecay(decay, 0));
        int batch = p.path("batch").asInt();
        Reduction reduction = Reduction.valueOf(p.path("reduction").asText().toUpperCase(Locale.ROOT));
        BatchTwin[][] twins = new BatchTwin[w0.length][w0[0].length];
        for (int i = 0; i < w0.length; i++) {
            for (int j = 0; j < w0[0].length; j++) {
                twins[i][j] = new BatchTwin(new Unbounded(rule), dtMs, w0[i][j], batch, reduction);
            }
        }
        DrivenBlock block = new DrivenBlock(rule, dtMs, w0, 1, 0, 0, batch, reduction, upkeep);
        for (int step = 1; step <= p.path("steps").asInt(); step++) {
            int[] pre = fired(c.input().path("pre_spikes").get(step - 1), batch);
            int[] post = fired(c.input().path("post_spikes").get(step - 1), batch);
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
    private record Unbounded(LearningRule rule) implements Wrapping {
        @Override
        public double weightMin() {
            return Double.NEGATIVE_INFINITY;
        }

        @Override
        public double weightMax() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** BindsNET clips the weights that it is given, also those of a rule that does not clip. */
    static double[][] clipped(double[][] weights, JsonNode p) {
        double least = p.path("wmin").asDouble(Double.NEGATIVE_INFINITY);
        double greatest = p.path("wmax").asDouble(Double.POSITIVE_INFINITY);
        return Arrays.stream(weights)
                .map(row -> Arrays.stream(row)
                        .map(w -> Math.min(Math.max(w, least), greatest))
                        .toArray())
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
        double preScale = c.params().path("pre_nodes").path("trace_scale").asDouble();
        double postScale = c.params().path("post_nodes").path("trace_scale").asDouble();
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

    private static LearningRule rule(JsonNode p) {
        JsonNode pre = p.path("pre_nodes");
        JsonNode post = p.path("post_nodes");
        double nuPre = p.path("nu").get(0).asDouble() * post.path("trace_scale").asDouble();
        double nuPost = p.path("nu").get(1).asDouble() * pre.path("trace_scale").asDouble();
        double tauPreMs = pre.path("tc_trace").asDouble();
        double tauPostMs = post.path("tc_trace").asDouble();
        double weightMin = p.path("wmin").asDouble(Double.NEGATIVE_INFINITY);
        double weightMax = p.path("wmax").asDouble(Double.POSITIVE_INFINITY);
        boolean additive = additive(p, "pre_nodes");
        return switch (p.path("rule").asText()) {
            case "NoOp" -> new NoLearning();
            case "Hebbian" -> TraceHebbian.bindsnet(nuPre, nuPost, tauPreMs, tauPostMs, additive, weightMin, weightMax);
            case "WeightDependentPostPre" ->
                PairStdp.weightDependentPostPre(nuPre, nuPost, tauPreMs, tauPostMs, additive, weightMin, weightMax);
            case "DiehlAndCook" -> {
                double target = p.path("rule_args").path("x_tar").asDouble(0)
                        / pre.path("trace_scale").asDouble();
                double mu = p.path("rule_args").path("mu").asDouble(1);
                yield DiehlCookStdp.bindsnet(nuPost, tauPreMs, additive, target, mu, weightMin, weightMax);
            }
            default -> PairStdp.postPre(nuPre, nuPost, tauPreMs, tauPostMs, additive, weightMin, weightMax);
        };
    }

    private static boolean additive(JsonNode params, String nodes) {
        return params.path(nodes).path("traces_additive").asBoolean();
    }

    /** The entries that fire, neuron and row, of the neurons that fire in each row. */
    static int[] fired(JsonNode rows, int batch) {
        return IntStream.range(0, batch)
                .flatMap(row -> Arrays.stream(GoldenCase.doubles(rows.get(row))).mapToInt(i -> (int) i * batch + row))
                .sorted()
                .toArray();
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
