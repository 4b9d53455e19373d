package io.engram.runtime.numerics;

/**
 * The exponential, off by at most one unit in the last place from {@code StrictMath.exp}, without tables or branches; results
 * below 2^-1021 are 0. Thread-safe, without state.
 *
 * <pre>
 *   x = k ln 2 + r, |r| at most ln 2 / 2      exp x = 2^k (1 + 2 r / (R - r)) = 2^k (1 + r + r c / (2 - c))
 *   c = r + 2 - R, R = r coth(r / 2) = 2 + r^2/6 - r^4/360 + r^6/15120 - r^8/604800 + r^10/23950080 - 691 r^12/653837184000
 * </pre>
 *
 * <p>The next term of the series would move the result by less than 1e-17 of itself. {@code k} is rounded, and becomes an
 * exponent, by the last bits of a number so large that its unit is 1 (Cody and Waite 1980 for the reduction).
 */
public final class Exp {
    /** Arguments below it count as it in {@link #all}. */
    public static final double LOWEST = -707;
    /** Arguments above it count as it in {@link #all}. */
    public static final double HIGHEST = 709;

    private static final double OVERFLOWS = 0x1.62e42fefa39efp9;
    private static final double UNIT_IS_ONE = 0x1.8p52;
    private static final double PER_LN2 = 0x1.71547652b82fep0;
    /** So short that its product with any k is exact. */
    private static final double LN2_HIGH = 0x1.62e42fefap-1;

    private static final double LN2_LOW = 0x1.cf79abc9e3b39p-40;

    private static final double R2 = 1.0 / 6;
    private static final double R4 = -1.0 / 360;
    private static final double R6 = 1.0 / 15_120;
    private static final double R8 = -1.0 / 604_800;
    private static final double R10 = 1.0 / 23_950_080;
    private static final double R12 = -691.0 / 653_837_184_000.0;

    private Exp() {}

    /** {@code e^x}: 0 below {@link #LOWEST}, infinity where no number is so large. */
    public static double of(double x) {
        if (x < LOWEST) {
            return 0;
        }
        if (x > OVERFLOWS) {
            return Double.POSITIVE_INFINITY;
        }
        double shifted = x * PER_LN2 + UNIT_IS_ONE;
        return scaled(ofReduced(reduced(x, shifted)), shifted);
    }

    /**
     * Replaces the first {@code n} of {@code x} by their exponentials, which are those of {@link #of} between the bounds;
     * {@code scratch} is as long and overwritten.
     */
    public static void all(double[] x, double[] scratch, int n) {
        all(x, scratch, 0, n);
    }

    /** The same of those from {@code from} to {@code to} (exclusive). */
    public static void all(double[] x, double[] scratch, int from, int to) {
        reduce(x, scratch, from, to);
        ofReduced(x, from, to);
        scale(x, scratch, from, to);
    }

    private static void reduce(double[] x, double[] shifted, int from, int to) {
        for (int i = from; i < to; i++) {
            double within = Math.min(Math.max(x[i], LOWEST), HIGHEST);
            double plus = within * PER_LN2 + UNIT_IS_ONE;
            shifted[i] = plus;
            x[i] = reduced(within, plus);
        }
    }

    private static void ofReduced(double[] r, int from, int to) {
        for (int i = from; i < to; i++) {
            r[i] = ofReduced(r[i]);
        }
    }

    private static void scale(double[] x, double[] shifted, int from, int to) {
        for (int i = from; i < to; i++) {
            x[i] = scaled(x[i], shifted[i]);
        }
    }

    private static double reduced(double x, double shifted) {
        double k = shifted - UNIT_IS_ONE;
        return (x - k * LN2_HIGH) - k * LN2_LOW;
    }

    private static double ofReduced(double r) {
        double s = r * r;
        double c = r - s * (R2 + s * (R4 + s * (R6 + s * (R8 + s * (R10 + s * R12)))));
        return 1 + (r + r * c / (2 - c));
    }

    /** The last bits of {@code shifted} are k: they go where the exponent is. */
    private static double scaled(double x, double shifted) {
        return Double.longBitsToDouble(Double.doubleToRawLongBits(x) + (Double.doubleToRawLongBits(shifted) << 52));
    }
}
