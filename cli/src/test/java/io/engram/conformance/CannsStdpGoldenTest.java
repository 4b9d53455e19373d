package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.StdpLayer;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * CANNs' STDPTrainer on its SpikingLayer: weights, traces and potentials after each epoch and after each step of the first,
 * and the spikes that the trained layer answers with. CANNs computes in float32, so 1e-5 of the greatest weight.
 */
class CannsStdpGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.is("canns", "trainer", Set.of("STDPTrainer"));
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowCanns() {
        return GoldenFiles.tests(CannsStdpGoldenTest::covers, CannsStdpGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        double[][] patterns = BindsnetRuleGoldenTest.matrix(c.input().path("patterns"));
        boolean resets =
                c.params().path("call").path("reset_state_between_epochs").asBoolean();
        StdpLayer layer = layer(c);
        JsonNode epochs = c.expected().path("after_epoch");
        assertThat(epochs.size()).isEqualTo(c.input().path("epochs").asInt());
        for (JsonNode epoch : epochs) {
            if (resets) {
                layer.reset();
            }
            layer.train(patterns);
            compare(c, layer, epoch);
        }
        for (JsonNode prefix : c.expected().path("prefix_of_first_epoch")) {
            StdpLayer first = layer(c);
            if (resets) {
                first.reset();
            }
            first.train(Arrays.copyOf(patterns, prefix.path("after_steps").asInt()));
            compare(c, first, prefix);
        }
        layer.reset();
        JsonNode answers = c.expected().path("predict_sequence_after_reset_with_final_W");
        for (int k = 0; k < answers.size(); k++) {
            assertThat(layer.forward(patterns[k]))
                    .isEqualTo(GoldenCase.doubles(answers.get(k).path("spike")));
            compareState(layer, answers.get(k));
        }
    }

    private static StdpLayer layer(GoldenCase c) {
        JsonNode model = c.params().path("model");
        JsonNode trainer = c.params().path("trainer");
        PairStdp rule = PairStdp.canns(
                trainer.path("learning_rate").asDouble(),
                trainer.path("A_plus").asDouble(),
                trainer.path("A_minus").asDouble(),
                model.path("trace_decay").asDouble(),
                trainer.path("w_min").asDouble(),
                trainer.path("w_max").asDouble());
        StdpLayer.Unit unit = new StdpLayer.Unit(
                model.path("threshold").asDouble(),
                model.path("v_reset").asDouble(),
                model.path("leak").asDouble(),
                model.path("trace_decay").asDouble());
        StdpLayer.Mode mode =
                trainer.path("compiled").asBoolean() ? StdpLayer.Mode.ONLINE : StdpLayer.Mode.CANNS_UNCOMPILED;
        JsonNode initial = c.input().path("initial");
        double[][] w = BindsnetRuleGoldenTest.matrix(initial.path("W"));
        float[][] weights = new float[w.length][w[0].length];
        for (int o = 0; o < w.length; o++) {
            for (int i = 0; i < w[o].length; i++) {
                weights[o][i] = (float) w[o][i];
            }
        }
        StdpLayer layer = new StdpLayer(rule, unit, mode, weights);
        layer.state(
                GoldenCase.doubles(initial.path("v")),
                GoldenCase.doubles(initial.path("trace_pre")),
                GoldenCase.doubles(initial.path("trace_post")));
        return layer;
    }

    /** Compiled, CANNs does not write down which units fired; their reset potentials and traces show it. */
    private static void compare(GoldenCase c, StdpLayer layer, JsonNode expected) {
        double[][] w = BindsnetRuleGoldenTest.matrix(expected.path("W"));
        double largest =
                Arrays.stream(w).mapToDouble(DrivenBlock::largest).max().orElseThrow();
        float[][] weights = layer.weights();
        for (int o = 0; o < w.length; o++) {
            for (int i = 0; i < w[o].length; i++) {
                assertThat((double) weights[o][i]).isCloseTo(w[o][i], within(1e-5 * largest));
            }
        }
        if (!c.params().path("trainer").path("compiled").asBoolean()) {
            assertThat(layer.fired()).isEqualTo(GoldenCase.doubles(expected.path("spike")));
        }
        compareState(layer, expected);
    }

    private static void compareState(StdpLayer layer, JsonNode expected) {
        close(layer.v(), expected.path("v"));
        close(layer.tracePre(), expected.path("trace_pre"));
        close(layer.tracePost(), expected.path("trace_post"));
    }

    private static void close(double[] actual, JsonNode expected) {
        double[] values = GoldenCase.doubles(expected);
        assertThat(actual).containsExactly(values, within(1e-5 * Math.max(1, DrivenBlock.largest(values))));
    }
}
