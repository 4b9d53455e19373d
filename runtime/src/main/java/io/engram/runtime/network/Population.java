package io.engram.runtime.network;

import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.SourceModel;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A population: {@code size} neurons of one model.
 *
 * @param model a {@link NeuronModel} or a {@link SourceModel}; of a parameter given a neuron it holds a value such as
 *     those, whatever it held before
 * @param parameters values a neuron for record components of the model (Java name, {@code tauMMs}), over its own
 * @param initial values a neuron for state columns, over the model's own
 */
public record Population(
        String name, int size, Component model, Map<String, Value> parameters, Map<String, Value> initial) {

    public Population {
        parameters = Collections.unmodifiableMap(new LinkedHashMap<>(parameters));
        initial = Collections.unmodifiableMap(new LinkedHashMap<>(initial));
        model = PerNeuron.representative(model, parameters);
    }

    public boolean isSource() {
        return model instanceof SourceModel;
    }
}
