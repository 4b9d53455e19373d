package io.engram.plot;

import java.util.Locale;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten.
 *
 * @param exponent the power of ten that labels leave out and the axis states; 0 where numbers are of a handy size
 */
record Ticks(double first, double spacing, int count, int exponent) {
    /** One tick too many is better than half as many. */
    private static final double ENOUGH = 0.85;

    private static final double LEAST_HANDY = 1e-2;
    private static final double GREATEST_HANDY = 1e5;

    /** About {@code wanted} ticks within [low, high]. */
    static Ticks within(double low, double high, int wanted) {
        double raw = (high - low) / Math.max(1, wanted);
        double power = StrictMath.pow(10, StrictMath.floor(StrictMath.log10(raw)));
        double spacing = power * 10;
        for (double step : new double[] {1, 2, 5}) {
            if (step * power >= ENOUGH * raw) {
                spacing = step * power;
                break;
            }
        }
        double first = StrictMath.ceil(low / spacing - 1e-9) * spacing;
        int count = (int) StrictMath.floor((high - first) / spacing + 1e-9) + 1;
        double greatest = Math.max(Math.abs(low), Math.abs(high));
        boolean handy = greatest >= LEAST_HANDY && greatest < GREATEST_HANDY;
        return new Ticks(first, spacing, count, handy ? 0 : (int) StrictMath.floor(StrictMath.log10(greatest)));
    }

    double at(int k) {
        return first + k * spacing;
    }

    /** Tick {@code k} with as many decimals as the spacing needs, in parts of the power of ten. */
    String label(int k) {
        double unit = StrictMath.pow(10, exponent);
        int decimals = Math.max(0, (int) StrictMath.ceil(-StrictMath.log10(spacing / unit) - 1e-9));
        // A tick that should be 0 may miss it by a rounding.
        double value = Math.abs(at(k)) < 1e-9 * spacing ? 0 : at(k) / unit;
        return String.format(Locale.ROOT, "%." + decimals + "f", value).replace('-', '\u2212');
    }

    /** What every label is to be multiplied by, as text; empty for 1. */
    String factor() {
        if (exponent == 0) {
            return "";
        }
        StringBuilder factor = new StringBuilder("\u00D710");
        for (char c : Integer.toString(exponent).toCharArray()) {
            factor.append(
                    c == '-'
                            ? '\u207B'
                            : "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'));
        }
        return factor.toString();
    }
}
