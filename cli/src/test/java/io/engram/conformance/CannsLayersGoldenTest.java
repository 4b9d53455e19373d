package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.NoLearning;
import io.engram.plasticity.StdpLayer;
import io.engram.plasticity.trainer.BcmTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import io.engram.plasticity.trainer.OjaTrainer;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CANNs' layers by themselves, a step at a time, and its helpers: what ours do where we have the like; the others (a sliding
 * average, a window of STDP, a buffer of spike times) are formulas of the test, since traces and rules serve in their place.
 */
class CannsLayersGoldenTest {
    private static final double TOLERANCE = 1e-5;

    static boolean covers(GoldenCase c) {
        return c.folder().equals("canns") && c.expected().has("spiking_forward");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowCanns() {
        return GoldenFiles.tests(CannsLayersGoldenTest::covers, CannsLayersGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        assertThat(c.expected().fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("spiking_forward", "linear_forward_update_threshold", "utils");
        float[][] w = CannsBcmGoldenTest.floats(c.input().path("W"));
        spiking(c, w);
        linear(c, w);
        JsonNode utils = c.expected().path("utils");
        assertThat(utils.fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder(
                        "compute_running_average", "normalize_weight_rows", "stdp_kernel", "update_spike_buffer");
        averages(utils.path("compute_running_average"));
        rows(utils.path("normalize_weight_rows"));
        kernel(utils.path("stdp_kernel"));
        buffer(utils.path("update_spike_buffer"));
    }

    private static void spiking(GoldenCase c, float[][] w) {
        JsonNode p = c.params().path("model").path("SpikingLayer");
        StdpLayer layer = new StdpLayer(
                new NoLearning(),
                new StdpLayer.Unit(
                        p.path("threshold").asDouble(),
                        p.path("v_reset").asDouble(),
                        p.path("leak").asDouble(),
                        p.path("trace_decay").asDouble()),
                StdpLayer.Mode.ONLINE,
                w);
        JsonNode steps = c.expected().path("spiking_forward");
        for (int k = 0; k < steps.size(); k++) {
            double[] fired =
                    layer.forward(GoldenCase.doubles(c.input().path("patterns").get(k)));
            assertThat(fired).containsExactly(GoldenCase.doubles(steps.get(k).path("spike")));
            close(layer.v(), steps.get(k).path("v"));
            close(layer.tracePre(), steps.get(k).path("trace_pre"));
            close(layer.tracePost(), steps.get(k).path("trace_post"));
        }
    }

    private static void linear(GoldenCase c, float[][] w) {
        JsonNode p = c.params().path("model").path("LinearLayer");
        LinearLayer layer = new LinearLayer(w);
        BcmTrainer sliding = new BcmTrainer(layer)
                .withLearningRate(0)
                .withTauPatterns(p.path("threshold_tau").asDouble());
        JsonNode steps = c.expected().path("linear_forward_update_threshold");
        for (int k = 0; k < steps.size(); k++) {
            float[] pattern = CannsBcmGoldenTest.floats(c.input().path("patterns"))[k];
            close(
                    CannsBcmGoldenTest.doubles(layer.forward(pattern)),
                    steps.get(k).path("y"));
            sliding.train(List.of(pattern));
            close(layer.theta(), steps.get(k).path("theta"));
        }
    }

    private static void averages(JsonNode cases) {
        for (JsonNode one : cases) {
            double[] average = GoldenCase.doubles(one.path("avg"));
            double[] next = GoldenCase.doubles(one.path("new"));
            double alpha = one.path("tau").asDouble() > 0 ? 1 / one.path("tau").asDouble() : 1;
            for (int i = 0; i < average.length; i++) {
                average[i] = (1 - alpha) * average[i] + alpha * next[i];
            }
            close(average, one.path("out"));
        }
    }

    /** Rows are scaled as Oja's trainer does after a pattern; one of rate 0 does nothing else. */
    private static void rows(JsonNode node) {
        LinearLayer layer = new LinearLayer(CannsBcmGoldenTest.floats(node.path("in")));
        new OjaTrainer(layer, 0, true).train(List.of(new float[layer.inputs()]));
        for (int o = 0; o < layer.outputs(); o++) {
            close(CannsBcmGoldenTest.doubles(layer.row(o)), node.path("out").get(o));
        }
    }

    private static void kernel(JsonNode cases) {
        for (JsonNode one : cases) {
            double lag = one.path("dt").asDouble();
            double value = lag > 0
                    ? Math.exp(-lag / one.path("tau_plus").asDouble())
                    : -Math.exp(lag / one.path("tau_minus").asDouble());
            assertThat(value).isCloseTo(one.path("out").asDouble(), within(TOLERANCE));
        }
    }

    private static void buffer(JsonNode node) {
        int size = node.path("buffer_size").asInt();
        Double[][] times = new Double[node.path("num_neurons").asInt()][size];
        for (JsonNode op : node.path("ops")) {
            Double[] row = times[op.get(0).asInt()];
            System.arraycopy(row, 1, row, 0, size - 1);
            row[size - 1] = op.get(1).asDouble();
        }
        for (int n = 0; n < times.length; n++) {
            for (int k = 0; k < size; k++) {
                JsonNode expected = node.path("out_neg_inf_as_null").get(n).get(k);
                assertThat(times[n][k]).isEqualTo(expected.isNull() ? null : expected.asDouble());
            }
        }
    }

    private static void close(double[] actual, JsonNode expected) {
        double[] values = GoldenCase.doubles(expected);
        assertThat(actual).containsExactly(values, within(TOLERANCE * Math.max(1, DrivenBlock.largest(values))));
    }
}
