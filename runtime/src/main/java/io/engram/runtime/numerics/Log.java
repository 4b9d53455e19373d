package io.engram.runtime.numerics;

/**
 * The natural logarithm, off by at most one unit in the last place from {@code StrictMath.log}, without tables or branches
 * but for numbers that are not positive and normal. Thread-safe, without state.
 *
 * <pre>
 *   x = 2^k m, m from sqrt(1/2) to sqrt(2)      log x = k ln 2 + 2 atanh s, s = (m - 1) / (m + 1)
 * </pre>
 *
 * <p>The first term that the series for atanh leaves out is below 1e-18.
 */
public final class Log {
    private static final double LN2_HIGH = 0x1.62e42fefap-1;
    private static final double LN2_LOW = 0x1.cf79abc9e3b39p-40;
    /** The bits of sqrt(1/2). */
    private static final long SQRT_HALF = 0x3fe6a09e667f3bcdL;

    private static final double UP = 0x1p54;

    private Log() {}

    /** {@code ln x}; minus infinity for 0, not a number below. */
    public static double of(double x) {
        if (!(x >= Double.MIN_NORMAL && x <= Double.MAX_VALUE)) {
            return special(x);
        }
        return ofNormal(x);
    }

    /** Sets the first {@code n} of {@code to} to the logarithms of those of {@code x}, which are positive and normal. */
    public static void all(double[] x, double[] to, int n) {
        for (int i = 0; i < n; i++) {
            to[i] = ofNormal(x[i]);
        }
    }

    private static double special(double x) {
        if (x == 0) {
            return Double.NEGATIVE_INFINITY;
        }
        if (x > 0 && x < Double.MIN_NORMAL) {
            return ofNormal(x * UP) - 54 * LN2_HIGH - 54 * LN2_LOW;
        }
        return x > 0 ? x : Double.NaN;
    }

    private static double ofNormal(double x) {
        long bits = Double.doubleToRawLongBits(x);
        long k = (bits - SQRT_HALF) >> 52;
        double f = Double.longBitsToDouble(bits - (k << 52)) - 1;
        double s = f / (2 + f);
        double z = s * s;
        double z2 = z * z;
        double z4 = z2 * z2;
        // By fours, for the processor to work on all at once.
        double low = (1.0 / 3 + z * (1.0 / 5)) + z2 * (1.0 / 7 + z * (1.0 / 9));
        double middle = (1.0 / 11 + z * (1.0 / 13)) + z2 * (1.0 / 15 + z * (1.0 / 17));
        double high = (1.0 / 19 + z * (1.0 / 21)) + z2 * (1.0 / 23);
        double rest = 2 * s * z * (low + z4 * (middle + z4 * high));
        // f - s f is 2 s; so written, what is rounded away of 2 s does not count.
        return k * LN2_HIGH + (f - (s * f - (rest + k * LN2_LOW)));
    }
}
