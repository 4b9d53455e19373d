package io.engram.runtime.network;

import io.engram.runtime.spi.Component;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Reads and copies components as the records they are. */
final class Records {
    private Records() {}

    /** The record components of {@code component}; none where it is not a record. */
    static List<RecordComponent> parts(Component component) {
        return component instanceof Record ? List.of(component.getClass().getRecordComponents()) : List.of();
    }

    static Object value(Component component, RecordComponent part) {
        try {
            part.getAccessor().setAccessible(true);
            return part.getAccessor().invoke(component);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot read " + part.getName() + " of " + component.type(), e);
        }
    }

    /** A copy with {@code values} (by name) in place of its own. */
    static <C extends Component> C with(C component, Map<String, ?> values) {
        if (values.isEmpty()) {
            return component;
        }
        List<RecordComponent> parts = parts(component);
        List<String> names = parts.stream().map(RecordComponent::getName).toList();
        for (String name : values.keySet()) {
            if (!names.contains(name)) {
                throw new SpecException(Names.unknown("parameter of " + component.type(), name, names));
            }
        }
        Object[] arguments = new Object[parts.size()];
        List<Class<?>> types = new ArrayList<>();
        for (int k = 0; k < arguments.length; k++) {
            RecordComponent part = parts.get(k);
            types.add(part.getType());
            arguments[k] = values.containsKey(part.getName())
                    ? fitting(part, values.get(part.getName()))
                    : value(component, part);
        }
        return made(component, types, arguments);
    }

    private static <C extends Component> C made(C component, List<Class<?>> types, Object[] arguments) {
        try {
            @SuppressWarnings("unchecked") // getClass() of a C
            Class<? extends C> type = (Class<? extends C>) component.getClass();
            Constructor<? extends C> constructor = type.getDeclaredConstructor(types.toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SpecException told) {
                throw told;
            }
            if (e.getCause() instanceof IllegalArgumentException refused) {
                throw new SpecException(refused.getMessage(), refused);
            }
            throw new IllegalStateException(
                    component.type() + " failed on " + Arrays.toString(arguments), e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("cannot make another " + component.type(), e);
        }
    }

    /** {@code value} as {@code part} wants it: numbers may be of another kind. */
    private static Object fitting(RecordComponent part, Object value) {
        Class<?> type = part.getType();
        if (!(value instanceof Number number)) {
            return value;
        }
        if (type == double.class) {
            return number.doubleValue();
        }
        if (type == float.class) {
            return number.floatValue();
        }
        if (type == int.class && number.doubleValue() == number.intValue()) {
            return number.intValue();
        }
        if (type == long.class && number.doubleValue() == number.longValue()) {
            return number.longValue();
        }
        throw new SpecException(part.getName() + "=" + value + "; must be a " + type.getSimpleName());
    }
}
