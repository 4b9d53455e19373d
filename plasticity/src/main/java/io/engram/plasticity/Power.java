package io.engram.plasticity;

import io.engram.runtime.numerics.Exp;
import io.engram.runtime.numerics.Log;

/** Powers in the loop, in some nanoseconds; {@code StrictMath.pow} takes many, and makes arrays where it is not compiled. */
final class Power {
    /** Between them, logarithms and exponents up to 1 are far from any bound. */
    private static final double ORDINARY_LEAST = 1e-300;

    private static final double ORDINARY_GREATEST = 1e300;

    private Power() {}

    /**
     * {@code x^exponent} for x from 0 on, to 1e-15 of itself times {@code 1 + |ln result|}; a little below 0, where a rounding
     * may have taken it, counts as 0.
     */
    static double of(double x, double exponent) {
        double from = x < 0 ? 0 : x;
        if (exponent == 1) {
            return from;
        }
        return exponent == 0 ? 1 : Exp.of(exponent * Log.of(from));
    }

    /** Whether {@link #of} has to compute something. */
    static boolean isComputed(double exponent) {
        return exponent != 0 && exponent != 1;
    }

    /** Replaces the first {@code n} of {@code x} by what {@link #of} makes of them; both scratches are as long. */
    static void all(double[] x, double exponent, double[][] scratch, int n) {
        if (exponent == 1 || exponent == 0) {
            for (int i = 0; i < n; i++) {
                x[i] = exponent == 0 ? 1 : x[i] < 0 ? 0 : x[i];
            }
            return;
        }
        double[] result = scratch[0];
        if (exponent < 1) {
            Log.all(x, result, n);
            times(result, exponent, n);
            Exp.all(result, scratch[1], n);
        }
        for (int i = 0; i < n; i++) {
            boolean ordinary = exponent < 1 && x[i] >= ORDINARY_LEAST && x[i] <= ORDINARY_GREATEST;
            x[i] = ordinary ? result[i] : of(x[i], exponent);
        }
    }

    private static void times(double[] x, double factor, int n) {
        for (int i = 0; i < n; i++) {
            x[i] = factor * x[i];
        }
    }
}
