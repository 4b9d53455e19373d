package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.runtime.spi.Reduction;
import java.util.Arrays;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * BindsNET's networks of one connection, whose weights learn from what they make their target fire: spikes at every step,
 * potentials and weights at some, weights at the end of each run. Once with the engine's block, once with the scalar twin.
 * BindsNET's one-step mode, where a spike arrives in the step in which it is fired and drops what comes from outside, is no
 * mode of ours: there the test itself carries the spikes.
 */
class BindsnetNetworkGoldenTest {
    private static final Set<String> RULES =
            Set.of("NoOp", "PostPre", "WeightDependentPostPre", "Hebbian", "DiehlAndCook", "MSTDP", "MSTDPET", "Rmax");

    static boolean covers(GoldenCase c) {
        return c.is("bindsnet", "closed_loop", RULES)
                && BindsnetConnection.known(c.params())
                && nodes(c).known()
                && rules(c).known();
    }

    private static BindsnetNodes nodes(GoldenCase c) {
        return new BindsnetNodes(c.params().path("target").asText(), c.params().path("target_args"));
    }

    private static BindsnetRules rules(GoldenCase c) {
        return new BindsnetRules(
                c.params(), c.params().path("source_args"), c.params().path("target_args"));
    }

    @TestFactory
    Stream<DynamicTest> shouldFollowBindsnet() {
        return GoldenFiles.tests(BindsnetNetworkGoldenTest::covers, BindsnetNetworkGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        ClosedWeights.Plan plan = plan(c);
        double[] begin = Arrays.stream(BindsnetConnection.flat(c.input().path("w0")))
                .map(rules(c)::clipped)
                .toArray();
        new Loop(c, plan, new ClosedWeights.Twin(plan, begin), 1e-9, 1e-9, true).follow();
        new Loop(c, plan, new ClosedWeights.Engine(plan, begin), 1e-5, 1e-5, false).follow();
    }

    private static ClosedWeights.Plan plan(GoldenCase c) {
        JsonNode p = c.params();
        // BindsNET sums what the rows of a convolution would change by reward, whatever it was told.
        boolean sums = BindsnetConnection.convolves(p) && BindsnetRules.OF_REWARD.contains(c.subject());
        return new ClosedWeights.Plan(
                BindsnetConnection.of(c),
                rules(c).rule(),
                p.path("dt").asDouble(),
                p.path("batch").asInt(),
                sums ? Reduction.SUM : rules(c).reduction(),
                p.path("weight_decay").asDouble(),
                p.path("norm").isNumber() ? OptionalDouble.of(p.path("norm").asDouble()) : OptionalDouble.empty(),
                p.path("steps_per_run").asInt());
    }

    /**
     * One way through the case.
     *
     * @param ofLargest tolerance of weights, in parts of the greatest
     * @param ofPotential relative tolerance of potentials
     * @param normalisesLast whether weights can be seen between the last step of a run and their normalisation
     */
    private record Loop(
            GoldenCase golden,
            ClosedWeights.Plan plan,
            ClosedWeights weights,
            double ofLargest,
            double ofPotential,
            boolean normalisesLast) {

        void follow() {
            int targets = plan.connection().targets();
            int batch = plan.batch();
            BindsnetLayer layer = new BindsnetLayer(nodes(golden), golden.input(), plan.dtMs(), targets, batch, true);
            int runSteps = golden.params().path("steps_per_run").asInt();
            weights.watch(plan.rule().postState().stream().map(layer::column).toArray(double[][]::new));
            for (int step = 1; step <= golden.params().path("steps").asInt(); step++) {
                int run = (step - 1) / runSteps;
                if ((step - 1) % runSteps == 0 && !plan.rule().signals().isEmpty()) {
                    weights.signal(
                            "reward",
                            golden.input().path("reward_per_run").get(run).asDouble());
                }
                int[] pre =
                        BindsnetLayer.entries(golden.input().path("pre_spikes").get(step - 1), batch);
                inject(step, layer.column("v"));
                int[] post = clamped(step, layer.step(step, arriving(step, pre)));
                assertThat(post)
                        .as("spikes of step %d", step)
                        .isEqualTo(BindsnetLayer.entries(
                                golden.expected().path("post_spikes").get(step - 1), batch));
                weights.learn(pre, post);
                compareAfterStep(step, layer, step % runSteps == 0);
                if (step % runSteps == 0) {
                    weights.endRun();
                    compareWeights(
                            "run " + run, golden.expected().path("w_after_run").get(run));
                }
            }
        }

        private double[] arriving(int step, int[] pre) {
            double[] arriving = weights.arrive();
            boolean oneStep = golden.params().path("one_step").asBoolean();
            if (oneStep) {
                arriving = ClosedWeights.sent(plan.connection(), weights.weights(), pre, plan.batch());
            }
            double[] bias = BindsnetConnection.flat(golden.input().path("b"));
            JsonNode external = golden.input().path("external_input");
            double[] sum = arriving.clone();
            for (int e = 0; e < sum.length; e++) {
                int target = e / plan.batch();
                if (golden.input().has("b")) {
                    sum[e] += bias[target * bias.length / plan.connection().targets()];
                }
                if (!external.isMissingNode() && !oneStep) {
                    sum[e] += BindsnetLayer.at(external, step, e % plan.batch(), target);
                }
            }
            return sum;
        }

        private void inject(int step, double[] v) {
            JsonNode injected = golden.input().path("injects_v");
            for (int e = 0; e < v.length && !injected.isMissingNode(); e++) {
                v[e] += injected.get(step - 1).get(e / plan.batch()).asDouble();
            }
        }

        /** First neurons that must fire, then those that must not; nothing else of them knows. */
        private int[] clamped(int step, int[] fired) {
            Set<Integer> must = indices("clamp", step);
            Set<Integer> mustNot = indices("unclamp", step);
            return IntStream.concat(
                            Arrays.stream(fired),
                            must.stream().flatMapToInt(i -> IntStream.range(i * plan.batch(), (i + 1) * plan.batch())))
                    .filter(e -> !mustNot.contains(e / plan.batch()))
                    .distinct()
                    .sorted()
                    .toArray();
        }

        private Set<Integer> indices(String name, int step) {
            JsonNode given = golden.input().path(name);
            return given.isMissingNode()
                    ? Set.of()
                    : Set.copyOf(Arrays.stream(GoldenCase.doubles(given.get(step - 1)))
                            .mapToObj(i -> (int) i)
                            .toList());
        }

        private void compareAfterStep(int step, BindsnetLayer layer, boolean endsRun) {
            String key = Integer.toString(step);
            JsonNode potentials = golden.expected().path("v_after_step").path(key);
            if (potentials.isMissingNode()) {
                return;
            }
            double[] v = layer.column("v");
            for (int row = 0; row < plan.batch(); row++) {
                double[] expected = BindsnetConnection.flat(potentials.get(row));
                for (int j = 0; j < expected.length; j++) {
                    assertThat(v[j * plan.batch() + row])
                            .as("v of neuron %d, row %d, step %d", j, row, step)
                            .isCloseTo(expected[j], within(ofPotential * Math.max(Math.abs(expected[j]), 1)));
                }
            }
            if (normalisesLast || !endsRun || plan.norm().isEmpty()) {
                compareWeights(
                        "step " + step, golden.expected().path("w_after_step").path(key));
            }
        }

        private void compareWeights(String when, JsonNode expected) {
            double[] w = BindsnetConnection.flat(expected);
            double[] ours = weights.weights();
            assertThat(ours).hasSameSizeAs(w);
            for (int k = 0; k < w.length; k++) {
                assertThat(ours[k])
                        .as("weight %d after %s", k, when)
                        .isCloseTo(w[k], within(ofLargest * DrivenBlock.largest(w)));
            }
        }
    }
}
