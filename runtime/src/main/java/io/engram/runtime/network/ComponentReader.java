package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SpikeTrain;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads the parameters of a component from the object that names it. */
final class ComponentReader {
    private ComponentReader() {}

    /** A component and what it has a neuron, by Java name. */
    record Read(Component component, Map<String, Value> perNeuron) {}

    /** {@code prototype} with the parameters in {@code node}, whose keys in {@code others} mean something else; weights are {@code weights}. */
    static <C extends Component> C plain(Node node, C prototype, List<String> others, Dimension weights) {
        return read(node, prototype, others, new LinkedHashMap<>(), false, weights);
    }

    /** The same, where a parameter may also be a value a neuron. */
    static Read perNeuron(Node node, Component prototype, List<String> others) {
        Map<String, Value> perNeuron = new LinkedHashMap<>();
        return new Read(read(node, prototype, others, perNeuron, true, Dimension.WEIGHT), perNeuron);
    }

    private static <C extends Component> C read(
            Node node,
            C prototype,
            List<String> others,
            Map<String, Value> perNeuron,
            boolean drawn,
            Dimension weights) {
        Map<String, Object> values = new LinkedHashMap<>();
        List<String> known = new ArrayList<>(others);
        boolean train = Records.parts(prototype).stream().anyMatch(part -> part.getType() == SpikeTrain.class);
        if (train) {
            known.add("file");
        }
        allow(node, prototype, known);
        for (RecordComponent part : Records.parts(prototype)) {
            String name = Units.withoutSuffix(part.getName());
            if (others.contains(name) || node.get(name).isEmpty()) {
                continue;
            }
            Node child = node.need(name);
            if (drawn && child.isObject() && part.getType() == double.class) {
                perNeuron.put(part.getName(), ValueReader.read(child, Units.ofComponent(part.getName())));
            } else {
                values.put(part.getName(), value(part, child, weights));
            }
        }
        if (train) {
            node.get("file").ifPresent(file -> values.put(train(prototype), TrainReader.file(file, "")));
        }
        try {
            // What is given a neuron takes part, so that the model's defaults need not agree with the rest.
            perNeuron.forEach((name, value) -> values.put(name, PerNeuron.one(value)));
            return Components.with(prototype, values);
        } catch (IllegalArgumentException e) {
            throw named(node, values.keySet(), e.getMessage()).says(e.getMessage());
        }
    }

    /** The value of the parameter that {@code refusal} begins with ({@code tauMMs=-1}); else the whole. */
    private static Node named(Node node, Set<String> parameters, String refusal) {
        return parameters.stream()
                .filter(name -> refusal.startsWith(name + "="))
                .findFirst()
                .flatMap(name -> node.get(Units.withoutSuffix(name)))
                .orElse(node);
    }

    private static String train(Component prototype) {
        return Records.parts(prototype).stream()
                .filter(part -> part.getType() == SpikeTrain.class)
                .findFirst()
                .orElseThrow()
                .getName();
    }

    private static void allow(Node node, Component prototype, List<String> others) {
        List<String> known = new ArrayList<>(others);
        Records.parts(prototype).forEach(part -> known.add(Units.withoutSuffix(part.getName())));
        node.allow("key", known);
    }

    private static Object value(RecordComponent part, Node node, Dimension weights) {
        Class<?> type = part.getType();
        Dimension stated = Units.ofComponent(part.getName());
        Dimension dimension = stated == Dimension.WEIGHT ? weights : stated;
        if (type == double.class || type == float.class) {
            return number(node, dimension);
        }
        if (type == int.class) {
            return node.wholeInt(Integer.MIN_VALUE);
        }
        if (type == long.class) {
            return node.whole();
        }
        if (type == boolean.class) {
            return node.flag();
        }
        if (type.isEnum()) {
            return constant(type, node);
        }
        if (type == String.class) {
            return node.text();
        }
        if (type == List.class) {
            return node.list().stream().map(item -> item.number(dimension)).toList();
        }
        if (type == Schedule.class) {
            return schedule(node);
        }
        if (type == SpikeTrain.class) {
            return TrainReader.read(node);
        }
        throw node.wrong("is a " + type.getSimpleName() + ", which cannot be set from a file");
    }

    /** A parameter may be a bound that is not there. */
    private static double number(Node node, Dimension dimension) {
        if (!node.isObject() && !node.isList()) {
            switch (node.text()) {
                case "infinity":
                    return Double.POSITIVE_INFINITY;
                case "-infinity":
                    return Double.NEGATIVE_INFINITY;
                default:
                    return node.number(dimension);
            }
        }
        throw node.wrong("must be " + dimension.example());
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // the class is only known to be some enum
    private static Object constant(Class<?> type, Node node) {
        return node.oneOf((Class<? extends Enum>) type);
    }

    /** {@code [ { from = 0 ms, factor = 1 } ]}. */
    static Schedule schedule(Node node) {
        List<Double> from = new ArrayList<>();
        List<Double> factor = new ArrayList<>();
        for (Node change : node.list()) {
            change.allow("key", List.of("from", "factor"));
            from.add(change.need("from").number(Dimension.TIME));
            factor.add(change.need("factor").number(Dimension.NONE));
        }
        return node.guard(() -> new Schedule(from, factor));
    }
}
