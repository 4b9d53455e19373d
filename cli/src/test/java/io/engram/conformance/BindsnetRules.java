package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.DiehlCookStdp;
import io.engram.plasticity.Mstdp;
import io.engram.plasticity.Mstdpet;
import io.engram.plasticity.NoLearning;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.Rmax;
import io.engram.plasticity.TraceHebbian;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import io.engram.runtime.spi.Wrapping;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Our rules with the arguments that BindsNET's were given, BindsNET's own defaults where they were not. A trace's scale is part
 * of our learning rate.
 *
 * @param params of the case
 * @param pre arguments of the source's nodes, among them those of its trace
 * @param post the same of the target's
 */
record BindsnetRules(JsonNode params, JsonNode pre, JsonNode post) {
    /** Of two factors. */
    static final Set<String> OF_SPIKES = Set.of("NoOp", "PostPre", "WeightDependentPostPre", "Hebbian", "DiehlAndCook");
    /** Of three. */
    static final Set<String> OF_REWARD = Set.of("MSTDP", "MSTDPET");

    private static final Set<String> REDUCTIONS = Set.of("sum", "mean");

    /** Whether our rules know this reduction. */
    boolean known() {
        return params.path("batch").asInt() == 1
                || REDUCTIONS.contains(params.path("reduction").asText());
    }

    String name() {
        return params.path("rule").asText();
    }

    LearningRule rule() {
        LearningRule rule = ofOneKind();
        boolean mixed = !rule.traces().post().isEmpty() && additive(pre) != additive(post);
        return mixed && !OF_REWARD.contains(name()) ? new TwoKinds(rule, additive(post)) : rule;
    }

    /** A rule of ours whose target's trace is of another kind than its source's. */
    private record TwoKinds(LearningRule rule, boolean additivePost) implements Wrapping {
        @Override
        public Traces traces() {
            double tauMs = rule.traces().post().get(0).tauMs();
            Trace post = additivePost ? Trace.add(tauMs) : Trace.set(tauMs);
            return new Traces(rule.traces().pre(), List.of(post), Traces.Pairing.ALL);
        }
    }

    private LearningRule ofOneKind() {
        double nuPre = params.path("nu").get(0).asDouble();
        double nuPost = params.path("nu").get(1).asDouble();
        double tauPreMs = tauMs(pre);
        double tauPostMs = tauMs(post);
        double min = weightMin();
        double max = weightMax();
        boolean additive = additive(pre);
        return switch (name()) {
            case "NoOp" -> new NoLearning();
            case "MSTDP", "MSTDPET" -> reward(nuPre);
            case "Rmax" -> new Rmax(nuPre * scale(pre), tauPreMs, arg("tc_e_trace", 25), arg("tc_c", 5), min, max);
            case "Hebbian" ->
                TraceHebbian.bindsnet(
                        nuPre * scale(post), nuPost * scale(pre), tauPreMs, tauPostMs, additive, min, max);
            case "WeightDependentPostPre" ->
                PairStdp.weightDependentPostPre(
                        nuPre * scale(post), nuPost * scale(pre), tauPreMs, tauPostMs, additive, min, max);
            case "DiehlAndCook" -> {
                double target = arg("x_tar", 0) / scale(pre);
                yield DiehlCookStdp.bindsnet(nuPost * scale(pre), tauPreMs, additive, target, arg("mu", 1), min, max);
            }
            case "PostPre" ->
                PairStdp.postPre(nuPre * scale(post), nuPost * scale(pre), tauPreMs, tauPostMs, additive, min, max);
            default -> throw new IllegalArgumentException(name());
        };
    }

    private LearningRule reward(double nu) {
        double tauPlusMs = arg("tc_plus", 20);
        double tauMinusMs = arg("tc_minus", 20);
        boolean zeroLag = params.path("rule_args").path("zero_lag").asBoolean();
        return name().equals("MSTDP")
                ? new Mstdp(nu, aPlus(), aMinus(), tauPlusMs, tauMinusMs, weightMin(), weightMax(), zeroLag)
                : new Mstdpet(
                        nu,
                        aPlus(),
                        aMinus(),
                        tauPlusMs,
                        tauMinusMs,
                        arg("tc_e_trace", 25),
                        weightMin(),
                        weightMax(),
                        zeroLag);
    }

    double aPlus() {
        return params.path("call_args").path("a_plus").asDouble(1);
    }

    double aMinus() {
        return params.path("call_args").path("a_minus").asDouble(-1);
    }

    private double arg(String name, double byDefault) {
        return params.path("rule_args").path(name).asDouble(byDefault);
    }

    double weightMin() {
        return params.path("wmin").asDouble(Double.NEGATIVE_INFINITY);
    }

    double weightMax() {
        return params.path("wmax").asDouble(Double.POSITIVE_INFINITY);
    }

    /** BindsNET clips the weights that it is given, also those of a rule that does not clip. */
    double clipped(double weight) {
        return Math.min(Math.max(weight, weightMin()), weightMax());
    }

    Reduction reduction() {
        return Reduction.valueOf(params.path("reduction").asText().toUpperCase(Locale.ROOT));
    }

    private static double tauMs(JsonNode nodes) {
        return nodes.path("tc_trace").asDouble(20);
    }

    static double scale(JsonNode nodes) {
        return nodes.path("trace_scale").asDouble(1);
    }

    private static boolean additive(JsonNode nodes) {
        return nodes.path("traces_additive").asBoolean();
    }
}
