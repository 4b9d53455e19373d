package io.engram.runtime.random;

import java.util.Arrays;

/**
 * The Poisson distribution of one mean as thresholds on a number of 31 random bits: the count is the number of k with
 * u31 >= T[k], T[k] = round(2^31 CDF(k)). A mean above {@link #MOST} is drawn as the sum of {@link #parts} equal ones.
 * Immutable.
 */
final class PoissonTable {
    /** The largest mean of one draw: beyond it exp(-mean) and the table's length stop being cheap. */
    static final double MOST = 50;

    private static final double SCALE = 0x1.0p31;
    private static final int GUIDE_SHIFT = 25;
    /** Beyond so many thresholds it is faster to look up where to begin than to hold each number against all of them. */
    private static final int MOST_COMPARED = 32;

    /** Thresholds that are compared in one pass over a block. */
    private static final int PASS = 4;

    final int parts;
    /** T[k] - 1, so that 2^31 fits an int; the last one is never exceeded. */
    private final int[] below;
    /** The count of the smallest number of each of 64 equal ranges. */
    private final byte[] guide = new byte[1 << (31 - GUIDE_SHIFT)];

    /** {@link #below} up to a multiple of a pass; empty where there are too many. */
    private final int[] compared;

    PoissonTable(double mean) {
        if (!(mean >= 0) || Double.isInfinite(mean)) {
            throw new IllegalArgumentException("Poisson: mean=" + mean + " events a step; must be finite and >= 0");
        }
        parts = Math.max(1, (int) Math.ceil(mean / MOST));
        below = thresholds(mean / parts);
        for (int range = 0; range < guide.length; range++) {
            guide[range] = (byte) countFrom(0, range << GUIDE_SHIFT);
        }
        compared = new int[below.length > MOST_COMPARED ? 0 : (below.length + PASS - 1) / PASS * PASS];
        Arrays.fill(compared, Integer.MAX_VALUE);
        System.arraycopy(below, 0, compared, 0, Math.min(below.length, compared.length));
    }

    private static int[] thresholds(double mean) {
        int[] thresholds = new int[256];
        double probability = StrictMath.exp(-mean);
        double cumulative = probability;
        int k = 0;
        while (true) {
            long threshold = Math.round(SCALE * cumulative);
            thresholds[k] = (int) Math.min(threshold - 1, Integer.MAX_VALUE);
            k++;
            if (threshold >= 1L << 31 || k > mean && probability * SCALE < 0.1) {
                break;
            }
            probability *= mean / k;
            cumulative += probability;
        }
        thresholds[k - 1] = Integer.MAX_VALUE;
        return Arrays.copyOf(thresholds, k);
    }

    /** The count for one number. */
    int count(int u31) {
        return countFrom(guide[u31 >>> GUIDE_SHIFT], u31);
    }

    private int countFrom(int first, int u31) {
        int k = first;
        while (u31 > below[k]) {
            k++;
        }
        return k;
    }

    /** Adds the counts for the numbers of a block to {@code counts}. */
    void addCounts(int[] u31, int[] counts, int n) {
        for (int k = 0; k < compared.length; k += PASS) {
            compare(u31, counts, n, compared[k], compared[k + 1], compared[k + 2], compared[k + 3]);
        }
        if (compared.length == 0) {
            for (int i = 0; i < n; i++) {
                counts[i] += count(u31[i]);
            }
        }
    }

    /** Adds how many of four thresholds each number exceeds; without branches, several numbers at once. */
    private static void compare(int[] u31, int[] counts, int n, int a, int b, int c, int d) {
        for (int i = 0; i < n; i++) {
            int u = u31[i];
            counts[i] += (a - u >>> 31) + (b - u >>> 31) + (c - u >>> 31) + (d - u >>> 31);
        }
    }
}
