package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.Component;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.Map;

/** Values a neuron of a model's parameters: reads and replaces components of the model's record. */
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

    /** A copy of {@code model} with the numeric components in {@code values} replaced. */
    static <T extends Component> T with(T model, Map<String, Double> values) {
        RecordComponent[] components = components(model);
        Class<?>[] types = new Class<?>[components.length];
        Object[] arguments = new Object[components.length];
        for (int k = 0; k < components.length; k++) {
            types[k] = components[k].getType();
            Double value = values.get(components[k].getName());
            arguments[k] = value == null ? read(model, components[k]) : number(types[k], value);
        }
        try {
            @SuppressWarnings("unchecked")
            T made = (T) model.getClass().getDeclaredConstructor(types).newInstance(arguments);
            return made;
        } catch (InvocationTargetException e) {
            throw new SpecException(model.type() + ": " + e.getCause().getMessage(), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new SpecException(model.type() + " must be a public record to take values a neuron", e);
        }
    }

    private static Object number(Class<?> type, double value) {
        if (type == int.class) {
            return (int) value;
        }
        if (type == float.class) {
            return (float) value;
        }
        if (type == long.class) {
            return (long) value;
        }
        return value;
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
