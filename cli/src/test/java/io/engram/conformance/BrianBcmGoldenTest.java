package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.ContinuousBcm;
import io.engram.runtime.spi.LearningRule;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Brian2's BCM driven by the clock: weight and threshold at the end of the sampled steps. */
class BrianBcmGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.folder().equals("nest") && c.kind().equals("brian_bcm_clock_driven");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBrian() {
        return GoldenFiles.tests(BrianBcmGoldenTest::covers, BrianBcmGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        BrianTrial trial = new BrianTrial(c, rule(c.params()));
        int steps = trial.steps;
        double absolute = c.root().path("tolerance").path("w_abs").asDouble();
        double[] byTwin = new double[steps + 1];
        double[] theta = new double[steps + 1];
        double[] byBlock = new double[steps + 1 + trial.lead];
        byBlock[0] = trial.w0;
        for (int step = 1; step <= steps; step++) {
            trial.step(step);
            byTwin[step] = trial.twin.weight();
            theta[step] = trial.twin.postTrace(1);
            byBlock[step + trial.lead] = trial.block.weight(0, 0);
            // Before any spike is seen nothing moves.
            byBlock[Math.min(step, trial.lead)] = trial.w0;
        }
        JsonNode times = c.expected().path("sample_times");
        double[] w = GoldenCase.doubles(c.expected().path("w"));
        double[] thetas = GoldenCase.doubles(c.expected().path("theta"));
        double largest = DrivenBlock.largest(w);
        for (int k = 0; k < times.size(); k++) {
            int step = 1 + (int) Math.round(times.get(k).asDouble() / trial.dtMs);
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
