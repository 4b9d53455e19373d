package io.engram.conformance;

import static io.engram.conformance.DrivenBlock.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.ContinuousBcm;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.SynapseTwin;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Brian2's BCM driven by the clock: weight and threshold at the end of the sampled steps. A spike of the step that starts
 * at t is ours of step t/dt + 1, and both pathways have a delay of their own.
 */
class BrianBcmGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.folder().equals("nest") && c.kind().equals("brian_bcm_clock_driven");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBrian() {
        return GoldenFiles.tests(BrianBcmGoldenTest::covers, BrianBcmGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        double dtMs = p.path("dt_ms").asDouble();
        int steps = (int) Math.round(c.input().path("T_ms").asDouble() / dtMs);
        int preDelay = (int) Math.round(p.path("pre_delay_ms").asDouble() / dtMs);
        int postDelay = (int) Math.round(p.path("post_delay_ms").asDouble() / dtMs);
        int lead = Math.min(preDelay, postDelay);
        int[] pre = counts(c.input().path("pre_spike_times_ms"), dtMs, 1, steps);
        int[] post = counts(c.input().path("post_spike_times_ms"), dtMs, 1, steps);
        double w0 = p.path("w0").asDouble();
        double absolute = c.root().path("tolerance").path("w_abs").asDouble();

        LearningRule rule = rule(p);
        SynapseTwin twin = new SynapseTwin(rule, dtMs, w0);
        DrivenBlock block = new DrivenBlock(rule, dtMs, new double[][] {{w0}}, preDelay + 1, preDelay, postDelay);
        double[] byTwin = new double[steps + 1];
        double[] theta = new double[steps + 1];
        double[] byBlock = new double[steps + 1 + lead];
        byBlock[0] = w0;
        for (int step = 1; step <= steps; step++) {
            twin.step(step > preDelay ? pre[step - preDelay] : 0, step > postDelay ? post[step - postDelay] : 0);
            byTwin[step] = twin.weight();
            theta[step] = twin.postTrace(1);
            block.step(new int[pre[step]], new int[post[step]]);
            byBlock[step + lead] = block.weight(0, 0);
            // Before any spike is seen nothing moves.
            byBlock[Math.min(step, lead)] = w0;
        }
        JsonNode times = c.expected().path("sample_times");
        double[] w = GoldenCase.doubles(c.expected().path("w"));
        double[] thetas = GoldenCase.doubles(c.expected().path("theta"));
        double largest = DrivenBlock.largest(w);
        for (int k = 0; k < times.size(); k++) {
            int step = 1 + (int) Math.round(times.get(k).asDouble() / dtMs);
            assertThat(byTwin[step]).as("step %d", step).isCloseTo(w[k], within(absolute));
            assertThat(theta[step]).as("threshold at step %d", step).isCloseTo(thetas[k], within(absolute));
            assertThat(byBlock[step]).as("step %d in the engine", step).isCloseTo(w[k], within(1e-5 * largest));
        }
        assertThat(byTwin[steps]).isCloseTo(c.expected().path("w_final").asDouble(), within(absolute));
    }

    private static LearningRule rule(JsonNode p) {
        assertThat(p.path("model").asText()).contains("dw/dt = eta*x*y*(y-theta)*int(w>0)*int(w<wmax)/second");
        JsonNode names = p.path("namespace_SI");
        return ContinuousBcm.brian(
                names.path("eta").asDouble(),
                1000 * names.path("taux").asDouble(),
                1000 * names.path("tauy").asDouble(),
                1000 * names.path("tauth").asDouble(),
                names.path("wmax").asDouble());
    }
}
