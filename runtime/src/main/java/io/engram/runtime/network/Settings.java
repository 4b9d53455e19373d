package io.engram.runtime.network;

import com.typesafe.config.ConfigValueType;
import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.network.Units.Unit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The settings and the constants that a file declares, by name; expressions read them as numbers, conditions settings as flags.
 * A constant is a number, a table of them, or a formula of places in tables. One thread.
 */
final class Settings {
    private final Map<String, Node> declared = new LinkedHashMap<>();
    private final Map<String, Constant> constants = new LinkedHashMap<>();
    private final Deque<String> evaluating = new ArrayDeque<>();

    /** What a file says of a constant, and the names of the places that its formula takes; none otherwise. */
    private record Constant(Node node, List<String> places) {}

    void declare(String name, Node value) {
        declared.put(name, value);
    }

    void declareConstant(String name, List<String> places, Node value) {
        constants.put(name, new Constant(value, places));
    }

    boolean declares(String name) {
        return declared.containsKey(name);
    }

    List<String> names() {
        return List.copyOf(declared.keySet());
    }

    /**
     * The number of a setting or a constant, in {@code unit} if the one it was written with is of its kind: else {@code 2 s}
     * would count as 2 ms. Without, in the unit it was written with.
     */
    double number(String name, Optional<Unit> unit) {
        if (constants.containsKey(name)) {
            return entry(name, List.of(), unit);
        }
        Node node = declared.get(name);
        if (node == null) {
            List<String> known = new ArrayList<>(names());
            known.addAll(constants.keySet());
            throw new IllegalArgumentException(Names.unknown("setting", name, known));
        }
        return number(node, unit);
    }

    /** The entry of a table, or the value of a formula, at {@code places}, likewise. */
    double entry(String name, List<Integer> places, Optional<Unit> unit) {
        Constant constant = constant(name);
        if (constant.places().isEmpty()) {
            return number(entry(constant.node(), name, places), unit);
        }
        if (constant.places().size() != places.size()) {
            throw new IllegalArgumentException(name + places + ": must be " + name + constant.places());
        }
        Map<String, Family.Choice> choices = new LinkedHashMap<>();
        for (int k = 0; k < places.size(); k++) {
            choices.put(constant.places().get(k), new Family.Choice(String.valueOf(places.get(k)), places.get(k)));
        }
        return number(constant.node().with(choices), unit);
    }

    private static Node entry(Node table, String name, List<Integer> places) {
        Node node = table;
        for (int place : places) {
            List<Node> entries = node.isList() ? node.list() : List.of();
            if (place < 0 || place >= entries.size()) {
                throw new IllegalArgumentException(name + places + ": " + node.path() + " has "
                        + (node.isList() ? entries.size() + " entries, counted from 0" : "no entries"));
            }
            node = entries.get(place);
        }
        if (node.isList()) {
            throw new IllegalArgumentException(name + places + " is a list; give another place");
        }
        return node;
    }

    /** A list, of numbers, texts or lists. */
    Node table(String name) {
        return constant(name).node();
    }

    private Constant constant(String name) {
        Constant constant = constants.get(name);
        if (constant == null) {
            throw new IllegalArgumentException(Names.unknown("constant", name, constants.keySet()));
        }
        return constant;
    }

    private double number(Node node, Optional<Unit> unit) {
        if (evaluating.contains(node.path())) {
            throw node.wrong("depends on itself");
        }
        evaluating.push(node.path());
        try {
            if (node.value().valueType() == ConfigValueType.BOOLEAN) {
                throw node.wrong("is used in an expression and must be a number");
            }
            Quantity quantity = node.quantity(Dimension.NONE);
            double number = unit.map(quantity::as).orElseGet(() -> Double.parseDouble(quantity.number()));
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
