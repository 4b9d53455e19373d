package io.engram.neurons;

/**
 * The shape of the response to an arrival, as a function of its age t and the time constant tau (both in ms); zero before it.
 * Alpha, exponential and Laplacian as Gerstner and Kistler (2002, chapter 4) and Shrestha and Orchard (2018) have them.
 */
public enum ResponseKernel {
    /** {@code t / tau^2 exp(-t / tau)}, of area 1. */
    ALPHA,
    /** {@code t / tau exp(1 - t / tau)}, 1 at its peak (Shrestha and Orchard 2018, SLAYER). */
    ALPHA_SLAYER,
    /** {@code exp(-t / tau) / (2 tau)}: the half, after the arrival, of one that is even in t. */
    LAPLACIAN,
    /** {@code exp(-t / tau) / tau}, of area 1. */
    EXPONENTIAL,
    /** {@code 1 / (2 tau)} to the age of tau: the half of one that is even in t. */
    RECTANGULAR,
    /** {@code (1 - t / tau) / tau} to the age of tau: the half of one that is even in t. */
    TRIANGULAR;

    double at(double tMs, double tauMs) {
        double x = tMs / tauMs;
        return switch (this) {
            case ALPHA -> x / tauMs * StrictMath.exp(-x);
            case ALPHA_SLAYER -> x * StrictMath.exp(1 - x);
            case LAPLACIAN -> StrictMath.exp(-x) / (2 * tauMs);
            case EXPONENTIAL -> StrictMath.exp(-x) / tauMs;
            case RECTANGULAR -> x <= 1 ? 1 / (2 * tauMs) : 0;
            case TRIANGULAR -> Math.max(1 - x, 0) / tauMs;
        };
    }
}
