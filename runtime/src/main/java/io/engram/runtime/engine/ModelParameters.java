package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.Component;
import java.lang.reflect.RecordComponent;

/** Values a neuron of a model's parameters, and the model's own. */
final class ModelParameters {
    private ModelParameters() {}

    /** The value of numeric component {@code name}. */
    static double number(Component model, String name) {
        for (RecordComponent component : components(model)) {
            if (component.getName().equals(name)) {
                return ((Number) read(model, component)).doubleValue();
            }
        }
        throw new SpecException(model.type() + " has no parameter " + name);
    }

    /** Value {@code value} of neurons {@code from} to {@code to}. */
    static double[] drawn(Network network, Population population, String purpose, Value value, int from, int to) {
        long key = Draws.key(network.seed(), purpose + "/" + population.name());
        double[] values = new double[to - from];
        for (int i = 0; i < values.length; i++) {
            values[i] = value.at(key, from + i);
        }
        return values;
    }

    private static RecordComponent[] components(Component model) {
        if (!model.getClass().isRecord()) {
            throw new SpecException(model.type() + " is not a record; only a record's parameters can be set a neuron");
        }
        return model.getClass().getRecordComponents();
    }

    private static Object read(Component model, RecordComponent component) {
        try {
            return component.getAccessor().invoke(model);
        } catch (ReflectiveOperationException e) {
            throw new SpecException(model.type() + "." + component.getName() + " cannot be read; is it public?", e);
        }
    }
}
