package io.engram.runtime.network;

import com.typesafe.config.ConfigList;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigValue;
import com.typesafe.config.ConfigValueType;
import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.network.Units.Unit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** A value of a file with its path, so that every complaint names file, line, path and value. Immutable. */
final class Node {
    private final ConfigValue value;
    private final String path;
    private final Reading reading;

    Node(ConfigValue value, String path, Reading reading) {
        this.value = value;
        this.path = path;
        this.reading = reading;
    }

    String path() {
        return path;
    }

    Reading reading() {
        return reading;
    }

    /** The same as a member of a family, or as what a formula is of places. */
    Node with(Map<String, Family.Choice> choices) {
        Reading chosen = reading.with(choices);
        return new Node(value, chosen.filled(path), chosen);
    }

    ConfigValue value() {
        return value;
    }

    boolean isObject() {
        return value.valueType() == ConfigValueType.OBJECT;
    }

    boolean isList() {
        return value.valueType() == ConfigValueType.LIST;
    }

    /** A complaint: {@code brunel.conf:12: populations.exc.size = -3; must be at least 1}. */
    SpecException wrong(String must) {
        return new Told(Places.of(value.origin()) + ": " + path + shown() + must);
    }

    /** A complaint that says all itself. */
    SpecException says(String sentence) {
        return new Told(Places.of(value.origin()) + ": " + path + ": " + sentence);
    }

    /** Does {@code reads}; what it refuses is a complaint about this value. */
    <T> T guard(Supplier<T> reads) {
        try {
            return reads.get();
        } catch (IllegalArgumentException e) {
            throw e instanceof Told ? e : new Told(Places.of(value.origin()) + ": " + path + ": " + e.getMessage(), e);
        }
    }

    private String shown() {
        return isObject() || isList() ? ": " : " = " + quoted() + "; ";
    }

    private String quoted() {
        String written = String.valueOf(value.unwrapped());
        return written.startsWith("=") ? '"' + written + '"' : written;
    }

    /** The names in this object, as declared. */
    List<String> keys() {
        return reading.order().sorted(path, object().keySet());
    }

    /** Refuses keys other than {@code known}. */
    void allow(String kind, Collection<String> known) {
        for (String key : keys()) {
            if (!known.contains(key)) {
                Node child = child(key);
                throw new Told(
                        Places.of(child.value.origin()) + ": " + child.path + ": " + Names.unknown(kind, key, known));
            }
        }
    }

    Optional<Node> get(String key) {
        return object().containsKey(key) ? Optional.of(child(key)) : Optional.empty();
    }

    Node need(String key) {
        if (!object().containsKey(key)) {
            throw new Told(Places.of(value.origin()) + ": " + (path.isEmpty() ? "" : path + ": ") + key
                    + " is missing; must be given");
        }
        return child(key);
    }

    private Node child(String key) {
        return new Node(object().get(key), path.isEmpty() ? key : path + "." + key, reading);
    }

    private ConfigObject object() {
        if (!isObject()) {
            throw wrong("must be an object { ... }");
        }
        return (ConfigObject) value;
    }

    List<Node> list() {
        if (!isList()) {
            throw wrong("must be a list [ ... ]");
        }
        List<Node> nodes = new ArrayList<>();
        for (ConfigValue item : (ConfigList) value) {
            nodes.add(new Node(item, path + "[" + nodes.size() + "]", reading));
        }
        return nodes;
    }

    /** A text, or a number or boolean as text. */
    String text() {
        if (isObject() || isList() || value.valueType() == ConfigValueType.NULL) {
            throw wrong("must be a text");
        }
        return reading.filled(value.unwrapped().toString().trim());
    }

    /** One of the names of {@code type}, in kebab case or as in Java. */
    <E extends Enum<E>> E oneOf(Class<E> type) {
        String text = text();
        List<String> known = new ArrayList<>();
        for (E constant : type.getEnumConstants()) {
            String kebab = Components.kebab(constant);
            if (kebab.equals(text.toLowerCase(Locale.ROOT).replace('_', '-'))) {
                return constant;
            }
            known.add(kebab);
        }
        throw wrong("must be one of " + String.join(", ", known));
    }

    /** True or false, {@code not} it, the name of a setting that is, or arithmetic: true unless it is 0. */
    boolean flag() {
        String text = text();
        if (text.startsWith("=")) {
            return number(Dimension.NONE) != 0;
        }
        boolean not = text.startsWith("not ");
        String name = not ? text.substring(4).trim() : text;
        if (name.equals("true") || name.equals("false")) {
            return name.equals("true") != not;
        }
        if (!reading.settings().declares(name)) {
            throw wrong("must be true, false or a setting; "
                    + Names.unknown("setting", name, reading.settings().names()));
        }
        return reading.settings().flag(name) != not;
    }

    /** A number in the unit used inside for {@code dimension}. */
    double number(Dimension dimension) {
        try {
            return quantity(dimension).in(dimension);
        } catch (IllegalArgumentException e) {
            throw complaint(e);
        }
    }

    /** A number as written, or as its expression evaluates. */
    Quantity quantity(Dimension dimension) {
        String text = text();
        try {
            if (!text.startsWith("=")) {
                return Quantity.parse(text, dimension);
            }
            String expression = text.substring(1);
            Expression.Result bare = Expression.evaluate(expression, reading.scope(Optional.empty()));
            Optional<Unit> unit = Quantity.unit(bare.unit(), dimension);
            double value = unit.isEmpty()
                    ? bare.value()
                    : Expression.evaluate(expression, reading.scope(unit)).value();
            return new Quantity(Double.toString(value), unit);
        } catch (IllegalArgumentException e) {
            throw complaint(e);
        }
    }

    private SpecException complaint(IllegalArgumentException e) {
        if (e instanceof Told told) {
            return told;
        }
        boolean verb = e.getMessage().startsWith("has ") || e.getMessage().startsWith("is ");
        return verb
                ? new Told(Places.of(value.origin()) + ": " + path + " = " + quoted() + " " + e.getMessage(), e)
                : wrong(e.getMessage());
    }

    /** A whole number; an expression may miss it by rounding. */
    long whole() {
        if (value.unwrapped() instanceof Long || value.unwrapped() instanceof Integer) {
            return ((Number) value.unwrapped()).longValue();
        }
        try {
            return Long.parseLong(text());
        } catch (NumberFormatException e) {
            double number = number(Dimension.NONE);
            double nearest = StrictMath.rint(number);
            if (StrictMath.abs(number - nearest) > 1e-9 * StrictMath.max(1, StrictMath.abs(number))
                    || StrictMath.abs(number) >= 0x1p53) {
                throw wrong("must be a whole number" + (text().startsWith("=") ? "; it is " + number : ""));
            }
            return (long) nearest;
        }
    }

    /** A whole number of at least {@code least} that fits an int. */
    int wholeInt(int least) {
        long whole = whole();
        if (whole < least || whole > Integer.MAX_VALUE) {
            throw wrong("must be at least " + least + (whole < least ? "" : " and at most " + Integer.MAX_VALUE));
        }
        return (int) whole;
    }

    int[] wholes() {
        return list().stream().mapToInt(node -> node.wholeInt(0)).toArray();
    }

    List<String> texts() {
        return list().stream().map(Node::text).toList();
    }
}
