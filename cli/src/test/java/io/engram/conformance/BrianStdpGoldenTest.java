package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.TraceHebbian;
import io.engram.plasticity.VogelsSprekeler;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Brian2's event-driven traces: the weight at the end of every step. A spike of the step that starts at t is ours of step
 * t/dt + 1, and both pathways have a delay of their own. What the pathways say tells which rule it is.
 */
class BrianStdpGoldenTest {
    static boolean covers(GoldenCase c) {
        return c.folder().equals("nest") && c.kind().equals("brian_event_driven_stdp");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBrian() {
        return GoldenFiles.tests(BrianStdpGoldenTest::covers, BrianStdpGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        BrianTrial trial = new BrianTrial(c, rule(c.params()));
        int steps = trial.steps;
        double[] expected = weights(c, trial.w0, trial.dtMs, steps);
        double[] byTwin = new double[steps];
        double[] byBlock = new double[steps];
        for (int step = 1; step <= steps; step++) {
            trial.step(step);
            byTwin[step - 1] = trial.twin.weight();
            if (step + trial.lead <= steps) {
                byBlock[step + trial.lead - 1] = trial.block.weight(0, 0);
            }
        }
        Arrays.fill(byBlock, 0, trial.lead, trial.w0);
        double largest = DrivenBlock.largest(expected);
        assertThat(byTwin).containsExactly(expected, within(1e-9 * largest));
        assertThat(byBlock).containsExactly(expected, within(1e-5 * largest));
    }

    /** The weight at the end of every step, from the steps at which it changed. */
    private static double[] weights(GoldenCase c, double w0, double dtMs, int steps) {
        double[] weights = new double[steps];
        Arrays.fill(weights, w0);
        JsonNode times = c.expected().path("change_times");
        for (int k = 0; k < times.size(); k++) {
            int first = (int) Math.round(times.get(k).asDouble() / dtMs);
            Arrays.fill(
                    weights, first, steps, c.expected().path("w_after").get(k).asDouble());
        }
        assertThat(weights[steps - 1]).isEqualTo(c.expected().path("w_final").asDouble());
        return weights;
    }

    private static LearningRule rule(JsonNode p) {
        JsonNode names = p.path("namespace_SI");
        double tauPreMs = 1000 * names.path("taupre").asDouble();
        double tauPostMs = 1000 * names.path("taupost").asDouble();
        double weightMax = names.path("wmax").asDouble();
        String onPre = p.path("on_pre").asText();
        String onPost = p.path("on_post").asText();
        if (onPre.contains("eta*beta*w")) {
            double eta = names.path("eta").asDouble();
            double decay = eta * names.path("beta").asDouble();
            return new TraceHebbian(
                    tauPreMs, tauPostMs, eta, eta, decay, 0, weightMax, false, Coincidence.PRE_FIRST, Travel.BEFORE);
        }
        if (onPre.contains("(Apost-alpha)*eta")) {
            return VogelsSprekeler.brian(
                    tauPreMs,
                    tauPostMs,
                    names.path("eta").asDouble(),
                    names.path("alpha").asDouble(),
                    names.path("gmax").asDouble());
        }
        double aPlus = names.path("dApre").asDouble();
        double aMinus = -names.path("dApost").asDouble();
        if (onPre.contains("w*Apost")) {
            assertThat(onPost).contains("(wmax-w)*Apre");
            return PairStdp.brian(tauPreMs, tauPostMs, aPlus * weightMax, aMinus * weightMax, weightMax)
                    .withMu(1, 1);
        }
        PairStdp additive = PairStdp.brian(tauPreMs, tauPostMs, aPlus, aMinus, weightMax);
        if (onPre.contains("Apre = dApre")) {
            assertThat(onPost).contains("Apost = dApost");
            return additive.withPairing(PairStdp.Pairing.NEAREST);
        }
        assertThat(onPre).isEqualTo("Apre += dApre\nw = clip(w + Apost, 0, wmax)");
        return additive;
    }
}
