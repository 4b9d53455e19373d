package io.engram.runtime.network;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Checks what is recorded. */
record RecordingChecks(Map<String, Population> declared, List<Projection> projections) {

    void check(Recording recording) {
        recording.spikes().ifPresent(names -> {
            for (String name : names) {
                Validation.population(declared, "record.spikes", name);
            }
            if (names.stream().distinct().count() != names.size()) {
                throw Violation.at("record.spikes", String.join(", ", names) + "; each may be named once");
            }
        });
        for (int k = 0; k < recording.states().size(); k++) {
            states("record.state[" + k + "]", recording.states().get(k));
        }
        for (int k = 0; k < recording.weights().size(); k++) {
            weights("record.weights[" + k + "]", recording.weights().get(k));
        }
    }

    private void states(String path, Recording.States states) {
        Population population = Validation.population(declared, path + ".population", states.population());
        if (population.isSource()) {
            throw Violation.of(path + ".population", population.name(), "is a source, which has no state");
        }
        List<String> known = PopulationChecks.variables(population);
        for (String variable : states.variables()) {
            if (!known.contains(variable)) {
                throw Violation.at(
                        path + ".variables",
                        Names.unknown("state variable of " + population.model().type(), variable, known));
            }
        }
        if (states.variables().isEmpty()) {
            throw Violation.at(path + ".variables", "names none; must name at least one");
        }
        neurons(path + ".neurons", states.neurons(), population.size());
        if (states.everySteps() < 1) {
            throw Violation.of(path + ".every", states.everySteps() + " steps", "must be at least 1 step");
        }
    }

    private void weights(String path, Recording.Weights weights) {
        Map<String, Projection> known = new LinkedHashMap<>();
        projections.forEach(projection -> known.put(projection.name(), projection));
        Projection projection = known.get(weights.projection());
        if (projection == null) {
            throw Violation.at(path + ".projection", Names.unknown("projection", weights.projection(), known.keySet()));
        }
        if (!(weights.everyMs() > 0) || Double.isInfinite(weights.everyMs())) {
            throw Violation.of(path + ".every", weights.everyMs() + " ms", "must be finite and > 0 ms");
        }
        if (weights.sources().length != weights.targets().length) {
            throw Violation.at(
                    path,
                    weights.sources().length + " sources but " + weights.targets().length
                            + " targets; must be one target a source");
        }
        if (!weights.all()) {
            neurons(path + ".sources", weights.sources(), size(projection.from()));
            neurons(path + ".targets", weights.targets(), size(projection.to()));
        }
    }

    private int size(Span span) {
        return declared.get(span.population()).size();
    }

    private static void neurons(String path, int[] neurons, int size) {
        if (neurons.length == 0) {
            throw Violation.at(path, "names none; must name at least one neuron");
        }
        for (int neuron : neurons) {
            if (neuron < 0 || neuron >= size) {
                throw Violation.of(path, neuron, "must be within 0 and " + (size - 1));
            }
        }
    }
}
