package io.engram.runtime.network;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arithmetic that a value may hold: numbers, names of settings and constants, entries of tables, {@code + - * / ( )}, a few functions and
 * sums over a list, with a unit after it. One use, one thread. A mistake is an IllegalArgumentException whose message says what
 * is wrong.
 */
final class Expression {
    private static final Set<String> FUNCTIONS = Set.of("round", "min", "max", "sqrt", "exp", "ln");

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private final String text;
    private final Scope scope;
    /** Of the sums around what is being read: where each is. */
    private final Map<String, Integer> places = new HashMap<>();

    private int at;

    private Expression(String text, Scope scope) {
        this.text = text;
        this.scope = scope;
    }

    /** What names stand for. Each method throws an IllegalArgumentException for what is not there. */
    interface Scope {
        double number(String name);

        /** The entry of a table at the places given, one a dimension, counted from 0. */
        double entry(String table, List<Integer> places);

        /** How many entries a table has. */
        int length(String table);
    }

    /** A value and the unit written after it; empty where there is none. */
    record Result(double value, String unit) {}

    /** Evaluates {@code text}, in which names stand for what {@code scope} says. */
    static Result evaluate(String text, Scope scope) {
        Expression expression = new Expression(text, scope);
        double value = expression.sum();
        String unit = expression.word();
        if (expression.peek() != 0) {
            throw expression.unexpected();
        }
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException("is " + value + "; must be a finite number");
        }
        return new Result(value, unit);
    }

    private double sum() {
        double value = product();
        while (true) {
            if (take('+')) {
                value += product();
            } else if (take('-')) {
                value -= product();
            } else {
                return value;
            }
        }
    }

    private double product() {
        double value = signed();
        while (true) {
            if (take('*')) {
                value *= signed();
            } else if (take('/')) {
                value /= signed();
            } else {
                return value;
            }
        }
    }

    private double signed() {
        return take('-') ? -signed() : primary();
    }

    private double primary() {
        if (take('(')) {
            double value = sum();
            need(')');
            return value;
        }
        if (Character.isDigit(peek()) || peek() == '.') {
            return number();
        }
        String word = word();
        if (word.isEmpty()) {
            throw unexpected();
        }
        if (word.equals("sum") && take('(')) {
            return total();
        }
        if (FUNCTIONS.contains(word) && take('(')) {
            return call(word);
        }
        if (take('[')) {
            return entry(word);
        }
        return places.containsKey(word) ? places.get(word) : scope.number(word);
    }

    /** {@code sum(NAME in TABLE, term)}: the term is read once for each place in the table, which NAME is. */
    private double total() {
        String name = word();
        if (name.isEmpty() || !word().equals("in")) {
            throw new IllegalArgumentException("a sum is written sum(NAME in TABLE, term)");
        }
        int length = scope.length(word());
        need(',');
        int begin = at;
        Integer outer = places.get(name);
        double total = 0;
        for (int place = 0; place < length; place++) {
            at = begin;
            places.put(name, place);
            total += sum();
        }
        places.remove(name);
        if (outer != null) {
            places.put(name, outer);
        }
        need(')');
        return total;
    }

    private double entry(String table) {
        List<Integer> entry = new ArrayList<>();
        do {
            double place = sum();
            if (place != StrictMath.rint(place) || StrictMath.abs(place) > Integer.MAX_VALUE) {
                throw new IllegalArgumentException(table + "[" + place + "]: a place must be whole");
            }
            entry.add((int) place);
        } while (take(','));
        need(']');
        return scope.entry(table, entry);
    }

    private double call(String function) {
        double first = sum();
        if (function.equals("min") || function.equals("max")) {
            need(',');
            double second = sum();
            need(')');
            return function.equals("min") ? StrictMath.min(first, second) : StrictMath.max(first, second);
        }
        need(')');
        return switch (function) {
            case "round" -> StrictMath.rint(first);
            case "sqrt" -> StrictMath.sqrt(first);
            case "ln" -> StrictMath.log(first);
            default -> StrictMath.exp(first);
        };
    }

    private double number() {
        Matcher number = NUMBER.matcher(text).region(at, text.length());
        if (!number.lookingAt()) {
            throw unexpected();
        }
        at = number.end();
        return Double.parseDouble(number.group());
    }

    private String word() {
        peek();
        int start = at;
        while (at < text.length()
                && (Character.isLetter(text.charAt(at))
                        || text.charAt(at) == '_'
                        || at > start && Character.isDigit(text.charAt(at)))) {
            at++;
        }
        return text.substring(start, at);
    }

    /** The next character that is not blank; 0 at the end. */
    private char peek() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean take(char wanted) {
        boolean there = peek() == wanted;
        at += there ? 1 : 0;
        return there;
    }

    private void need(char wanted) {
        if (!take(wanted)) {
            throw unexpected();
        }
    }

    private IllegalArgumentException unexpected() {
        return new IllegalArgumentException(
                peek() == 0
                        ? "the expression ends too early"
                        : "unexpected \"" + text.charAt(at) + "\" at character " + (at + 1) + " of the expression");
    }
}
