package io.engram.runtime.engine;

/**
 * Static synapses that end in a run of targets of one shard, by source: a spike adds the weights of one row to the input
 * slots of its delays.
 *
 * <pre>
 *   entry k of a row:  narrow[k] (char) = target                             where all have one delay and one weight
 *                      packed[k] (int)  = delay class << targetBits | target     one weight
 *                      each[k]   (long) = bits of the weight << 32 | the same    else
 * </pre>
 *
 * <p>Rows are ascending by target, then as drawn. Immutable after it was built, by {@link StaticTableBuilder}.
 */
final class StaticTable implements StaticKernel {
    /** How many rows ahead of the one that is added are loaded, and what a cache line holds. */
    private static final int ROWS_AHEAD = 8;

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
    /** The input slots of the delays, at the step that is delivered. */
    private final double[][] slots;
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
        slots = new double[delayLast - delayFirst + 1][];
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public int longestDelaySteps() {
        return delayLast;
    }

    @Override
    public void touch(int[] ids, int count) {
        for (int k = 0; k < Math.min(count, ROWS_AHEAD); k++) {
            touch(ids[k] - sourceFirst);
        }
    }

    private void touch(int source) {
        if (source < 0 || source >= rows.rows()) {
            return;
        }
        int page = rows.pageOf()[source];
        int from = rows.start()[source];
        int to = rows.end()[source];
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
    public void deliver(int[] ids, int count, long step, InputRing ring, int batch) {
        for (int d = 0; d < slots.length; d++) {
            slots[d] = ring.slot(step + delayFirst + d, receptor);
        }
        for (int k = 0; k < count; k++) {
            int source = (batch == 1 ? ids[k] : ids[k] / batch) - sourceFirst;
            if (k + ROWS_AHEAD < count && batch == 1) {
                touch(ids[k + ROWS_AHEAD] - sourceFirst);
            }
            if (source >= 0 && source < rows.rows() && rows.end()[source] > rows.start()[source]) {
                if (batch == 1) {
                    add(source);
                } else {
                    add(source, ids[k] % batch, batch);
                }
            }
        }
    }

    private void add(int source) {
        int page = rows.pageOf()[source];
        int from = rows.start()[source];
        int to = rows.end()[source];
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
        double w = weight;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            int entry = entries[k];
            at[entry >>> bits][first + (entry & mask)] += w;
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
            at[(int) entry >>> bits][first + ((int) entry & mask)] += Float.intBitsToFloat((int) (entry >> 32));
        }
    }

    /** The same for row {@code row} of a batch. */
    private void add(int source, int row, int batch) {
        int page = rows.pageOf()[source];
        int mask = (1 << targetBits) - 1;
        for (int k = rows.start()[source]; k < rows.end()[source]; k++) {
            int entry = narrow.length > 0 ? narrow[page][k] : packed.length > 0 ? packed[page][k] : (int) each[page][k];
            double w = each.length > 0 ? Float.intBitsToFloat((int) (each[page][k] >> 32)) : weight;
            slots[entry >>> targetBits][(targetFirst + (entry & mask)) * batch + row] += w;
        }
    }
}
