package io.engram.runtime.random;

import java.nio.charset.StandardCharsets;

/**
 * Keyed draws. A key is made of the seed and a purpose; a draw is a pure function of the key and one or two counters
 * (SplitMix64 finaliser, Steele, Lea and Flood 2014). Thread-safe, without state.
 */
public final class Draws {
    private static final long GOLDEN = 0x9E3779B97F4A7C15L;
    private static final double UNIT = 0x1.0p-53;

    private Draws() {}

    /** The key for {@code purpose}, for example {@code "weights/learn"}. */
    public static long key(long seed, String purpose) {
        long hash = 0xcbf29ce484222325L;
        for (byte b : purpose.getBytes(StandardCharsets.UTF_8)) {
            hash = (hash ^ (b & 0xff)) * 0x100000001b3L;
        }
        return mix(mix(seed) ^ hash);
    }

    /** A key below {@code key}, for example for one target neuron. */
    public static long key(long key, long place) {
        return mix(key ^ mix(place + GOLDEN));
    }

    /** The key of row {@code row} of a batch: that of row 0 is {@code key} itself, which a run of one input has. */
    public static long row(long key, int row) {
        return row == 0 ? key : mix(mix(key) ^ mix(~(long) row));
    }

    /** SplitMix64's next value after {@code x}. */
    public static long mix(long x) {
        long z = x + GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /** 64 random bits: draw number {@code draw} of {@code key}. */
    public static long bits(long key, long draw) {
        return mix(key + draw * GOLDEN);
    }

    /** Uniform in [0, 1). */
    public static double uniform(long key, long draw) {
        return unit(bits(key, draw));
    }

    /** Uniform in [0, 1), of the upper 53 of random bits. */
    static double unit(long bits) {
        return (bits >>> 11) * UNIT;
    }

    /** Uniform in [0, bound), without bias worth naming: 64 bits scaled, as Lemire (2019) without rejection. */
    public static int below(long key, long draw, int bound) {
        return (int) Math.multiplyHigh(bits(key, draw) >>> 1, (long) bound << 1);
    }

    /** Standard normal. */
    public static double normal(long key, long draw) {
        return Ziggurat.normal(bits(key, draw));
    }
}
