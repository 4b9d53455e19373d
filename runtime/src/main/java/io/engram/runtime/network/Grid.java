package io.engram.runtime.network;

/** Times on the grid of steps. */
final class Grid {
    private Grid() {}

    /** Whether {@code ms} is a whole number of steps, but for rounding. */
    static boolean holds(double ms, double dtMs) {
        double steps = ms / dtMs;
        return StrictMath.abs(steps - StrictMath.rint(steps)) <= 1e-6 * StrictMath.max(1, StrictMath.abs(steps));
    }

    /** {@code ms} in steps, rounded to the nearest. */
    static long steps(double ms, double dtMs) {
        return StrictMath.round(ms / dtMs);
    }
}
