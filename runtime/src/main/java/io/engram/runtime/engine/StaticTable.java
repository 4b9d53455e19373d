package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * Static synapses that end in a run of targets of one shard, by source: a spike adds the weights of its row to the input
 * slots of their delays.
 *
 * <pre>
 *   entry k of a row:  narrow[k] (char) = target                             where all have one delay and one weight
 *                      packed[k] (int)  = delay class << targetBits | target     one weight
 *                      each[k]   (long) = bits of the weight << 32 | the same    else
 * </pre>
 *
 * <p>A row is in segments of {@link #VISIT} delay classes. A spike's segment g is added {@code g * VISIT} steps after it, so
 * that all that is added at a step goes into the same few slots, which stay in the nearest memory. Within a segment entries
 * are ascending by target, then as drawn. Immutable after it was built, by {@link StaticTableBuilder}, but for its due list.
 */
final class StaticTable implements StaticKernel {
    /** Delay classes a segment; a power of two. */
    static final int VISIT = 8;

    /** How many segments ahead of the one that is added are loaded. */
    private static final int AHEAD = 8;

    private static final int LINE_BYTES = 64;

    private final int receptor;
    private final int sourceFirst;
    private final int targetFirst;
    private final int delayFirst;
    private final int delayLast;
    private final int targetBits;
    private final RowIndex rows;
    private final char[][] narrow;
    private final int[][] packed;
    private final long[][] each;
    private final double weight;
    /** The input slots of the classes of a segment, at the step that is delivered. */
    private final double[][] slots;
    /** Segments to be added at {@link #dueStep}: page, first entry, one past the last, row of the batch. */
    private int[] due = new int[64];

    private int dueSize;
    private long dueStep = -1;
    private long forgotten;
    /** What was loaded ahead must go somewhere, or the loads would be left out. */
    private long touched;

    /**
     * @param targetFirst the first target, within the shard
     * @param delayFirst that of class 0, in steps
     * @param delayLast that of the last class
     * @param targetBits of an entry that tell the target
     * @param narrow pages of entries, or {@code packed} or {@code each} is
     * @param weight that of all, but where entries hold each its own
     */
    StaticTable(
            int receptor,
            int sourceFirst,
            int targetFirst,
            int delayFirst,
            int delayLast,
            int targetBits,
            RowIndex rows,
            char[][] narrow,
            int[][] packed,
            long[][] each,
            double weight) {
        this.receptor = receptor;
        this.sourceFirst = sourceFirst;
        this.targetFirst = targetFirst;
        this.delayFirst = delayFirst;
        this.delayLast = delayLast;
        this.targetBits = targetBits;
        this.rows = rows;
        this.narrow = narrow;
        this.packed = packed;
        this.each = each;
        this.weight = weight;
        slots = new double[VISIT][];
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public int longestDelaySteps() {
        return Math.min(delayLast, delayFirst + VISIT - 1);
    }

    @Override
    public int historySteps() {
        return (rows.segments() - 1) * VISIT;
    }

    /** Lists the segments that are due and loads the first of them. */
    @Override
    public void prepare(SpikeHistory history, long step, int batch) {
        dueStep = step;
        dueSize = 0;
        for (int g = 0; g < rows.segments(); g++) {
            long spiked = step - (long) g * VISIT;
            int count = spiked <= forgotten ? 0 : history.count(spiked);
            if (count > 0) {
                list(history.ids(spiked), count, g, batch);
            }
        }
        for (int k = 0; k < Math.min(dueSize, 4 * AHEAD); k += 4) {
            touch(k);
        }
    }

    private void list(int[] ids, int count, int segment, int batch) {
        if (due.length < dueSize + 4 * count) {
            due = Arrays.copyOf(due, Math.max(2 * due.length, dueSize + 4 * count));
        }
        for (int k = 0; k < count; k++) {
            int source = (batch == 1 ? ids[k] : ids[k] / batch) - sourceFirst;
            if (source >= 0 && source < rows.rows()) {
                int at = source * (rows.segments() + 1) + segment;
                int from = rows.start()[at];
                int to = rows.start()[at + 1];
                if (to > from) {
                    due[dueSize] = rows.pageOf()[source];
                    due[dueSize + 1] = from;
                    due[dueSize + 2] = to;
                    due[dueSize + 3] = batch == 1 ? 0 : ids[k] % batch;
                    dueSize += 4;
                }
            }
        }
    }

    private void touch(int place) {
        int page = due[place];
        int from = due[place + 1];
        int to = due[place + 2];
        if (narrow.length > 0) {
            touched = touch(narrow[page], from, to);
        } else if (packed.length > 0) {
            touched = touch(packed[page], from, to);
        } else {
            touched = touch(each[page], from, to);
        }
    }

    private static long touch(char[] entries, int from, int to) {
        long sum = 0;
        for (int k = from; k < to; k += LINE_BYTES / Character.BYTES) {
            sum += entries[k];
        }
        return sum;
    }

    private static long touch(int[] entries, int from, int to) {
        long sum = 0;
        for (int k = from; k < to; k += LINE_BYTES / Integer.BYTES) {
            sum += entries[k];
        }
        return sum;
    }

    private static long touch(long[] entries, int from, int to) {
        long sum = 0;
        for (int k = from; k < to; k += LINE_BYTES / Long.BYTES) {
            sum += entries[k];
        }
        return sum;
    }

    @Override
    public void deliver(SpikeHistory history, long step, InputRing ring, int batch) {
        if (dueStep != step) {
            prepare(history, step, batch);
        }
        dueStep = -1;
        if (dueSize > 0) {
            ring.slots(step + delayFirst, receptor, slots);
        }
        for (int k = 0; k < dueSize; k += 4) {
            if (k + 4 * AHEAD < dueSize) {
                touch(k + 4 * AHEAD);
            }
            if (batch == 1) {
                add(due[k], due[k + 1], due[k + 2]);
            } else {
                add(due[k], due[k + 1], due[k + 2], due[k + 3], batch);
            }
        }
    }

    private void add(int page, int from, int to) {
        if (narrow.length > 0) {
            addNarrow(slots[0], narrow[page], from, to);
        } else if (packed.length > 0) {
            addPacked(packed[page], from, to);
        } else if (delayFirst == delayLast) {
            addEach(slots[0], each[page], from, to);
        } else {
            addEach(each[page], from, to);
        }
    }

    private void addNarrow(double[] slot, char[] targets, int from, int to) {
        double w = weight;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            slot[first + targets[k]] += w;
        }
    }

    private void addPacked(int[] entries, int from, int to) {
        double[][] at = slots;
        int bits = targetBits;
        int mask = (1 << bits) - 1;
        double w = weight;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            int entry = entries[k];
            at[entry >>> bits & VISIT - 1][first + (entry & mask)] += w;
        }
    }

    private void addEach(double[] slot, long[] entries, int from, int to) {
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            long entry = entries[k];
            slot[first + (int) entry] += Float.intBitsToFloat((int) (entry >> 32));
        }
    }

    private void addEach(long[] entries, int from, int to) {
        double[][] at = slots;
        int bits = targetBits;
        int mask = (1 << bits) - 1;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            long entry = entries[k];
            at[(int) entry >>> bits & VISIT - 1][first + ((int) entry & mask)] +=
                    Float.intBitsToFloat((int) (entry >> 32));
        }
    }

    /** The same for row {@code row} of a batch. */
    private void add(int page, int from, int to, int row, int batch) {
        int mask = (1 << targetBits) - 1;
        for (int k = from; k < to; k++) {
            int entry = narrow.length > 0 ? narrow[page][k] : packed.length > 0 ? packed[page][k] : (int) each[page][k];
            double w = each.length > 0 ? Float.intBitsToFloat((int) (each[page][k] >> 32)) : weight;
            slots[entry >>> targetBits & VISIT - 1][(targetFirst + (entry & mask)) * batch + row] += w;
        }
    }

    @Override
    public void save(String prefix, StageState state) {
        state.put(prefix + "forgotten", new long[] {forgotten});
    }

    @Override
    public void restore(String prefix, StageState state) {
        forgotten = state.longs(prefix + "forgotten")[0];
        dueStep = -1;
    }

    @Override
    public void reset(long step) {
        forgotten = step;
        dueStep = -1;
    }
}
