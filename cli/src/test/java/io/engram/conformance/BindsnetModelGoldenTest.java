package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.engram.plasticity.PairStdp;
import io.engram.runtime.spi.Reduction;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's DiehlAndCook2015, shown a few images: inputs X to excitatory Ae, which learn, each Ae to its own inhibitory Ai,
 * each Ai to all other Ae. Spikes at every step; weights, thresholds and potentials at the end of each image, after which all
 * is reset but what is learned. Once with the engine's block, once with the scalar twin.
 */
class BindsnetModelGoldenTest {
    private static final double TAU_MS = 20;

    static boolean covers(GoldenCase c) {
        return c.folder().equals("bindsnet")
                && c.kind().equals("model")
                && c.params().path("model").asText().equals("DiehlAndCook2015");
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetModelGoldenTest::covers, BindsnetModelGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        int inputs = p.path("n_inpt").asInt();
        int neurons = p.path("n_neurons").asInt();
        int batch = c.input().path("pre_spikes").get(0).size();
        int[] from = IntStream.range(0, inputs * neurons).map(k -> k % inputs).toArray();
        int[] place = IntStream.range(0, inputs * neurons)
                .map(k -> k % inputs * neurons + k / inputs)
                .toArray();
        int[] start = IntStream.rangeClosed(0, neurons).map(j -> j * inputs).toArray();
        double[] nu = GoldenCase.doubles(p.path("nu"));
        ClosedWeights.Plan plan = new ClosedWeights.Plan(
                new BindsnetConnection(inputs, start, from, place, inputs * neurons, false, 0, 1, true),
                PairStdp.postPre(
                        nu[0],
                        nu[1],
                        TAU_MS,
                        TAU_MS,
                        false,
                        p.path("wmin").asDouble(),
                        p.path("wmax").asDouble()),
                p.path("dt").asDouble(),
                batch,
                Reduction.SUM,
                0,
                OptionalDouble.of(p.path("norm").asDouble()),
                Double.POSITIVE_INFINITY);
        double[] begin = BindsnetConnection.flat(c.input().path("w0"));
        new Run(c, plan, new ClosedWeights.Twin(plan, begin), 1e-9).follow();
        new Run(c, plan, new ClosedWeights.Engine(plan, begin), 1e-5).follow();
    }

    /**
     * One way through the case.
     *
     * @param tolerance relative, for weights in parts of the greatest
     */
    private record Run(GoldenCase golden, ClosedWeights.Plan plan, ClosedWeights weights, double tolerance) {

        void follow() {
            JsonNode p = golden.params();
            int neurons = plan.connection().targets();
            int batch = plan.batch();
            BindsnetLayer excitatory = layer(
                    "DiehlAndCookNodes",
                    args("reset", -60)
                            .put("one_spike", true)
                            .put("theta_plus", p.path("theta_plus").asDouble())
                            .put("tc_theta_decay", p.path("tc_theta_decay").asDouble()));
            BindsnetLayer inhibitory = layer(
                    "LIFNodes",
                    args("rest", -60)
                            .put("reset", -45)
                            .put("thresh", -40)
                            .put("tc_decay", 10)
                            .put("refrac", 2));
            int runSteps = p.path("steps_per_run").asInt();
            int[] ae = new int[0];
            int[] ai = new int[0];
            for (int step = 1; step <= runSteps * p.path("runs").asInt(); step++) {
                double[] toAe = weights.arrive().clone();
                inhibit(toAe, ai, p.path("inh").asDouble());
                double[] toAi = new double[neurons * batch];
                for (int e : ae) {
                    toAi[e] += p.path("exc").asDouble();
                }
                ae = excitatory.step(step, toAe);
                ai = inhibitory.step(step, toAi);
                compareSpikes("Ae_spikes", step, ae);
                compareSpikes("Ai_spikes", step, ai);
                weights.learn(
                        BindsnetLayer.entries(golden.input().path("pre_spikes").get(step - 1), batch), ae);
                if (step % runSteps == 0) {
                    endRun(step / runSteps - 1, excitatory, inhibitory);
                    ae = new int[0];
                    ai = new int[0];
                }
            }
            assertThat(excitatory.winners())
                    .isEqualTo(golden.expected().path("u_choice_used").asInt());
        }

        private BindsnetLayer layer(String nodes, JsonNode args) {
            return new BindsnetLayer(
                    new BindsnetNodes(nodes, args),
                    golden.input(),
                    plan.dtMs(),
                    plan.connection().targets(),
                    plan.batch(),
                    true);
        }

        private static ObjectNode args(String name, double value) {
            return JsonNodeFactory.instance.objectNode().put(name, value);
        }

        private void inhibit(double[] toAe, int[] ai, double inhibition) {
            for (int from : ai) {
                for (int e = from % plan.batch(); e < toAe.length; e += plan.batch()) {
                    toAe[e] -= e == from ? 0 : inhibition;
                }
            }
        }

        private void compareSpikes(String name, int step, int[] fired) {
            JsonNode rows = golden.expected().path(name).get(step - 1);
            assertThat(fired).as("%s of step %d", name, step).isEqualTo(BindsnetLayer.entries(rows, plan.batch()));
        }

        private void endRun(int run, BindsnetLayer excitatory, BindsnetLayer inhibitory) {
            JsonNode expected = golden.expected();
            double[] theta = GoldenCase.doubles(expected.path("theta_after_run").get(run));
            for (int e = 0; e < theta.length * plan.batch(); e++) {
                close("theta", excitatory.column("theta")[e], theta[e / plan.batch()], 1);
            }
            potentials("Ae", expected.path("v_end_of_run").get(run).path("Ae"), excitatory.column("v"));
            potentials("Ai", expected.path("v_end_of_run").get(run).path("Ai"), inhibitory.column("v"));
            weights.endRun();
            excitatory.reset();
            inhibitory.reset();
            double[] w = BindsnetConnection.flat(expected.path("w_after_run").get(run));
            double[] ours = weights.weights();
            for (int k = 0; k < w.length; k++) {
                close("weight " + k + " of run " + run, ours[k], w[k], DrivenBlock.largest(w));
            }
        }

        private void potentials(String layer, JsonNode rows, double[] v) {
            for (int e = 0; e < v.length; e++) {
                double expected =
                        rows.get(e % plan.batch()).get(e / plan.batch()).asDouble();
                close(layer, v[e], expected, Math.max(Math.abs(expected), 1));
            }
        }

        private void close(String what, double ours, double expected, double scale) {
            assertThat(ours).as(what).isCloseTo(expected, within(tolerance * scale));
        }
    }
}
