package io.engram.plasticity;

import io.engram.runtime.numerics.Exp;
import io.engram.runtime.numerics.Log;

/** Powers in the loop, in some nanoseconds; {@code StrictMath.pow} takes many, and makes arrays where it is not compiled. */
final class Power {
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
}
