package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.Adjusted;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.StateVariable;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A network as canonical JSON with the keys of a network file: every number exact, everything said, one text for one
 * network. The header of a journal holds it. Thread-safe.
 */
public final class NetworkText {
    private NetworkText() {}

    /** {@code network} as text; a component that files cannot name is rendered by its class. */
    public static String render(Network network) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("name", network.name());
        root.put("seed", network.seed());
        root.put("dt", time(network.dtMs()));
        root.put("duration", time(network.durationMs()));
        root.put("warmUp", time(network.warmUpMs()));
        if (network.batch() != 1) {
            root.put("batch", network.batch());
        }
        root.put("signals", signals(network));
        Map<String, Object> populations = new LinkedHashMap<>();
        network.populations().forEach(population -> populations.put(population.name(), population(population)));
        root.put("populations", populations);
        Map<String, Object> projections = new LinkedHashMap<>();
        network.projections().forEach(projection -> projections.put(projection.name(), projection(projection)));
        root.put("projections", projections);
        root.put(
                "stimuli", network.stimuli().stream().map(NetworkText::stimulus).toList());
        root.put("record", recording(network.recording()));
        return Json.write(root);
    }

    /** The network that {@link #render} gave {@code text} for. */
    public static Network parse(String text) {
        return NetworkFile.parse(text, "network text", Path.of(""), Map.of());
    }

    /** A list of names where none moves by itself. */
    private static Object signals(Network network) {
        if (network.signals().stream().noneMatch(Signal::moves)) {
            return network.signalNames();
        }
        Map<String, Object> signals = new LinkedHashMap<>();
        for (Signal signal : network.signals()) {
            Map<String, Object> fields = new LinkedHashMap<>();
            if (signal.decayMs() < Double.POSITIVE_INFINITY) {
                fields.put("decay", time(signal.decayMs()));
            }
            if (signal.delayMs() > 0) {
                fields.put("delay", time(signal.delayMs()));
            }
            signal.from().ifPresent(from -> {
                fields.put("from", span(from.neurons()));
                fields.put("perSpike", from.perSpike());
            });
            signal.errorOf().ifPresent(error -> {
                fields.put("errorOf", error.signal());
                fields.put("over", time(error.overMs()));
            });
            signals.put(signal.name(), fields);
        }
        return signals;
    }

    private static Map<String, Object> population(Population population) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("model", ComponentText.type(population.model()));
        fields.put("size", population.size());
        fields.putAll(ComponentText.parameters(population.model()));
        population
                .parameters()
                .forEach((name, value) ->
                        fields.put(Units.withoutSuffix(name), ValueText.object(value, Units.ofComponent(name))));
        Map<String, Object> initial = new LinkedHashMap<>();
        population
                .initial()
                .forEach((name, value) ->
                        initial.put(name, ValueText.brief(value, dimension(population.model(), name))));
        if (!initial.isEmpty()) {
            fields.put("initial", initial);
        }
        population.winners().ifPresent(winners -> fields.put("compete", Map.of("winners", winners)));
        return fields;
    }

    private static Dimension dimension(Component model, String variable) {
        return ((NeuronModel) model)
                .state().stream()
                        .filter(column -> column.name().equals(variable))
                        .map(StateVariable::unit)
                        .map(Units::ofText)
                        .findFirst()
                        .orElse(Dimension.NONE);
    }

    private static Map<String, Object> projection(Projection projection) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("from", span(projection.from()));
        fields.put("to", span(projection.to()));
        fields.put("connect", connect(projection.connect()));
        fields.put("weight", ValueText.brief(projection.weight(), Dimension.WEIGHT));
        fields.put("delay", ValueText.brief(projection.delays().delayMs(), Dimension.TIME));
        fields.put("preDelay", part(projection.delays().pre()));
        fields.put("postDelay", part(projection.delays().post()));
        projection.rule().ifPresent(given -> {
            LearningRule rule = given instanceof Adjusted adjusted ? adjusted.rule() : given;
            Map<String, Object> parameters = component(rule);
            if (given instanceof Adjusted adjusted) {
                parameters.putAll(adjustment(adjusted));
            }
            if (projection.reduction() != Reduction.MEAN) {
                parameters.put("reduction", projection.reduction().name().toLowerCase(Locale.ROOT));
            }
            fields.put("rule", parameters);
        });
        if (!projection.upkeep().isEmpty()) {
            fields.put(
                    "upkeep",
                    projection.upkeep().stream().map(NetworkText::component).toList());
        }
        return fields;
    }

    private static Map<String, Object> component(Component component) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("type", ComponentText.type(component));
        fields.putAll(ComponentText.parameters(component));
        return fields;
    }

    private static Map<String, Object> adjustment(Adjusted adjusted) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("nuPre", adjusted.nuPre());
        fields.put("nuPost", adjusted.nuPost());
        fields.put("softBounds", adjusted.softBounds());
        adjusted.gate().ifPresent(gate -> {
            Map<String, Object> of = new LinkedHashMap<>();
            of.put("signal", gate.signal());
            of.put("mode", gate.mode().name().toLowerCase(Locale.ROOT));
            fields.put("gate", of);
        });
        return fields;
    }

    private static String span(Span span) {
        if (span.first() == 0 && span.last() == -1) {
            return span.population();
        }
        return span.population() + "[" + span.first() + ".." + (span.last() == -1 ? "" : span.last()) + "]";
    }

    private static String part(Delays.Part part) {
        if (part instanceof Delays.Part.Fixed fixed) {
            return time(fixed.ms());
        }
        int less = ((Delays.Part.OfDelay) part).lessSteps();
        return less == 0 ? "delay" : "delay - " + less + " steps";
    }

    static Map<String, Object> connect(Connect connect) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (connect instanceof Connect.AllToAll all) {
            fields.put("type", "all-to-all");
            fields.put("autapses", all.autapses());
        } else if (connect instanceof Connect.OneToOne) {
            fields.put("type", "one-to-one");
        } else if (connect instanceof Connect.FixedInDegree in) {
            fields.put("type", "fixed-in-degree");
            fields.put("inDegree", in.inDegree());
            fields.put("autapses", in.autapses());
            fields.put("multapses", in.multapses());
        } else if (connect instanceof Connect.FixedOutDegree out) {
            fields.put("type", "fixed-out-degree");
            fields.put("outDegree", out.outDegree());
            fields.put("autapses", out.autapses());
            fields.put("multapses", out.multapses());
        } else if (connect instanceof Connect.PairwiseBernoulli pairwise) {
            fields.put("type", "pairwise-bernoulli");
            fields.put("p", pairwise.p());
            fields.put("autapses", pairwise.autapses());
        } else if (connect instanceof Connect.FixedTotalNumber number) {
            fields.put("type", "fixed-total-number");
            fields.put("total", number.total());
            fields.put("autapses", number.autapses());
            fields.put("multapses", number.multapses());
        } else if (connect instanceof Connect.ExplicitList list) {
            fields.put("type", "list");
            fields.put("sources", list(list.sources()));
            fields.put("targets", list(list.targets()));
        } else {
            return WindowsText.connect(connect);
        }
        return fields;
    }

    private static Map<String, Object> stimulus(Stimulus stimulus) {
        Map<String, Object> fields = new LinkedHashMap<>();
        if (stimulus instanceof Stimulus.Reset reset) {
            fields.put("type", "reset");
            fields.put("every", time(reset.everyMs()));
            return fields;
        }
        if (stimulus instanceof Stimulus.Signal signal) {
            fields.put("type", "signal");
            fields.put("signal", signal.signal());
            fields.put(signal.adds() ? "add" : "value", signal.value());
            fields.put("at", time(signal.fromMs()));
            return fields;
        }
        if (stimulus instanceof Stimulus.Current current) {
            fields.put("type", "current");
            fields.put("target", span(current.target()));
            fields.put("current", ValueText.brief(current.currentPa(), Dimension.CURRENT));
        } else if (stimulus instanceof Stimulus.PoissonInput poisson) {
            fields.put("type", "poisson");
            fields.put("target", span(poisson.target()));
            fields.put("rate", ValueText.brief(poisson.rateHz(), Dimension.RATE));
            fields.put("weight", poisson.weight());
            fields.put("rateOverTime", ComponentText.schedule(poisson.rateOverTime()));
        }
        fields.put("from", time(stimulus.fromMs()));
        if (stimulus.toMs() != Double.POSITIVE_INFINITY) {
            fields.put("to", time(stimulus.toMs()));
        }
        return fields;
    }

    private static Map<String, Object> recording(Recording recording) {
        Map<String, Object> fields = new LinkedHashMap<>();
        recording.spikes().ifPresent(names -> fields.put("spikes", names));
        List<Object> states = new ArrayList<>();
        for (Recording.States state : recording.states()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("population", state.population());
            one.put("variables", state.variables());
            one.put("neurons", list(state.neurons()));
            one.put("every", state.everySteps() + " steps");
            states.add(one);
        }
        fields.put("state", states);
        List<Object> weights = new ArrayList<>();
        for (Recording.Weights recorder : recording.weights()) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("projection", recorder.projection());
            one.put("every", time(recorder.everyMs()));
            if (!recorder.all()) {
                one.put("sources", list(recorder.sources()));
                one.put("targets", list(recorder.targets()));
            }
            one.put("values", recorder.values());
            weights.add(one);
        }
        fields.put("weights", weights);
        return fields;
    }

    private static String time(double ms) {
        return Units.text(ms, Dimension.TIME);
    }

    static List<Integer> list(int[] numbers) {
        return Arrays.stream(numbers).boxed().toList();
    }
}
