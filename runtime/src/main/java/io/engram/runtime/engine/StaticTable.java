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
 * <p>A row is in segments of {@code visit} delay classes. A spike's segment g is added {@code g * visit} steps after it, so
 * that all that is added at a step goes into the same few slots, which stay in the nearest memory. Within a segment entries
 * are ascending by target, then as drawn. Immutable after it was built, by {@link StaticTableBuilder}, but for its lists of
 * what is due, which follow from the spikes.
 */
final class StaticTable implements StaticKernel {
    /** Delay classes a segment at most. */
    static final int MOST_CLASSES = 8;

    /** How many segments ahead of the one that is added are loaded. */
    private static final int AHEAD = 8;

    private static final int LINE_BYTES = 64;
    private static final long NOTHING = -1;
    private static final int[] NONE = {};
    /** Numbers for each segment that is due. */
    private static final int PARTS = 4;

    private final int receptor;
    private final int sourceFirst;
    private final int targetFirst;
    private final int delayFirst;
    private final int delayLast;
    private final int targetBits;
    private final int visit;
    private final RowIndex rows;
    private final char[][] narrow;
    private final int[][] packed;
    private final long[][] each;
    private final double weight;
    /** The input slots of the classes of a segment, at the step that is delivered. */
    private final double[][] slots;
    /** The segments to be added at each of the coming steps: page, first entry, one past the last, row of the batch. */
    private final int[][] due;

    private final int[] dueSize;
    /** The last step whose spikes are listed. */
    private long listed = NOTHING;

    private boolean prepared;

    private long forgotten;
    /** What was loaded ahead must go somewhere, or the loads would be left out. */
    private long touched;

    /**
     * @param targetFirst where the first target is in the input ring
     * @param delayFirst that of class 0, in steps
     * @param delayLast that of the last class
     * @param targetBits of an entry that tell the target
     * @param visit delay classes a segment, a power of two
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
            int visit,
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
        this.visit = visit;
        this.rows = rows;
        this.narrow = narrow;
        this.packed = packed;
        this.each = each;
        this.weight = weight;
        slots = new double[visit][];
        due = new int[Integer.highestOneBit(2 * historySteps() + 1)][PARTS * AHEAD];
        dueSize = new int[due.length];
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public int longestDelaySteps() {
        return Math.min(delayLast, delayFirst + visit - 1);
    }

    @Override
    public int historySteps() {
        return (rows.segments() - 1) * visit;
    }

    /** Lists when the segments of the spikes of {@code step} are due, and loads the first that are due now. */
    @Override
    public void prepare(SpikeHistory history, long step, int batch) {
        if (listed == NOTHING || listed != step - 1) {
            Arrays.fill(dueSize, 0);
            for (long spiked = step - historySteps(); spiked < step; spiked++) {
                list(history, spiked, step, batch);
            }
        }
        list(history, step, step, batch);
        listed = step;
        prepared = true;
        int[] now = due[place(step)];
        for (int k = 0; k < Math.min(dueSize[place(step)], PARTS * AHEAD); k += PARTS) {
            touch(now, k);
        }
    }

    private int place(long step) {
        return (int) step & due.length - 1;
    }

    /** Those due before {@code from} have been added. */
    private void list(SpikeHistory history, long spiked, long from, int batch) {
        int count = spiked <= forgotten ? 0 : history.count(spiked);
        int[] ids = count == 0 ? NONE : history.ids(spiked);
        for (int k = 0; k < Math.min(count, AHEAD); k++) {
            touchIndex(source(ids[k], batch));
        }
        for (int k = 0; k < count; k++) {
            if (k + AHEAD < count) {
                touchIndex(source(ids[k + AHEAD], batch));
            }
            int source = source(ids[k], batch);
            if (source >= 0 && source < rows.rows()) {
                list(source, batch == 1 ? 0 : ids[k] % batch, spiked, from);
            }
        }
    }

    private int source(int id, int batch) {
        return (batch == 1 ? id : id / batch) - sourceFirst;
    }

    /** The index of many sources is far away. */
    private void touchIndex(int source) {
        if (source >= 0 && source < rows.rows()) {
            int segments = rows.segments() + 1;
            touched += touch(rows.start(), source * segments, source * segments + segments);
        }
    }

    private void list(int source, int row, long spiked, long from) {
        int[] start = rows.start();
        int at = source * (rows.segments() + 1);
        for (int g = 0; g < rows.segments(); g++) {
            long when = spiked + (long) g * visit;
            if (start[at + g + 1] > start[at + g] && when >= from) {
                int place = place(when);
                int size = dueSize[place];
                if (due[place].length == size) {
                    due[place] = Arrays.copyOf(due[place], 2 * size);
                }
                int[] list = due[place];
                list[size] = rows.pageOf()[source];
                list[size + 1] = start[at + g];
                list[size + 2] = start[at + g + 1];
                list[size + 3] = row;
                dueSize[place] = size + PARTS;
            }
        }
    }

    private void touch(int[] list, int k) {
        int page = list[k];
        int from = list[k + 1];
        int to = list[k + 2];
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
        if (!prepared) {
            prepare(history, step, batch);
        }
        prepared = false;
        int place = place(step);
        int[] now = due[place];
        int size = dueSize[place];
        dueSize[place] = 0;
        if (size > 0) {
            ring.slots(step + delayFirst, receptor, slots);
        }
        for (int k = 0; k < size; k += PARTS) {
            if (k + PARTS * AHEAD < size) {
                touch(now, k + PARTS * AHEAD);
            }
            if (batch == 1) {
                add(now[k], now[k + 1], now[k + 2]);
            } else {
                add(now[k], now[k + 1], now[k + 2], now[k + 3], batch);
            }
        }
    }

    private void add(int page, int from, int to) {
        if (narrow.length > 0) {
            addNarrow(slots[0], narrow[page], from, to);
        } else if (packed.length > 0) {
            addPacked(packed[page], from, to);
        } else if (slots.length == 1) {
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
        int classes = visit - 1;
        double w = weight;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            int entry = entries[k];
            at[entry >>> bits & classes][first + (entry & mask)] += w;
        }
    }

    private void addEach(double[] slot, long[] entries, int from, int to) {
        int mask = (1 << targetBits) - 1;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            long entry = entries[k];
            slot[first + ((int) entry & mask)] += Float.intBitsToFloat((int) (entry >> 32));
        }
    }

    private void addEach(long[] entries, int from, int to) {
        double[][] at = slots;
        int bits = targetBits;
        int mask = (1 << bits) - 1;
        int classes = visit - 1;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            long entry = entries[k];
            at[(int) entry >>> bits & classes][first + ((int) entry & mask)] +=
                    Float.intBitsToFloat((int) (entry >> 32));
        }
    }

    /** The same for row {@code row} of a batch. */
    private void add(int page, int from, int to, int row, int batch) {
        int mask = (1 << targetBits) - 1;
        for (int k = from; k < to; k++) {
            int entry = narrow.length > 0 ? narrow[page][k] : packed.length > 0 ? packed[page][k] : (int) each[page][k];
            double w = each.length > 0 ? Float.intBitsToFloat((int) (each[page][k] >> 32)) : weight;
            slots[entry >>> targetBits & visit - 1][(targetFirst + (entry & mask)) * batch + row] += w;
        }
    }

    @Override
    public void save(String prefix, StageState state) {
        state.put(prefix + "forgotten", new long[] {forgotten});
    }

    @Override
    public void restore(String prefix, StageState state) {
        forgotten = state.longs(prefix + "forgotten")[0];
        listed = NOTHING;
        prepared = false;
    }

    @Override
    public void reset(long step) {
        forgotten = step;
        listed = NOTHING;
        prepared = false;
    }
}
