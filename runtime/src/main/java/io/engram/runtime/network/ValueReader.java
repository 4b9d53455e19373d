package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import java.util.List;
import java.util.Optional;

/** Reads a number a neuron or a synapse: a quantity, or how it is drawn. */
final class ValueReader {
    private static final List<String> KINDS = List.of("constant", "uniform", "normal", "lognormal", "explicit");

    private ValueReader() {}

    static Value read(Node node, Dimension dimension) {
        if (!node.isObject()) {
            return Value.constant(node.number(dimension));
        }
        node.allow("kind of value", KINDS);
        if (node.keys().size() != 1) {
            throw node.wrong("must hold one of " + String.join(", ", KINDS));
        }
        String kind = node.keys().get(0);
        Node held = node.need(kind);
        return switch (kind) {
            case "constant" -> Value.constant(held.number(dimension));
            case "uniform" -> uniform(held, dimension);
            case "normal" -> normal(held, dimension);
            case "lognormal" -> lognormal(held);
            default ->
                Value.explicit(held.list().stream()
                        .mapToDouble(item -> item.number(dimension))
                        .toArray());
        };
    }

    private static Value uniform(Node node, Dimension dimension) {
        List<Node> bounds = node.list();
        if (bounds.size() != 2) {
            throw node.wrong("must be [low, high]");
        }
        double low = bounds.get(0).number(dimension);
        double high = bounds.get(1).number(dimension);
        return node.guard(() -> Value.uniform(low, high));
    }

    private static Value normal(Node node, Dimension dimension) {
        node.allow("key", List.of("mean", "sd", "low", "high"));
        double mean = node.need("mean").number(dimension);
        double sd = node.need("sd").number(dimension);
        Optional<Node> low = node.get("low");
        Optional<Node> high = node.get("high");
        if (low.isEmpty() && high.isEmpty()) {
            return node.guard(() -> Value.normal(mean, sd));
        }
        double least = low.map(bound -> bound.number(dimension)).orElse(Double.NEGATIVE_INFINITY);
        double most = high.map(bound -> bound.number(dimension)).orElse(Double.POSITIVE_INFINITY);
        return node.guard(() -> Value.truncatedNormal(mean, sd, least, most));
    }

    private static Value lognormal(Node node) {
        node.allow("key", List.of("mu", "sigma"));
        double mu = node.need("mu").number(Dimension.NONE);
        double sigma = node.need("sigma").number(Dimension.NONE);
        return node.guard(() -> Value.lognormal(mu, sigma));
    }
}
