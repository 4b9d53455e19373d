package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.runtime.spi.BatchTwin;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** BindsNET's MSTDP and MSTDPET with spikes and rewards prescribed, one row or a batch: weights and traces after some steps. */
class BindsnetRewardGoldenTest {

    static boolean covers(GoldenCase c) {
        return c.is("bindsnet", "learning_rule_open_loop", BindsnetRules.OF_REWARD)
                && c.params().path("connection").asText().equals("Connection")
                && c.params().path("weight_decay").asDouble() == 0;
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetRewardGoldenTest::covers, BindsnetRewardGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        double dtMs = p.path("dt").asDouble();
        BindsnetRules rules = BindsnetRuleGoldenTest.rules(c);
        LearningRule rule = rules.rule();
        double[][] w0 = BindsnetRuleGoldenTest.clipped(
                BindsnetRuleGoldenTest.matrix(c.input().path("w0")), rules);
        int batch = p.path("batch").asInt();
        Reduction reduction = rules.reduction();
        BatchTwin[][] twins = new BatchTwin[w0.length][w0[0].length];
        for (int i = 0; i < w0.length; i++) {
            for (int j = 0; j < w0[0].length; j++) {
                twins[i][j] = new BatchTwin(rule, dtMs, w0[i][j], batch, reduction);
            }
        }
        DrivenBlock block = new DrivenBlock(rule, dtMs, w0, 1, 0, 0, batch, reduction, List.of());
        for (int step = 1; step <= p.path("steps").asInt(); step++) {
            double reward = c.input().path("reward_per_step").get(step - 1).asDouble();
            int[] pre = BindsnetLayer.entries(c.input().path("pre_spikes").get(step - 1), batch);
            int[] post = BindsnetLayer.entries(c.input().path("post_spikes").get(step - 1), batch);
            block.signal("reward", reward);
            block.step(pre, post);
            for (int i = 0; i < w0.length; i++) {
                for (int j = 0; j < w0[0].length; j++) {
                    twins[i][j].signal("reward", reward);
                    twins[i][j].step(
                            BindsnetRuleGoldenTest.counts(pre, i, batch),
                            BindsnetRuleGoldenTest.counts(post, j, batch));
                }
            }
            compare(c, Integer.toString(step), twins, block);
        }
    }

    private static void compare(GoldenCase c, String step, BatchTwin[][] twins, DrivenBlock block) {
        if (!c.expected().path("w_after_step").has(step)) {
            return;
        }
        double[][] w =
                BindsnetRuleGoldenTest.matrix(c.expected().path("w_after_step").path(step));
        double largest =
                Arrays.stream(w).mapToDouble(DrivenBlock::largest).max().orElseThrow();
        for (int i = 0; i < w.length; i++) {
            for (int j = 0; j < w[i].length; j++) {
                assertThat(twins[i][j].weight()).isCloseTo(w[i][j], within(1e-9 * largest));
                assertThat(block.weight(i, j)).isCloseTo(w[i][j], within(1e-5 * largest));
            }
        }
        traces(c, step, twins);
    }

    private static void traces(GoldenCase c, String step, BatchTwin[][] twins) {
        JsonNode plus = c.expected().path("p_plus_after_step").path(step);
        JsonNode minus = c.expected().path("p_minus_after_step").path(step);
        double aPlus = BindsnetRuleGoldenTest.rules(c).aPlus();
        double aMinus = BindsnetRuleGoldenTest.rules(c).aMinus();
        for (int row = 0; row < plus.size(); row++) {
            double[] x = GoldenCase.doubles(plus.get(row));
            double[] y = GoldenCase.doubles(minus.get(row));
            for (int i = 0; i < x.length; i++) {
                assertThat(aPlus * twins[i][0].preTrace(row, 0)).isCloseTo(x[i], within(1e-9));
            }
            for (int j = 0; j < y.length; j++) {
                assertThat(aMinus * twins[0][j].postTrace(row, 0)).isCloseTo(y[j], within(1e-9));
            }
        }
    }
}
