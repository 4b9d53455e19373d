package io.engram.runtime.random;

/**
 * 31 random bits for each of many places at a step: a function of the step's key and the place. A loop over arrays without
 * branches, so that it is computed several places at once. Thread-safe, without state.
 *
 * <pre>
 * halves ka, kb of the step key
 * x = place * 0x9E3779B9 + ka;  x ^= x>>>16; x *= 0x7feb352d; x ^= x>>>15;  x += kb;  x *= 0x846ca68b;
 * x ^= x>>>16; x *= 0x9E3779B1; x ^= x>>>15;  u31 = x>>>1
 * </pre>
 */
public final class StepHash {
    private static final int GOLDEN = 0x9E3779B9;

    private StepHash() {}

    /** What {@link #fill} takes for {@code place}. */
    public static int scaled(int place) {
        return place * GOLDEN;
    }

    /** Writes the bits for the first {@code n} of {@code scaled}, all moved on by {@code offset} places, into {@code u31}. */
    public static void fill(long stepKey, int offset, int[] scaled, int n, int[] u31) {
        int ka = (int) stepKey + offset * GOLDEN;
        int kb = (int) (stepKey >>> 32);
        for (int i = 0; i < n; i++) {
            int x = scaled[i] + ka;
            x ^= x >>> 16;
            x *= 0x7feb352d;
            x ^= x >>> 15;
            x += kb;
            x *= 0x846ca68b;
            x ^= x >>> 16;
            x *= 0x9E3779B1;
            x ^= x >>> 15;
            u31[i] = x >>> 1;
        }
    }
}
