package io.engram.runtime.network;

import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The arithmetic that a value may hold: numbers, names of settings, {@code + - * / ( )} and a few functions, with a unit
 * after it. One use, one thread. A mistake is an IllegalArgumentException whose message says what is wrong.
 */
final class Expression {
    private static final Set<String> FUNCTIONS = Set.of("round", "min", "max", "sqrt", "exp");

    private static final Pattern NUMBER = Pattern.compile("(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][-+]?\\d+)?");

    private final String text;
    private final ToDoubleFunction<String> names;
    private int at;

    private Expression(String text, ToDoubleFunction<String> names) {
        this.text = text;
        this.names = names;
    }

    /** A value and the unit written after it; empty where there is none. */
    record Result(double value, String unit) {}

    /** Evaluates {@code text}; {@code names} gives the value of a name. */
    static Result evaluate(String text, ToDoubleFunction<String> names) {
        Expression expression = new Expression(text, names);
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
        return FUNCTIONS.contains(word) && take('(') ? call(word) : names.applyAsDouble(word);
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
            case "round" -> StrictMath.floor(first + 0.5);
            case "sqrt" -> StrictMath.sqrt(first);
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
