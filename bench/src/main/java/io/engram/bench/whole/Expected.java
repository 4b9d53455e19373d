package io.engram.bench.whole;

import io.engram.runtime.network.SpecException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a run must have found, so that nobody wins by simulating something else: the rate of a population, or a number of an
 * experiment's outcome.
 *
 * @param name of the population or the number
 * @param low the least that holds
 * @param high the greatest that holds
 */
record Expected(String name, double low, double high) {
    private static final String NUMBER = "(-?\\d+\\.?\\d*)";
    private static final Pattern WITHIN = Pattern.compile(NUMBER + "(?: Hz)? within " + NUMBER + " %");
    private static final Pattern RANGE = Pattern.compile(NUMBER + " to " + NUMBER + "(?: Hz)?");

    /** Reads {@code 35.7 Hz within 1 %} or {@code 0.98 to 1}. */
    static Expected parse(String name, String text) {
        Matcher within = WITHIN.matcher(text);
        if (within.matches()) {
            double middle = Double.parseDouble(within.group(1));
            double part = Math.abs(middle) * Double.parseDouble(within.group(2)) / 100;
            return new Expected(name, middle - part, middle + part);
        }
        Matcher range = RANGE.matcher(text);
        if (range.matches()) {
            return new Expected(name, Double.parseDouble(range.group(1)), Double.parseDouble(range.group(2)));
        }
        throw new SpecException(
                "expect." + name + " = \"" + text + "\"; must be such as \"35.7 Hz within 1 %\" or \"0.98 to 1\"");
    }

    /** What is wrong with what {@code who} found; empty where nothing is, or where it does not count this. */
    Optional<String> complaint(String who, Map<String, Double> found) {
        Double value = found.get(name);
        if (value == null || value >= low && value <= high) {
            return Optional.empty();
        }
        return Optional.of(String.format(
                Locale.ROOT, "%s: %s is %.4g; must be within %.4g and %.4g", who, name, value, low, high));
    }
}
