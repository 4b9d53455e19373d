package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders a number a neuron or a synapse, as {@link ValueReader} reads it. */
final class ValueText {
    private ValueText() {}

    /** A constant as a number, anything else as an object. */
    static Object brief(Value value, Dimension dimension) {
        return value instanceof Value.Constant constant
                ? number(constant.value(), dimension)
                : object(value, dimension);
    }

    /** Always an object. */
    static Map<String, Object> object(Value value, Dimension dimension) {
        if (value instanceof Value.Constant constant) {
            return Map.of("constant", number(constant.value(), dimension));
        }
        if (value instanceof Value.Uniform uniform) {
            return Map.of("uniform", List.of(number(uniform.low(), dimension), number(uniform.high(), dimension)));
        }
        if (value instanceof Value.Explicit explicit) {
            return Map.of(
                    "explicit",
                    Arrays.stream(explicit.values())
                            .mapToObj(each -> number(each, dimension))
                            .toList());
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        if (value instanceof Value.Lognormal lognormal) {
            fields.put("mu", lognormal.mu());
            fields.put("sigma", lognormal.sigma());
            return Map.of("lognormal", fields);
        }
        if (value instanceof Value.Normal normal) {
            fields.put("mean", number(normal.mean(), dimension));
            fields.put("sd", number(normal.sd(), dimension));
        } else if (value instanceof Value.TruncatedNormal normal) {
            fields.put("mean", number(normal.mean(), dimension));
            fields.put("sd", number(normal.sd(), dimension));
            bound(fields, "low", normal.low(), dimension);
            bound(fields, "high", normal.high(), dimension);
        }
        return Map.of("normal", fields);
    }

    private static void bound(Map<String, Object> fields, String key, double bound, Dimension dimension) {
        if (Double.isFinite(bound)) {
            fields.put(key, number(bound, dimension));
        }
    }

    /** A bare number as such, a quantity as text. */
    static Object number(double value, Dimension dimension) {
        return dimension.base().isEmpty() ? (Object) value : Units.text(value, dimension);
    }
}
