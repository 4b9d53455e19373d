package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads a whole network from the root of a file. One use, one thread. */
final class NetworkReader {
    private static final List<String> KEYS = List.of(
            "name",
            "summary",
            "templates",
            "constants",
            "seed",
            "dt",
            "duration",
            "warmUp",
            "batch",
            "settings",
            "signals",
            "populations",
            "projections",
            "stimuli",
            "record");
    private static final List<String> POPULATION_KEYS = List.of("model", "size", "initial", "compete", "when");

    private final Node root;
    private final String defaultName;
    private final Map<String, Population> populations = new LinkedHashMap<>();
    private final Set<String> offPopulations = new LinkedHashSet<>();
    private final Set<String> offProjections = new LinkedHashSet<>();

    NetworkReader(Node root, String defaultName) {
        this.root = root;
        this.defaultName = defaultName;
    }

    Network read() {
        root.allow("key", KEYS);
        root.get("settings").ifPresent(this::declare);
        root.get("constants").ifPresent(this::declareConstants);
        members(root.need("populations")).forEach(this::population);
        List<Projection> projections = new ArrayList<>();
        root.get("projections").ifPresent(all -> members(all)
                .forEach((name, node) -> projection(name, node).ifPresent(projections::add)));
        List<Stimulus> stimuli = new ArrayList<>();
        root.get("stimuli").ifPresent(all -> stimuli.addAll(StimulusReader.read(all, populations)));
        Node step = root.need("dt");
        double dt = step.number(Dimension.TIME);
        if (!(dt > 0)) {
            throw step.wrong("must be > 0 ms");
        }
        Recording recording = root.get("record")
                .map(node -> new RecordingReader(node, dt, populations, offPopulations, offProjections).read())
                .orElse(Recording.DEFAULT);
        double duration = root.need("duration").number(Dimension.TIME);
        try {
            return new Network(
                    root.get("name").map(Node::text).orElse(defaultName),
                    root.get("seed").map(Node::whole).orElse(1L),
                    dt,
                    duration,
                    root.get("warmUp").map(node -> node.number(Dimension.TIME)).orElse(0.0),
                    root.get("batch").map(node -> node.wholeInt(1)).orElse(1),
                    List.copyOf(populations.values()),
                    projections,
                    stimuli,
                    root.get("signals").map(SignalReader::read).orElse(List.of()),
                    recording);
        } catch (Violation violation) {
            throw Located.in(root, violation);
        }
    }

    /** The parts in {@code all} by name; a family gives several. */
    private static Map<String, Node> members(Node all) {
        Map<String, Node> members = new LinkedHashMap<>();
        for (String key : all.keys()) {
            for (Node member : Family.members(all.need(key))) {
                if (members.put(member.reading().filled(key), member) != null) {
                    throw member.says("another is called so; names must differ");
                }
            }
        }
        return members;
    }

    /** A constant's name may say the places that its formula takes: {@code name[row, column]}. */
    private void declareConstants(Node constants) {
        for (String key : constants.keys()) {
            Node value = constants.need(key);
            String[] parts = key.split("\\[", 2);
            List<String> places = new ArrayList<>();
            if (parts.length == 2 && parts[1].endsWith("]")) {
                places.addAll(List.of(
                        parts[1].substring(0, parts[1].length() - 1).trim().split("\\s*,\\s*")));
            }
            String name = named(parts[0].trim(), value, "constant");
            places.forEach(place -> named(place, value, "place"));
            if (root.reading().settings().declares(name)) {
                throw value.wrong("is also a setting; names must differ");
            }
            root.reading().settings().declareConstant(name, places, value);
        }
    }

    private static String named(String name, Node value, String kind) {
        if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
            throw value.wrong("the name of a " + kind + " must be letters, digits and _");
        }
        return name;
    }

    private void declare(Node settings) {
        for (String name : settings.keys()) {
            Node value = settings.need(name);
            named(name, value, "setting");
            value.text();
            root.reading().settings().declare(name, value);
        }
    }

    private void population(String name, Node node) {
        root.reading().gave("populations." + name, node);
        if (isOff(node)) {
            offPopulations.add(name);
            return;
        }
        Node model = node.need("model");
        Component prototype = model.guard(() -> Components.model(model.text()));
        ComponentReader.Read read = ComponentReader.perNeuron(node, prototype, POPULATION_KEYS);
        Map<String, Value> initial = new LinkedHashMap<>();
        node.get("initial").ifPresent(values -> initial(values, prototype, initial));
        populations.put(
                name,
                new Population(
                        name,
                        node.need("size").wholeInt(1),
                        read.component(),
                        read.perNeuron(),
                        initial,
                        node.get("compete").map(NetworkReader::winners).orElse(OptionalInt.empty())));
    }

    private static OptionalInt winners(Node compete) {
        compete.allow("key", List.of("winners"));
        return OptionalInt.of(compete.need("winners").wholeInt(1));
    }

    private static void initial(Node values, Component model, Map<String, Value> initial) {
        Map<String, Dimension> known = new LinkedHashMap<>();
        if (model instanceof NeuronModel neurons) {
            for (StateVariable variable : neurons.state()) {
                known.put(variable.name(), Units.ofText(variable.unit()));
            }
        }
        values.allow("state variable", known.keySet());
        for (String variable : values.keys()) {
            initial.put(variable, ValueReader.read(values.need(variable), known.get(variable)));
        }
    }

    private Optional<Projection> projection(String name, Node node) {
        root.reading().gave("projections." + name, node);
        if (isOff(node)) {
            offProjections.add(name);
            return Optional.empty();
        }
        Projection projection = ProjectionReader.read(node, name, populations);
        if (projection.rule().isEmpty() && node.get("rule").isPresent()) {
            offProjections.add(name);
        }
        return Optional.of(projection);
    }

    /** Whether the node's {@code when} does not hold. */
    static boolean isOff(Node node) {
        return node.isObject()
                && node.get("when").isPresent()
                && !node.need("when").flag();
    }
}
