package io.engram.runtime.network;

import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.SourceModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalInt;

/**
 * A population: {@code size} neurons of one model.
 *
 * @param model a {@link NeuronModel} or a {@link SourceModel}; of a parameter given a neuron it holds a value such as
 *     those, whatever it held before
 * @param parameters values a neuron for record components of the model (Java name, {@code tauMMs}), over its own
 * @param initial values a neuron for state columns, over the model's own
 * @param winners how many neurons of a row may send in a step at most, drawn among those that fire; empty for all
 */
public record Population(
        String name,
        int size,
        Component model,
        Map<String, Value> parameters,
        Map<String, Value> initial,
        OptionalInt winners) {

    /** One whose neurons do not compete. */
    public Population(
            String name, int size, Component model, Map<String, Value> parameters, Map<String, Value> initial) {
        this(name, size, model, parameters, initial, OptionalInt.empty());
    }

    public Population {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        model = PerNeuron.representative(model, parameters);
    }

    /** Whether a neuron's step depends on the others', so that one shard holds them all. */
    public boolean whole() {
        return winners.isPresent() || model instanceof NeuronModel neurons && neurons.whole();
    }

    public boolean isSource() {
        return model instanceof SourceModel;
    }
}
