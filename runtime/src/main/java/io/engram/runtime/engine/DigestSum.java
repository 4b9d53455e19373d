package io.engram.runtime.engine;

import io.engram.runtime.random.Draws;
import java.util.HexFormat;

/**
 * A digest of a set of entries (a spike, a weight) that does not depend on the order in which they come: the sums, modulo
 * 2^64, of two hashes of each. So each shard keeps its own, and they add up. See docs/adr/0003.
 */
public final class DigestSum {
    private static final long SECOND = 0xD6E8FEB86659FD93L;
    private long first;
    private long second;
    private long count;

    /** Adds an entry of three numbers. */
    public void add(long a, long b, long c) {
        long hash = Draws.mix(Draws.mix(Draws.mix(a) ^ b) ^ c);
        first += hash;
        second += Draws.mix(hash ^ SECOND);
        count++;
    }

    /** Adds rows of entries whose first numbers are the same in every row: they are hashed once. */
    public static final class Rows {
        private final long[] mixed;

        /** {@code a[t]} is the first number of entry t of every row. */
        public Rows(long[] a) {
            mixed = new long[a.length];
            for (int t = 0; t < a.length; t++) {
                mixed[t] = Draws.mix(a[t]);
            }
        }

        /** Adds {@code (a[t], b, bits of c[start + t])} for every t but {@code skipped}. */
        public void add(DigestSum to, long b, float[] c, int start, int skipped) {
            long first = 0;
            long second = 0;
            for (int t = 0; t < mixed.length; t++) {
                if (t != skipped) {
                    long hash = Draws.mix(Draws.mix(mixed[t] ^ b) ^ Float.floatToRawIntBits(c[start + t]));
                    first += hash;
                    second += Draws.mix(hash ^ SECOND);
                }
            }
            to.first += first;
            to.second += second;
            to.count += mixed.length - (skipped >= 0 && skipped < mixed.length ? 1 : 0);
        }
    }

    /** Adds all entries of {@code other}. */
    public void add(DigestSum other) {
        first += other.first;
        second += other.second;
        count += other.count;
    }

    /** How many entries. */
    public long count() {
        return count;
    }

    /** 32 hex digits. */
    public String hex() {
        HexFormat format = HexFormat.of();
        return format.toHexDigits(Draws.mix(first ^ count)) + format.toHexDigits(Draws.mix(second + count));
    }

    /** Its three numbers, for a checkpoint. */
    public long[] save() {
        return new long[] {first, second, count};
    }

    /** Continues from what {@link #save} returned. */
    public void restore(long[] saved) {
        first = saved[0];
        second = saved[1];
        count = saved[2];
    }
}
