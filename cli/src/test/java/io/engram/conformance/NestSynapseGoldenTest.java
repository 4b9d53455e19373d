package io.engram.conformance;

import static io.engram.conformance.DrivenBlock.counts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.PowerLawStdp;
import io.engram.plasticity.TripletStdp;
import io.engram.plasticity.TsodyksMarkram;
import io.engram.plasticity.VogelsSprekeler;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.SynapseTwin;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * NEST's plastic synapses: what is sent with each pre spike, the whole delay dendritic. The twin holds 1e-9, the block, whose
 * weights are floats, 1e-5 of the greatest.
 */
class NestSynapseGoldenTest {
    private static final double DT_MS = 0.1;

    static boolean covers(GoldenCase c) {
        return c.is(
                "nest",
                "synapse_weights",
                Set.of(
                        "stdp_synapse",
                        "stdp_pl_synapse_hom",
                        "stdp_triplet_synapse",
                        "vogels_sprekeler_synapse",
                        "tsodyks2_synapse"));
    }

    @TestFactory
    Stream<DynamicTest> shouldSendNestsWeights() {
        return GoldenFiles.tests(NestSynapseGoldenTest::covers, NestSynapseGoldenTest::follow);
    }

    private static void follow(GoldenCase c) {
        JsonNode p = c.params();
        LearningRule rule = rule(c.subject(), p);
        int delay = (int) Math.round(p.path("delay").asDouble() / DT_MS);
        double[] expected = GoldenCase.doubles(c.expected().path("weights_sent"));
        double[] preTimesMs = GoldenCase.doubles(c.expected().path("pre_times"));
        int steps = (int) Math.round(preTimesMs[preTimesMs.length - 1] / DT_MS) + delay;
        int[] pre = counts(c.input().path("pre_spike_times"), DT_MS, 0, steps);
        int[] post = counts(c.input().path("post_spike_times"), DT_MS, 0, steps);
        double w0 = p.path("weight0").asDouble();

        SynapseTwin twin = new SynapseTwin(rule, DT_MS, w0);
        DrivenBlock block = new DrivenBlock(rule, DT_MS, new double[][] {{w0}}, delay, 0, delay);
        double[] byTwin = new double[expected.length];
        double[] byBlock = new double[expected.length];
        int twins = 0;
        int blocks = 0;
        for (int step = 1; step <= steps; step++) {
            twin.step(pre[step], step > delay ? post[step - delay] : 0);
            if (pre[step] > 0) {
                byTwin[twins++] = twin.sent(false) + twin.sent(true);
            }
            block.step(new int[pre[step]], new int[post[step]]);
            if (step > delay && pre[step - delay] > 0) {
                byBlock[blocks++] = block.arrived(0);
            }
        }
        double largest = DrivenBlock.largest(expected);
        assertThat(byTwin).containsExactly(expected, within(1e-9 * largest));
        assertThat(byBlock).containsExactly(expected, within(1e-5 * largest));
        double last = rule.travel() == Travel.COMPUTED ? block.weight(0, 0) : byBlock[blocks - 1];
        assertThat(last).isCloseTo(c.expected().path("final_weight_status").asDouble(), within(1e-5 * largest));
    }

    private static LearningRule rule(String model, JsonNode p) {
        return switch (model) {
            case "stdp_synapse" ->
                PairStdp.nest(
                        p.path("tau_plus").asDouble(),
                        p.path("tau_minus").asDouble(),
                        p.path("lambda").asDouble(),
                        p.path("alpha").asDouble(),
                        p.path("mu_plus").asDouble(),
                        p.path("mu_minus").asDouble(),
                        p.path("Wmax").asDouble());
            case "stdp_pl_synapse_hom" ->
                PowerLawStdp.nest(
                        p.path("tau_plus").asDouble(),
                        p.path("tau_minus").asDouble(),
                        p.path("lambda").asDouble(),
                        p.path("alpha").asDouble(),
                        p.path("mu").asDouble());
            case "stdp_triplet_synapse" ->
                TripletStdp.nest(
                        p.path("tau_plus").asDouble(),
                        p.path("tau_minus").asDouble(),
                        p.path("tau_plus_triplet").asDouble(),
                        p.path("tau_minus_triplet").asDouble(),
                        p.path("Aplus").asDouble(),
                        p.path("Aminus").asDouble(),
                        p.path("Aplus_triplet").asDouble(),
                        p.path("Aminus_triplet").asDouble(),
                        p.path("Wmax").asDouble());
            case "vogels_sprekeler_synapse" ->
                VogelsSprekeler.nest(
                        p.path("tau").asDouble(),
                        p.path("eta").asDouble(),
                        p.path("alpha").asDouble(),
                        p.path("Wmax").asDouble());
            default ->
                TsodyksMarkram.nest(
                        p.path("U").asDouble(),
                        p.path("tau_rec").asDouble(),
                        p.path("tau_fac").asDouble(),
                        p.path("u").asDouble(),
                        p.path("x").asDouble());
        };
    }
}
