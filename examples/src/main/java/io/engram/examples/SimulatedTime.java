package io.engram.examples;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Simulated time as people write it: {@code 10 s}, {@code 250 ms}, {@code 2 min}. */
public final class SimulatedTime {
    private static final Pattern WRITTEN = Pattern.compile("\\s*(\\d+\\.?\\d*|\\.\\d+)\\s*(us|ms|s|min|h)\\s*");
    private static final Map<String, Double> UNITS_MS = Map.of("us", 1e-3, "ms", 1.0, "s", 1e3, "min", 6e4, "h", 3.6e6);

    private SimulatedTime() {}

    /** In ms; an IllegalArgumentException's message is a sentence. */
    public static double parseMs(String text) {
        Matcher matcher = WRITTEN.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not a time; must be a number with us, ms, s, min or h, for example 10s");
        }
        return Double.parseDouble(matcher.group(1)) * UNITS_MS.get(matcher.group(2));
    }

    /** In seconds from one second on, in milliseconds below; four digits. */
    public static String text(double ms) {
        return ms >= 1000 ? digits(ms / 1000) + " s" : digits(ms) + " ms";
    }

    private static String digits(double value) {
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(value >= 1000 ? 7 : 4));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
