package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SpikeTrain;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Renders components and their parameters, as {@link ComponentReader} reads them. */
final class ComponentText {
    private ComponentText() {}

    /** The name in files, or the class where files cannot name it. */
    static String type(Component component) {
        return Components.isRegistered(component)
                ? component.type()
                : component.getClass().getName();
    }

    /** Every parameter by its name in files. */
    static Map<String, Object> parameters(Component component) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (RecordComponent part : Records.parts(component)) {
            fields.put(
                    Units.withoutSuffix(part.getName()),
                    value(Records.value(component, part), Units.ofComponent(part.getName())));
        }
        return fields;
    }

    /** {@code value} for a person: without its unit, whole numbers as such. */
    static String shown(Object value) {
        if (value instanceof Double || value instanceof Float) {
            return number(value.toString()).replaceFirst("(\\.0)?E", "e").replaceFirst("\\.0$", "");
        }
        if (value instanceof Enum<?> constant) {
            return Components.kebab(constant);
        }
        if (value instanceof Schedule schedule) {
            return Json.line(schedule(schedule));
        }
        return value.toString();
    }

    static List<Object> schedule(Schedule schedule) {
        List<Object> changes = new ArrayList<>();
        for (int k = 0; k < schedule.fromMs().size(); k++) {
            Map<String, Object> change = new LinkedHashMap<>();
            change.put("from", Units.text(schedule.fromMs().get(k), Dimension.TIME));
            change.put("factor", schedule.factor().get(k));
            changes.add(change);
        }
        return changes;
    }

    private static Object value(Object value, Dimension dimension) {
        if (value instanceof Double || value instanceof Float) {
            String text = number(value.toString());
            boolean bound = text.endsWith("infinity");
            if (bound) {
                return text;
            }
            return dimension.base().isEmpty() ? value : text + " " + dimension.base();
        }
        if (value instanceof List<?> list) {
            return list.stream().map(item -> value(item, dimension)).toList();
        }
        if (value instanceof Schedule schedule) {
            return schedule(schedule);
        }
        if (value instanceof SpikeTrain train) {
            return train(train);
        }
        return value instanceof Number || value instanceof Boolean ? value : shown(value);
    }

    private static String number(String text) {
        return text.replace("Infinity", "infinity");
    }

    private static Map<String, Object> train(SpikeTrain train) {
        List<Object> neurons = new ArrayList<>();
        List<Object> times = new ArrayList<>();
        for (int k = 0; k < train.size(); k++) {
            neurons.add(train.neuron(k));
            times.add(train.timeMs(k));
        }
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("neurons", neurons);
        fields.put("timesMs", times);
        return fields;
    }
}
