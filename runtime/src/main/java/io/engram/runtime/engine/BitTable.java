package io.engram.runtime.engine;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Dense static synapses of one weight and one delay that end in one shard, as a bit a target: the spikes of a step are
 * counted for 64 targets at once by carry-save addition, and each target gets its count times the weight.
 *
 * <pre>
 *   rows[s]: bit t % 64 of word t / 64 is set where source s has a synapse to target t;
 *            then the target of each synapse more, two a word, the last half of which may be {@link #NO_TARGET}
 *   count of target t = sum over p of 2^p times its bit in planes[p]
 * </pre>
 *
 * <p>Counts are whole numbers, so no order is to be kept; synapses beyond the first between two neurons are added one by one,
 * behind the counts. Immutable after it was built, by {@link BitTableBuilder}, but for its planes.
 */
final class BitTable implements StaticKernel {
    /** Where a row's last word holds one target only. */
    static final int NO_TARGET = -1;

    /** Rows a pass. */
    private static final int PASS = 8;

    private static final int PLANES = 7;
    /** So many rows at most are counted before the planes are read: a count fits a byte, sign and all. */
    private static final int MOST_ROWS = 15 * PASS;

    private static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The bits of a byte as the lowest bits of eight. */
    private static final long[] SPREAD = new long[256];

    static {
        for (int bits = 0; bits < 256; bits++) {
            for (int b = 0; b < 8; b++) {
                SPREAD[bits] |= (bits >>> b & 1L) << 8 * b;
            }
        }
    }

    private final int receptor;
    private final int sourceFirst;
    private final int targetFirst;
    private final int targets;
    private final int delaySteps;
    private final double weight;
    private final long[][] rows;
    private final int words;
    private final long size;
    /** The planes, and what a pass carries beyond the third. */
    private final long[][] planes;

    private final long[][] pass = new long[PASS][];
    private final long[] none;
    private final byte[] counts;

    BitTable(
            int receptor, int sourceFirst, int targetFirst, int targets, int delaySteps, double weight, long[][] rows) {
        this.receptor = receptor;
        this.sourceFirst = sourceFirst;
        this.targetFirst = targetFirst;
        this.targets = targets;
        this.delaySteps = delaySteps;
        this.weight = weight;
        this.rows = rows;
        words = words(targets);
        size = Arrays.stream(rows).parallel().mapToLong(this::size).sum();
        none = new long[words];
        counts = new byte[none.length * Long.SIZE];
        planes = new long[PLANES + 1][none.length];
    }

    private long size(long[] row) {
        long size = 0;
        for (int w = 0; w < row.length; w++) {
            size += w < words ? Long.bitCount(row[w]) : (int) (row[w] >> 32) == NO_TARGET ? 1 : 2;
        }
        return size;
    }

    static int words(int targets) {
        return (targets + Long.SIZE - 1) / Long.SIZE;
    }

    @Override
    public long size() {
        return size;
    }

    @Override
    public int longestDelaySteps() {
        return delaySteps;
    }

    @Override
    public void deliver(SpikeHistory history, long step, InputRing ring, int batch) {
        int count = history.count(step);
        if (count == 0) {
            return;
        }
        int[] ids = history.ids(step);
        double[] slot = ring.slot(step + delaySteps, receptor);
        int k = 0;
        int counted = 0;
        while (k < count) {
            int filled = 0;
            while (k < count && filled < PASS) {
                int source = ids[k++] - sourceFirst;
                if (source >= 0 && source < rows.length) {
                    pass[filled++] = rows[source];
                }
            }
            Arrays.fill(pass, filled, PASS, none);
            counted += filled;
            count(planes(counted));
            if (counted > MOST_ROWS - PASS || k == count) {
                unpack(slot, planes(counted));
                counted = 0;
            }
        }
        for (int s = 0; s < count; s++) {
            int source = ids[s] - sourceFirst;
            if (source >= 0 && source < rows.length) {
                addMore(slot, rows[source]);
            }
        }
    }

    /** Adds the synapses of a row beyond the first between two neurons. */
    private void addMore(double[] slot, long[] row) {
        for (int w = words; w < row.length; w++) {
            slot[targetFirst + (int) row[w]] += weight;
            int second = (int) (row[w] >> 32);
            if (second != NO_TARGET) {
                slot[targetFirst + second] += weight;
            }
        }
    }

    /** How many planes hold a count. */
    private static int planes(int count) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(count);
    }

    /** Adds the rows of a pass to the planes, of which {@code used} can be set. */
    private void count(int used) {
        if (used > 0) {
            long[] carried = planes[PLANES];
            addEight(
                    pass[0], pass[1], pass[2], pass[3], pass[4], pass[5], pass[6], pass[7], planes[0], planes[1],
                    planes[2], carried);
            for (int p = 3; p < used; p++) {
                carry(planes[p], carried);
            }
        }
    }

    /** A tree of full adders: eight bits more in the three lowest planes, and what these cannot hold, of weight 8. */
    private static void addEight(
            long[] a,
            long[] b,
            long[] c,
            long[] d,
            long[] e,
            long[] f,
            long[] g,
            long[] h,
            long[] ones,
            long[] twos,
            long[] fours,
            long[] eights) {
        for (int w = 0; w < ones.length; w++) {
            long sum = ones[w];
            long half = sum ^ a[w];
            final long two1 = sum & a[w] | half & b[w];
            sum = half ^ b[w];
            half = sum ^ c[w];
            final long two2 = sum & c[w] | half & d[w];
            sum = half ^ d[w];
            half = sum ^ e[w];
            final long two3 = sum & e[w] | half & f[w];
            sum = half ^ f[w];
            half = sum ^ g[w];
            final long two4 = sum & g[w] | half & h[w];
            ones[w] = half ^ h[w];
            sum = twos[w];
            half = sum ^ two1;
            final long four1 = sum & two1 | half & two2;
            sum = half ^ two2;
            half = sum ^ two3;
            final long four2 = sum & two3 | half & two4;
            twos[w] = half ^ two4;
            sum = fours[w];
            half = sum ^ four1;
            eights[w] = sum & four1 | half & four2;
            fours[w] = half ^ four2;
        }
    }

    private static void carry(long[] plane, long[] carried) {
        for (int w = 0; w < plane.length; w++) {
            long both = plane[w] & carried[w];
            plane[w] ^= carried[w];
            carried[w] = both;
        }
    }

    /** Adds each target's count, held by the first {@code used} planes, times the weight, and clears the planes. */
    private void unpack(double[] slot, int used) {
        if (used <= 3) {
            spread(counts, planes[0], planes[1], planes[2]);
        } else if (used <= 5) {
            spread(counts, planes[0], planes[1], planes[2], planes[3], planes[4]);
        } else {
            spread(counts, planes[0], planes[1], planes[2], planes[3], planes[4], planes[5], planes[6]);
        }
        for (int p = 0; p < used; p++) {
            Arrays.fill(planes[p], 0);
        }
        if (targetFirst == 0) {
            add(slot, counts, targets, weight);
        } else {
            add(slot, targetFirst, counts, targets, weight);
        }
    }

    private static void spread(byte[] counts, long[] ones, long[] twos, long[] fours) {
        for (int w = 0; w < ones.length; w++) {
            long bits0 = ones[w];
            long bits1 = twos[w];
            long bits2 = fours[w];
            for (int bit = 0; bit < Long.SIZE; bit += Byte.SIZE) {
                EIGHT.set(
                        counts,
                        w * Long.SIZE + bit,
                        spread(bits0, bit) + (spread(bits1, bit) << 1) + (spread(bits2, bit) << 2));
            }
        }
    }

    private static void spread(byte[] counts, long[] ones, long[] twos, long[] fours, long[] eights, long[] sixteens) {
        for (int w = 0; w < ones.length; w++) {
            long bits0 = ones[w];
            long bits1 = twos[w];
            long bits2 = fours[w];
            long bits3 = eights[w];
            long bits4 = sixteens[w];
            for (int bit = 0; bit < Long.SIZE; bit += Byte.SIZE) {
                long low = spread(bits0, bit) + (spread(bits1, bit) << 1) + (spread(bits2, bit) << 2);
                EIGHT.set(counts, w * Long.SIZE + bit, low + (spread(bits3, bit) << 3) + (spread(bits4, bit) << 4));
            }
        }
    }

    private static void spread(
            byte[] counts,
            long[] ones,
            long[] twos,
            long[] fours,
            long[] eights,
            long[] sixteens,
            long[] thirtyTwos,
            long[] sixtyFours) {
        spread(counts, ones, twos, fours, eights, sixteens);
        for (int w = 0; w < ones.length; w++) {
            long bits5 = thirtyTwos[w];
            long bits6 = sixtyFours[w];
            for (int bit = 0; bit < Long.SIZE; bit += Byte.SIZE) {
                int at = w * Long.SIZE + bit;
                long low = (long) EIGHT.get(counts, at);
                EIGHT.set(counts, at, low + (spread(bits5, bit) << 5) + (spread(bits6, bit) << 6));
            }
        }
    }

    private static long spread(long bits, int from) {
        return SPREAD[(int) (bits >>> from) & 255];
    }

    /** Two loops, for one that begins at no offset is computed several targets at once. */
    private static void add(double[] slot, byte[] counts, int targets, double weight) {
        for (int t = 0; t < targets; t++) {
            slot[t] += counts[t] * weight;
        }
    }

    private static void add(double[] slot, int first, byte[] counts, int targets, double weight) {
        for (int t = 0; t < targets; t++) {
            slot[first + t] += counts[t] * weight;
        }
    }
}
