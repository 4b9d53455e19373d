package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.network.Units.Unit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/** Reads what a run records. What a condition switched off is left out here too. One use, one thread. */
final class RecordingReader {
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})\\.\\.(\\d{1,9})");

    private final Node node;
    private final double dtMs;
    private final Map<String, Population> populations;
    private final Set<String> offPopulations;
    private final Set<String> offProjections;

    RecordingReader(
            Node node,
            double dtMs,
            Map<String, Population> populations,
            Set<String> offPopulations,
            Set<String> offProjections) {
        this.node = node;
        this.dtMs = dtMs;
        this.populations = populations;
        this.offPopulations = offPopulations;
        this.offProjections = offProjections;
    }

    Recording read() {
        node.allow("key", List.of("spikes", "state", "weights"));
        Optional<List<String>> spikes = node.get("spikes").map(names -> names.texts().stream()
                .filter(name -> !offPopulations.contains(name))
                .toList());
        List<Recording.States> states = new ArrayList<>();
        node.get("state").ifPresent(list -> {
            for (Node state : list.list()) {
                if (!offPopulations.contains(state.need("population").text())) {
                    node.reading().gave("record.state[" + states.size() + "]", state);
                    states.add(state(state));
                }
            }
        });
        List<Recording.Weights> weights = new ArrayList<>();
        node.get("weights").ifPresent(all -> weights(all, weights));
        return new Recording(spikes, states, weights);
    }

    private Recording.States state(Node state) {
        state.allow("key", List.of("population", "variables", "neurons", "every"));
        String population = state.need("population").text();
        int[] neurons = state.get("neurons")
                .map(this::neurons)
                .orElseGet(() -> populations.containsKey(population)
                        ? IntStream.range(0, populations.get(population).size()).toArray()
                        : new int[0]);
        return new Recording.States(population, state.need("variables").texts(), neurons, steps(state.need("every")));
    }

    private int[] neurons(Node neurons) {
        if (neurons.isList()) {
            return neurons.wholes();
        }
        Matcher range = RANGE.matcher(neurons.text());
        if (!range.matches()) {
            throw neurons.wrong("must be a list or a range such as 0..10");
        }
        return IntStream.range(Integer.parseInt(range.group(1)), Integer.parseInt(range.group(2)))
                .toArray();
    }

    /** {@code 10 steps}, or a time that is whole steps. */
    private int steps(Node every) {
        Optional<Unit> unit = every.quantity(Dimension.TIME).unit();
        if (unit.isPresent() && unit.get().dimension() == Dimension.STEPS) {
            double steps = every.number(Dimension.STEPS);
            if (steps != StrictMath.rint(steps) || steps < 1 || steps > Integer.MAX_VALUE) {
                throw every.wrong("must be at least 1 step");
            }
            return (int) steps;
        }
        double ms = every.number(Dimension.TIME);
        if (!Grid.holds(ms, dtMs) || ms / dtMs > Integer.MAX_VALUE || Grid.steps(ms, dtMs) < 1) {
            throw every.wrong("must be whole steps of dt = " + dtMs + " ms, at least one");
        }
        return (int) Grid.steps(ms, dtMs);
    }

    private void weights(Node all, List<Recording.Weights> weights) {
        if (all.isObject()) {
            for (String projection : all.keys()) {
                Node every = all.need(projection);
                if (!offProjections.contains(projection)) {
                    node.reading().gave("record.weights[" + weights.size() + "]", every);
                    weights.add(new Recording.Weights(projection, every.number(Dimension.TIME)));
                }
            }
            return;
        }
        for (Node recorder : all.list()) {
            recorder.allow("key", List.of("projection", "every", "sources", "targets", "values"));
            String projection = recorder.need("projection").text();
            if (!offProjections.contains(projection)) {
                node.reading().gave("record.weights[" + weights.size() + "]", recorder);
                weights.add(new Recording.Weights(
                        projection,
                        recorder.need("every").number(Dimension.TIME),
                        recorder.get("sources").map(Node::wholes).orElse(new int[0]),
                        recorder.get("targets").map(Node::wholes).orElse(new int[0]),
                        recorder.get("values")
                                .map(Node::flag)
                                .orElse(recorder.get("sources").isPresent())));
            }
        }
    }
}
