package io.engram.runtime.spi;

import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** The surroundings of one shard of a source, without an engine; every neuron has the model's own parameters. */
public record TestSourceContext(SourceModel model, long key, double dtMs, long steps, int size, int from, int to)
        implements SourceContext {

    @Override
    public double[] parameter(String name) {
        for (RecordComponent component : model.getClass().getRecordComponents()) {
            if (component.getName().equals(name)) {
                double[] values = new double[to - from];
                Arrays.fill(values, value(component));
                return values;
            }
        }
        throw new IllegalArgumentException(model.type() + " has no parameter " + name);
    }

    private double value(RecordComponent component) {
        try {
            return ((Number) component.getAccessor().invoke(model)).doubleValue();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(component.getName(), e);
        }
    }
}
