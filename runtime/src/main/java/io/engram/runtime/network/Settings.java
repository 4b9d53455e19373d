package io.engram.runtime.network;

import com.typesafe.config.ConfigValueType;
import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.network.Units.Unit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** The settings a file declares, by name; expressions read them as numbers, conditions as flags. One thread. */
final class Settings {
    private final Map<String, Node> declared = new LinkedHashMap<>();
    private final Deque<String> evaluating = new ArrayDeque<>();

    void declare(String name, Node value) {
        declared.put(name, value);
    }

    boolean declares(String name) {
        return declared.containsKey(name);
    }

    List<String> names() {
        return List.copyOf(declared.keySet());
    }

    /** The number of a setting in the unit it was written with. */
    double number(String name) {
        return number(
                name, node -> Double.parseDouble(node.quantity(Dimension.NONE).number()));
    }

    /** The same in {@code unit}, if the one it was written with is of its kind: else {@code 2 s} would count as 2 ms. */
    double number(String name, Unit unit) {
        return number(name, node -> node.quantity(Dimension.NONE).as(unit));
    }

    private double number(String name, ToDoubleFunction<Node> read) {
        Node node = declared.get(name);
        if (node == null) {
            throw new IllegalArgumentException(Names.unknown("setting", name, names()));
        }
        if (evaluating.contains(name)) {
            throw node.wrong("depends on itself");
        }
        evaluating.push(name);
        try {
            if (node.value().valueType() == ConfigValueType.BOOLEAN) {
                throw node.wrong("is used in an expression and must be a number");
            }
            double number = read.applyAsDouble(node);
            if (!Double.isFinite(number)) {
                throw node.wrong("must be a finite number");
            }
            return number;
        } finally {
            evaluating.pop();
        }
    }

    boolean flag(String name) {
        Node node = declared.get(name);
        return switch (node.text()) {
            case "true" -> true;
            case "false" -> false;
            default -> throw node.wrong("is used in a condition and must be true or false");
        };
    }
}
