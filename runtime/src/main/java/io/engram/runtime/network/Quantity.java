package io.engram.runtime.network;

import io.engram.runtime.network.Units.Dimension;
import io.engram.runtime.network.Units.Unit;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A number as written, with the unit written after it. */
record Quantity(String number, Optional<Unit> unit) {
    private static final Pattern WRITTEN =
            Pattern.compile("\\s*([-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?)\\s*([A-Za-zµ]*)\\s*");

    /** Reads {@code 1.5 ms}; an IllegalArgumentException's message says what is wrong. */
    static Quantity parse(String text, Dimension expected) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("must be " + expected.example());
        }
        return new Quantity(matcher.group(1), unit(matcher.group(2), expected));
    }

    /** The unit {@code text} stands for, of any dimension; empty where {@code text} is. */
    static Optional<Unit> unit(String text, Dimension expected) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Unit unit = Units.KNOWN.get(text);
        if (unit == null) {
            List<String> known = Units.KNOWN.values().stream()
                    .filter(expected::accepts)
                    .map(Unit::text)
                    .toList();
            throw new IllegalArgumentException(
                    known.isEmpty() ? "must be " + expected.example() : Names.unknown("unit", text, known));
        }
        return Optional.of(unit);
    }

    /** The number in the unit used inside for {@code expected}; an IllegalArgumentException's message says what is wrong. */
    double in(Dimension expected) {
        if (unit.isEmpty()) {
            double bare = Double.parseDouble(number);
            if (!expected.isBare() && bare != 0) {
                throw new IllegalArgumentException("has no unit; write for example "
                        + (Double.isFinite(bare) ? number : "1.5") + " " + expected.base());
            }
            return finite(bare);
        }
        if (!expected.accepts(unit.get())) {
            throw new IllegalArgumentException("must be " + expected.example());
        }
        return finite(unit.get().toBase(number));
    }

    /** The number in {@code other} where the unit is of its kind, else as written. */
    double as(Unit other) {
        return unit.filter(own -> own.dimension() == other.dimension())
                .map(own -> own.in(other, number))
                .orElseGet(() -> Double.parseDouble(number));
    }

    private static double finite(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("must be a finite number");
        }
        return value;
    }
}
