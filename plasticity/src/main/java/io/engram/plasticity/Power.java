package io.engram.plasticity;

/** Powers in the loop: {@code StrictMath.pow} makes arrays at each call where it is not compiled. */
final class Power {
    private Power() {}

    /** {@code x^exponent} for x from 0 on, to some ulps; a little below 0, where a rounding may have taken it, counts as 0. */
    static double of(double x, double exponent) {
        double from = x < 0 ? 0 : x;
        if (exponent == 1) {
            return from;
        }
        return exponent == 0 ? 1 : StrictMath.exp(exponent * StrictMath.log(from));
    }
}
