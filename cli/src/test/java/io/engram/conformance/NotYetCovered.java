package io.engram.conformance;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The golden cases that no test reads yet, and why: the one place to look. A case that is listed here and read by a test
 * fails as well as one that is neither.
 */
record NotYetCovered(String what, String reason, Predicate<GoldenCase> holds) {

    private static final Set<String> LATER_NEURONS =
            Set.of("iaf_cond_exp", "iaf_cond_alpha", "aeif_cond_exp", "izhikevich");

    static final List<NotYetCovered> LIST = List.of(
            new NotYetCovered(
                    "nest: conductance, adaptive exponential and Izhikevich neurons",
                    "models of a later milestone",
                    c -> c.is("nest", "single_neuron_trace", LATER_NEURONS)),
            new NotYetCovered(
                    "nest: their rows of the timing table",
                    "models of a later milestone",
                    c -> c.is("nest", GoldenCase.TIMING, LATER_NEURONS)),
            new NotYetCovered(
                    "canns: Oja, Sanger, layers and helpers",
                    "the trainers are a later milestone",
                    c -> c.folder().equals("canns")
                            && !CannsStdpGoldenTest.covers(c)
                            && !CannsHebbianGoldenTest.covers(c)
                            && !CannsHopfieldGoldenTest.covers(c)
                            && !CannsBcmGoldenTest.covers(c)),
            new NotYetCovered(
                    "bindsnet: rules with a third factor; weight decay, two kinds of traces",
                    "of a later milestone",
                    c -> c.folder().equals("bindsnet")
                            && c.kind().equals("learning_rule_open_loop")
                            && !BindsnetRuleGoldenTest.covers(c)),
            new NotYetCovered(
                    "bindsnet: networks, nodes, reward",
                    "a later milestone",
                    c -> c.folder().equals("bindsnet")
                            && Set.of("closed_loop", "nodes", "reward", "model").contains(c.kind())));
}
