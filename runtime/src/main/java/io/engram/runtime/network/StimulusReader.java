package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.Schedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what acts on populations over time. */
final class StimulusReader {
    private StimulusReader() {}

    /** Those whose {@code when} holds. */
    static List<Stimulus> read(Node all, Map<String, Population> populations) {
        List<Stimulus> stimuli = new ArrayList<>();
        for (Node listed : all.list()) {
            for (Node node : Family.members(listed)) {
                if (!NetworkReader.isOff(node)) {
                    node.reading().gave("stimuli[" + stimuli.size() + "]", node);
                    stimuli.add(stimulus(node, populations));
                }
            }
        }
        return stimuli;
    }

    private static Stimulus stimulus(Node node, Map<String, Population> populations) {
        Node type = node.need("type");
        return switch (type.text()) {
            case "current" -> {
                node.allow("key", List.of("type", "when", "target", "current", "from", "to"));
                yield new Stimulus.Current(
                        ProjectionReader.span(node.need("target")),
                        ValueReader.read(node.need("current"), Dimension.CURRENT),
                        time(node, "from", 0),
                        time(node, "to", Double.POSITIVE_INFINITY));
            }
            case "poisson" -> {
                node.allow("key", List.of("type", "when", "target", "rate", "weight", "rateOverTime", "from", "to"));
                Span target = ProjectionReader.span(node.need("target"));
                yield new Stimulus.PoissonInput(
                        target,
                        ValueReader.read(node.need("rate"), Dimension.RATE),
                        node.need("weight").number(ProjectionReader.weights(populations, target)),
                        node.get("rateOverTime").map(ComponentReader::schedule).orElse(Schedule.CONSTANT),
                        time(node, "from", 0),
                        time(node, "to", Double.POSITIVE_INFINITY));
            }
            case "signal" -> {
                node.allow("key", List.of("type", "when", "signal", "value", "add", "at"));
                Optional<Node> add = node.get("add");
                if (add.isPresent() && node.get("value").isPresent()) {
                    throw add.get().wrong("must stand without value: a signal is set or added to");
                }
                yield new Stimulus.Signal(
                        node.need("signal").text(),
                        add.orElseGet(() -> node.need("value")).number(Dimension.NONE),
                        add.isPresent(),
                        node.need("at").number(Dimension.TIME));
            }
            case "reset" -> {
                node.allow("key", List.of("type", "when", "every"));
                yield new Stimulus.Reset(node.need("every").number(Dimension.TIME));
            }
            default -> throw type.wrong("must be one of current, poisson, signal, reset");
        };
    }

    private static double time(Node node, String key, double otherwise) {
        return node.get(key).map(time -> time.number(Dimension.TIME)).orElse(otherwise);
    }
}
