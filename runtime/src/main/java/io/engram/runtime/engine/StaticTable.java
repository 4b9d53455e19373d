package io.engram.runtime.engine;

/**
 * Static synapses that end in a run of targets of one shard, by source: a spike adds the weights of one row to the input
 * slots of its delays.
 *
 * <pre>
 *   entry k of a row:  narrow[k] (char) = target                              where all have one delay and one weight
 *                      packed[k] (int)  = delay class << targetBits | target  else; weight each[k], or one for all
 * </pre>
 *
 * <p>Rows are ascending by target, then as drawn. Immutable after it was built, by {@link StaticTableBuilder}.
 */
final class StaticTable implements StaticKernel {
    /** How many rows ahead of the one that is added are loaded, and how many ints fill a cache line. */
    private static final int ROWS_AHEAD = 8;

    private static final int LINE_INTS = 16;

    private final int receptor;
    private final int sourceFirst;
    private final int targetFirst;
    private final int[] delays;
    private final int targetBits;
    private final RowIndex rows;
    private final char[][] narrow;
    private final int[][] packed;
    private final float[][] each;
    private final double weight;
    /** The slots of the delay classes at the step that is delivered. */
    private final double[][] slots;
    /** What was loaded ahead must go somewhere, or the loads would be left out. */
    private float touched;

    /**
     * @param targetFirst the first target, within the shard
     * @param delays of each class, in steps
     * @param narrow pages of entries, or {@code packed} is
     * @param each pages of weights; none where {@code weight} is that of all
     */
    StaticTable(
            int receptor,
            int sourceFirst,
            int targetFirst,
            int[] delays,
            int targetBits,
            RowIndex rows,
            char[][] narrow,
            int[][] packed,
            float[][] each,
            double weight) {
        this.receptor = receptor;
        this.sourceFirst = sourceFirst;
        this.targetFirst = targetFirst;
        this.delays = delays;
        this.targetBits = targetBits;
        this.rows = rows;
        this.narrow = narrow;
        this.packed = packed;
        this.each = each;
        this.weight = weight;
        slots = new double[delays.length][];
    }

    @Override
    public long size() {
        return rows.size();
    }

    @Override
    public int longestDelaySteps() {
        return delays.length == 0 ? 0 : delays[delays.length - 1];
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
        } else if (each.length > 0) {
            touched = touch(packed[page], from, to) + touch(each[page], from, to);
        } else {
            touched = touch(packed[page], from, to);
        }
    }

    private static float touch(char[] entries, int from, int to) {
        float sum = 0;
        for (int k = from; k < to; k += 2 * LINE_INTS) {
            sum += entries[k];
        }
        return sum;
    }

    private static float touch(int[] entries, int from, int to) {
        float sum = 0;
        for (int k = from; k < to; k += LINE_INTS) {
            sum += entries[k];
        }
        return sum;
    }

    private static float touch(float[] weights, int from, int to) {
        float sum = 0;
        for (int k = from; k < to; k += LINE_INTS) {
            sum += weights[k];
        }
        return sum;
    }

    @Override
    public void deliver(int[] ids, int count, long step, InputRing ring, int batch) {
        for (int d = 0; d < delays.length; d++) {
            slots[d] = ring.slot(step + delays[d], receptor);
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
        } else if (each.length == 0) {
            addPacked(packed[page], from, to);
        } else if (delays.length == 1) {
            addEach(slots[0], packed[page], each[page], from, to);
        } else {
            addEach(packed[page], each[page], from, to);
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

    private void addEach(double[] slot, int[] entries, float[] weights, int from, int to) {
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            slot[first + entries[k]] += weights[k];
        }
    }

    private void addEach(int[] entries, float[] weights, int from, int to) {
        double[][] at = slots;
        int bits = targetBits;
        int mask = (1 << bits) - 1;
        int first = targetFirst;
        for (int k = from; k < to; k++) {
            int entry = entries[k];
            at[entry >>> bits][first + (entry & mask)] += weights[k];
        }
    }

    /** The same for row {@code row} of a batch. */
    private void add(int source, int row, int batch) {
        int page = rows.pageOf()[source];
        int mask = (1 << targetBits) - 1;
        for (int k = rows.start()[source]; k < rows.end()[source]; k++) {
            int entry = narrow.length > 0 ? narrow[page][k] : packed[page][k];
            double w = each.length > 0 ? each[page][k] : weight;
            slots[entry >>> targetBits][(targetFirst + (entry & mask)) * batch + row] += w;
        }
    }
}
