package io.engram.plot;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Locale;

/**
 * Round numbers along an axis: multiples of 1, 2 or 5 times a power of ten, or powers of ten.
 *
 * @param first the first of them, or its exponent
 * @param exponent the power of ten that labels leave out and the axis states; 0 where numbers are of a handy size
 * @param powers whether the first and what is added to it are exponents
 */
record Ticks(double first, double spacing, int count, int exponent, boolean powers) {
    /** One tick too many is better than half as many. */
    private static final double ENOUGH = 0.85;

    private static final int MOST_WRITTEN_OUT = 3;
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
        return new Ticks(first, spacing, count, handy ? 0 : (int) StrictMath.floor(StrictMath.log10(greatest)), false);
    }

    /** The powers of ten from {@code low} to {@code high}, which are two of them. */
    static Ticks powers(double low, double high) {
        double first = StrictMath.rint(StrictMath.log10(low));
        return new Ticks(first, 1, (int) StrictMath.rint(StrictMath.log10(high) - first) + 1, 0, true);
    }

    double at(int k) {
        double number = first + k * spacing;
        return powers ? StrictMath.pow(10, number) : number;
    }

    /** Tick {@code k} with as many decimals as the spacing needs, in parts of the power of ten. */
    String label(int k) {
        if (powers) {
            int power = (int) (first + k * spacing);
            return Math.abs(power) <= MOST_WRITTEN_OUT ? written(power) : power(power);
        }
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
        return "\u00D7" + power(exponent);
    }

    private static String written(int power) {
        return new BigDecimal(BigInteger.ONE, -power).toPlainString();
    }

    private static String power(int exponent) {
        StringBuilder power = new StringBuilder("10");
        for (char c : Integer.toString(exponent).toCharArray()) {
            power.append(
                    c == '-'
                            ? '\u207B'
                            : "\u2070\u00B9\u00B2\u00B3\u2074\u2075\u2076\u2077\u2078\u2079".charAt(c - '0'));
        }
        return power.toString();
    }
}
