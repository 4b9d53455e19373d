package io.engram.neurons;

/**
 * The exact propagators of a leaky membrane with exponential or alpha-shaped synaptic currents over one step (Rotter and
 * Diesmann 1999), in the notation of that paper: row 2 (or 3) is the membrane. With StrictMath, so that every JVM computes
 * the same bits.
 */
final class Propagators {
    /** Added and taken away again, it turns what is far below it into zero: subnormal numbers cost sixty times more. */
    static final double FLUSH = 1e-20;

    /** Below this h/beta the series is nearer the truth than the difference of two nearly equal numbers. */
    private static final double SERIES_BELOW = 1e-3;

    private Propagators() {}

    /** How much of a quantity with time constant {@code tauMs} is left after a step. */
    static double decay(double dtMs, double tauMs) {
        return StrictMath.exp(-dtMs / tauMs);
    }

    /** From a constant current (pA) to the membrane (mV): tauM/C (1 - exp(-h/tauM)). */
    static double fromConstant(double dtMs, double tauMMs, double cMPf) {
        return -tauMMs / cMPf * StrictMath.expm1(-dtMs / tauMMs);
    }

    /** From an exponential current (pA) to the membrane (mV), also where both time constants are equal. */
    static double fromExponential(double dtMs, double tauSynMs, double tauMMs, double cMPf) {
        if (tauSynMs == tauMMs) {
            return dtMs / cMPf * decay(dtMs, tauMMs);
        }
        double beta = tauSynMs * tauMMs / (tauMMs - tauSynMs);
        return beta / cMPf * decay(dtMs, tauSynMs) * StrictMath.expm1(dtMs / beta);
    }

    /** From the derivative of an alpha current (pA/ms) to the membrane (mV), also where both time constants are equal. */
    static double fromAlpha(double dtMs, double tauSynMs, double tauMMs, double cMPf) {
        if (tauSynMs == tauMMs) {
            return 0.5 * dtMs * dtMs / cMPf * decay(dtMs, tauMMs);
        }
        double beta = tauSynMs * tauMMs / (tauMMs - tauSynMs);
        double x = dtMs / beta;
        double expm1MinusX = StrictMath.abs(x) < SERIES_BELOW
                ? x * x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x / 120)))
                : StrictMath.expm1(x) - x;
        return beta * beta / cMPf * decay(dtMs, tauSynMs) * expm1MinusX;
    }

    /** Steps in {@code timeMs}, to the nearest. */
    static double steps(double timeMs, double dtMs) {
        return Math.round(timeMs / dtMs);
    }

    /** Steps that begin within {@code timeMs}; one that a rounding error would begin does not count. */
    static double stepsBegun(double timeMs, double dtMs) {
        return Math.ceil(timeMs / dtMs * (1 - 1e-12));
    }
}
