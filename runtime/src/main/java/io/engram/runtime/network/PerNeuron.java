package io.engram.runtime.network;

import io.engram.runtime.spi.Component;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameters that a model has a neuron, by Java name. */
final class PerNeuron {
    private PerNeuron() {}

    /** The parameters of {@code model} that may be given a neuron, by Java name. */
    static List<String> names(Component model) {
        return Records.parts(model).stream()
                .filter(part -> part.getType() == double.class)
                .map(RecordComponent::getName)
                .toList();
    }

    /**
     * {@code model} with one value of each of {@code values} in place of its own, which no neuron has: so that equal
     * descriptions are equal. As it is where it has no such parameter or refuses it, which validation says later.
     */
    static Component representative(Component model, Map<String, Value> values) {
        if (values.isEmpty() || !names(model).containsAll(values.keySet())) {
            return model;
        }
        Map<String, Double> ones = new LinkedHashMap<>();
        values.forEach((name, value) -> ones.put(name, one(value)));
        try {
            return Components.with(model, ones);
        } catch (IllegalArgumentException e) {
            return model;
        }
    }

    /** Refuses what the model refuses: of every neuron where values are given one by one, else at both ends. */
    static void check(Population population, String path) {
        int count = 2;
        for (Value value : population.parameters().values()) {
            count = value instanceof Value.Explicit explicit ? StrictMath.max(count, explicit.size()) : count;
        }
        for (int k = 0; k < count && !population.parameters().isEmpty(); k++) {
            Map<String, Double> ones = new LinkedHashMap<>();
            for (Map.Entry<String, Value> entry : population.parameters().entrySet()) {
                ones.put(entry.getKey(), end(entry.getValue(), k));
            }
            try {
                Components.with(population.model(), ones);
            } catch (IllegalArgumentException e) {
                String name = ones.keySet().stream()
                        .filter(known -> e.getMessage().startsWith(known + "="))
                        .findFirst()
                        .orElse(ones.keySet().iterator().next());
                throw Violation.at(path + "." + Units.withoutSuffix(name), e.getMessage());
            }
        }
    }

    private static double end(Value value, int k) {
        if (value instanceof Value.Explicit explicit) {
            return explicit.at(0, StrictMath.min(k, explicit.size() - 1));
        }
        return value instanceof Value.Uniform uniform && k > 0 ? uniform.high() : one(value);
    }

    /** A value that may well occur. */
    static double one(Value value) {
        if (value instanceof Value.Constant constant) {
            return constant.value();
        }
        if (value instanceof Value.Uniform uniform) {
            return uniform.low();
        }
        if (value instanceof Value.Normal normal) {
            return normal.mean();
        }
        if (value instanceof Value.TruncatedNormal normal) {
            return StrictMath.max(normal.low(), StrictMath.min(normal.high(), normal.mean()));
        }
        if (value instanceof Value.Lognormal lognormal) {
            return StrictMath.exp(lognormal.mu());
        }
        return ((Value.Explicit) value).size() == 0 ? 0 : value.at(0, 0);
    }
}
