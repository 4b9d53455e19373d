package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.AdaptiveLif;
import io.engram.neurons.BoostedLif;
import io.engram.neurons.DiehlCook;
import io.engram.neurons.IntegrateAndFire;
import io.engram.neurons.IzhikevichHalfSteps;
import io.engram.neurons.Lif;
import io.engram.neurons.LifCurrent;
import io.engram.neurons.McCullochPitts;
import io.engram.neurons.Srm0;
import io.engram.runtime.spi.NeuronModel;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Our models with the arguments that BindsNET's classes were given, BindsNET's own defaults where they were not. */
record BindsnetNodes(String nodes, JsonNode args) {

    /** What a class calls its arguments; those of traces are not the model's. */
    private static final Map<String, Set<String>> ARGUMENTS = Map.of(
            "McCullochPitts", Set.of("thresh"),
            "IFNodes", Set.of("thresh", "reset", "refrac", "lbound"),
            "LIFNodes", Set.of("thresh", "rest", "reset", "refrac", "tc_decay", "lbound"),
            "BoostedLIFNodes", Set.of("thresh", "refrac", "tc_decay"),
            "CurrentLIFNodes", Set.of("thresh", "rest", "reset", "refrac", "tc_decay", "tc_i_decay", "lbound"),
            "AdaptiveLIFNodes",
                    Set.of("thresh", "rest", "reset", "refrac", "tc_decay", "theta_plus", "tc_theta_decay", "lbound"),
            "DiehlAndCookNodes",
                    Set.of(
                            "thresh",
                            "rest",
                            "reset",
                            "refrac",
                            "tc_decay",
                            "theta_plus",
                            "tc_theta_decay",
                            "lbound",
                            "one_spike"),
            "IzhikevichNodes", Set.of("thresh", "rest", "excitatory", "lbound"),
            "SRM0Nodes",
                    Set.of("thresh", "rest", "reset", "refrac", "tc_decay", "lbound", "eps_0", "rho_0", "d_thresh"));

    private static final Set<String> OF_TRACES =
            Set.of("traces", "traces_additive", "tc_trace", "trace_scale", "sum_input");

    static BindsnetNodes of(JsonNode params) {
        return new BindsnetNodes(params.path("nodes").asText(), params.path("args"));
    }

    /** Whether there is a model for it that knows every argument. */
    boolean known() {
        Set<String> unknown = new HashSet<>();
        args.fieldNames().forEachRemaining(unknown::add);
        unknown.removeAll(ARGUMENTS.getOrDefault(nodes, Set.of()));
        unknown.removeAll(OF_TRACES);
        return ARGUMENTS.containsKey(nodes) && unknown.isEmpty();
    }

    /** The model of neuron {@code i}, whose drawn parameters stand in {@code input}. */
    NeuronModel model(int i, JsonNode input) {
        return switch (nodes) {
            case "McCullochPitts" -> new McCullochPitts(arg("thresh", 1));
            case "IFNodes" -> new IntegrateAndFire(arg("refrac", 5), arg("thresh", -52), arg("reset", -65), lowest());
            case "LIFNodes" ->
                new Lif(arg("tc_decay", 100), arg("refrac", 5), rest(), arg("thresh", -52), reset(), lowest());
            case "BoostedLIFNodes" -> new BoostedLif(arg("tc_decay", 100), arg("refrac", 5), arg("thresh", 13));
            case "CurrentLIFNodes" -> current();
            case "AdaptiveLIFNodes" -> adaptive();
            case "DiehlAndCookNodes" -> diehlCook();
            case "IzhikevichNodes" ->
                new IzhikevichHalfSteps(
                        input.path("a").get(i).asDouble(),
                        input.path("b").get(i).asDouble(),
                        input.path("c").get(i).asDouble(),
                        input.path("d").get(i).asDouble(),
                        arg("thresh", 45),
                        lowest());
            case "SRM0Nodes" -> srm0();
            default -> throw new IllegalArgumentException(nodes);
        };
    }

    private NeuronModel current() {
        return new LifCurrent(
                arg("tc_decay", 100),
                arg("tc_i_decay", 2),
                arg("refrac", 5),
                rest(),
                arg("thresh", -52),
                reset(),
                lowest());
    }

    private NeuronModel adaptive() {
        return new AdaptiveLif(
                arg("tc_decay", 100),
                arg("refrac", 5),
                rest(),
                arg("thresh", -52),
                reset(),
                lowest(),
                arg("theta_plus", 0.05),
                arg("tc_theta_decay", 1e7));
    }

    private NeuronModel diehlCook() {
        return new DiehlCook(
                arg("tc_decay", 100),
                arg("refrac", 5),
                rest(),
                arg("thresh", -52),
                reset(),
                lowest(),
                arg("theta_plus", 0.05),
                arg("tc_theta_decay", 1e7),
                args.path("one_spike").asBoolean(true));
    }

    private NeuronModel srm0() {
        return new Srm0(
                arg("tc_decay", 10),
                arg("refrac", 5),
                arg("rest", -70),
                arg("thresh", -50),
                arg("reset", -70),
                lowest(),
                arg("eps_0", 1),
                arg("rho_0", 1),
                arg("d_thresh", 5));
    }

    /** An argument, or BindsNET's default. */
    double arg(String name, double byDefault) {
        return args.path(name).asDouble(byDefault);
    }

    private double rest() {
        return arg("rest", -65);
    }

    private double reset() {
        return arg("reset", -65);
    }

    private double lowest() {
        return arg("lbound", Double.NEGATIVE_INFINITY);
    }
}
