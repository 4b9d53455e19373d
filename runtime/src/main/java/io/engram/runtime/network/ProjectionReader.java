package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.Adjusted;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads a projection: its ends, its connectivity, its weights and delays, its rule. */
final class ProjectionReader {
    private static final List<String> KEYS = List.of(
            "from", "to", "connect", "weight", "delay", "preDelay", "postDelay", "delays", "rule", "upkeep", "when");
    private static final List<String> BESIDE_RULE =
            List.of("type", "when", "reduction", "nuPre", "nuPost", "softBounds", "gate");
    private static final List<String> ADJUSTMENTS = List.of("nuPre", "nuPost", "softBounds", "gate");
    private static final Pattern RANGE = Pattern.compile("([^\\[\\]]+)\\[(\\d+)\\.\\.(\\d*)\\]");
    private static final Pattern LESS = Pattern.compile("delay(?:\\s*-\\s*(\\d+)\\s*steps?)?");

    private ProjectionReader() {}

    static Projection read(Node node, String name, Map<String, Population> populations) {
        node.allow("key", KEYS);
        Span to = span(node.need("to"));
        Dimension weights = weights(populations, to);
        Optional<LearningRule> rule = node.get("rule").flatMap(r -> rule(r, weights));
        return new Projection(
                name,
                span(node.need("from")),
                to,
                ConnectReader.read(node.need("connect")),
                ValueReader.read(node.need("weight"), weights),
                delays(node),
                rule,
                rule.isPresent() ? reduction(node.need("rule")) : Reduction.MEAN,
                node.get("upkeep").map(list -> upkeep(list, weights)).orElse(List.of()));
    }

    /** The dimension of weights to {@code to}; any where there is no such population, which validation says later. */
    static Dimension weights(Map<String, Population> populations, Span to) {
        Population target = populations.get(to.population());
        return target != null && target.model() instanceof NeuronModel model
                ? Units.ofWeights(model.inputUnit())
                : Dimension.WEIGHT;
    }

    /** {@code NAME}, {@code NAME[0..100]} (the end exclusive) or {@code NAME[10..]}. */
    static Span span(Node node) {
        String text = node.text();
        Matcher range = RANGE.matcher(text);
        if (!text.contains("[")) {
            return Span.all(text);
        }
        if (!range.matches()) {
            throw node.wrong("must be a population or a range of it such as exc[0..100]");
        }
        try {
            int last = range.group(3).isEmpty() ? -1 : Integer.parseInt(range.group(3));
            return Span.of(range.group(1).trim(), Integer.parseInt(range.group(2)), last);
        } catch (NumberFormatException e) {
            throw node.wrong("must end within " + Integer.MAX_VALUE);
        }
    }

    private static Delays delays(Node node) {
        Node delay = node.need("delay");
        Value value = ValueReader.read(delay, Dimension.TIME);
        Optional<Node> convention = node.get("delays");
        Delays delays = Delays.dendritic(value);
        if (convention.isPresent()) {
            delays = switch (convention.get().text().toLowerCase(Locale.ROOT)) {
                case "dendritic" -> delays;
                case "axonal" -> Delays.axonal(value);
                case "immediate" -> Delays.immediate(value);
                default -> throw convention.get().wrong("must be one of dendritic, axonal, immediate");
            };
        }
        return new Delays(
                value,
                node.get("preDelay").map(ProjectionReader::part).orElse(delays.pre()),
                node.get("postDelay").map(ProjectionReader::part).orElse(delays.post()));
    }

    /** A time, {@code delay} or {@code delay - 1 step}. */
    private static Delays.Part part(Node node) {
        Matcher less = LESS.matcher(node.text());
        if (!less.matches()) {
            double ms = node.number(Dimension.TIME);
            return node.guard(() -> new Delays.Part.Fixed(ms));
        }
        return new Delays.Part.OfDelay(less.group(1) == null ? 0 : Integer.parseInt(less.group(1)));
    }

    private static Optional<LearningRule> rule(Node node, Dimension weights) {
        if (NetworkReader.isOff(node)) {
            return Optional.empty();
        }
        Node type = node.isObject() ? node.need("type") : node;
        LearningRule prototype = type.guard(() -> Components.learningRule(type.text()));
        return Optional.of(
                node.isObject()
                        ? adjusted(node, ComponentReader.plain(node, prototype, BESIDE_RULE, weights))
                        : prototype);
    }

    private static LearningRule adjusted(Node node, LearningRule rule) {
        // A rule that cannot be adjusted is refused only where that is asked for.
        if (ADJUSTMENTS.stream().allMatch(key -> node.get(key).isEmpty())) {
            return rule;
        }
        Adjusted adjusted = node.guard(() -> new Adjusted(
                rule,
                node.get("nuPre").map(nu -> nu.number(Dimension.NONE)).orElse(1.0),
                node.get("nuPost").map(nu -> nu.number(Dimension.NONE)).orElse(1.0),
                node.get("softBounds").map(Node::flag).orElse(false),
                node.get("gate").map(ProjectionReader::gate)));
        return adjusted.equals(Adjusted.of(rule)) ? rule : adjusted;
    }

    private static Adjusted.Gate gate(Node node) {
        node.allow("key", List.of("signal", "mode"));
        Node mode = node.need("mode");
        for (Adjusted.Gate.Mode known : Adjusted.Gate.Mode.values()) {
            if (known.name().equalsIgnoreCase(mode.text())) {
                return new Adjusted.Gate(node.need("signal").text(), known);
            }
        }
        throw mode.wrong("must be one of opens, closes, flips, scales");
    }

    private static List<Upkeep> upkeep(Node list, Dimension weights) {
        List<Upkeep> upkeep = new ArrayList<>();
        for (Node node : list.list()) {
            if (!NetworkReader.isOff(node)) {
                Node type = node.isObject() ? node.need("type") : node;
                Upkeep prototype = type.guard(() -> Components.upkeep(type.text()));
                upkeep.add(
                        node.isObject()
                                ? ComponentReader.plain(node, prototype, List.of("type", "when"), weights)
                                : prototype);
            }
        }
        return upkeep;
    }

    private static Reduction reduction(Node rule) {
        Optional<Node> node = rule.isObject() ? rule.get("reduction") : Optional.empty();
        return node.map(n -> switch (n.text().toLowerCase(Locale.ROOT)) {
                    case "mean" -> Reduction.MEAN;
                    case "sum" -> Reduction.SUM;
                    case "max" -> Reduction.MAX;
                    default -> throw n.wrong("must be one of mean, sum, max");
                })
                .orElse(Reduction.MEAN);
    }
}
