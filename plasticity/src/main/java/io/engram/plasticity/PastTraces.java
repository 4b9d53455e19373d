package io.engram.plasticity;

/**
 * The traces of a group's sources as they were at any step since they were last marked: between, they only decay, so that the
 * value at the mark is enough for the very bits that {@link TraceBank} had then.
 *
 * <pre>
 *   value at step n = kept[n / 64] * factor^(n % 64)      kept[f + 1] = kept[f] * factor^64 at each flush
 * </pre>
 */
final class PastTraces {
    /** So many flushes after it was opened it must be opened again. */
    static final int FLUSHES = 1024;

    private final TraceBank bank;
    private final double[][] marked;
    private final int[] markedAt;
    /** Of the source in hand: kept[trace][flush]. */
    private final double[][] kept;

    private long opened;

    PastTraces(TraceBank bank, int sources) {
        this.bank = bank;
        marked = new double[bank.values.length][sources];
        markedAt = new int[sources];
        kept = new double[bank.values.length][FLUSHES];
    }

    /** Steps are counted from now on, and every source is marked. */
    void open() {
        opened = bank.event() / TraceBank.FLUSH_STEPS;
        for (int source = 0; source < markedAt.length; source++) {
            mark(source);
        }
    }

    /** Whether it must be opened again before the next flush. */
    boolean worn() {
        return flush() >= FLUSHES - 1;
    }

    /** Steps since it was opened. */
    int now() {
        return (int) (bank.event() - opened * TraceBank.FLUSH_STEPS);
    }

    private int flush() {
        return now() / TraceBank.FLUSH_STEPS;
    }

    /** The traces of {@code source} decay from here. */
    void mark(int source) {
        markedAt[source] = flush();
        for (int k = 0; k < marked.length; k++) {
            marked[k][source] = bank.kept(k, source);
        }
    }

    /** {@code source} is the one whose values are {@link #read}. */
    void turnTo(int source) {
        int now = flush();
        for (int k = 0; k < kept.length; k++) {
            double[] values = kept[k];
            double value = marked[k][source];
            values[markedAt[source]] = value;
            for (int flush = markedAt[source] + 1; flush <= now; flush++) {
                value = bank.flushed(k, value);
                values[flush] = value;
            }
        }
    }

    /** Its values at {@code steps[entries[j]]}, for j below {@code count}, to {@code to[trace][j]}. */
    void read(int[] steps, int[] entries, int count, double[][] to) {
        for (int k = 0; k < kept.length; k++) {
            double[] values = kept[k];
            double[] power = bank.powers(k);
            double[] result = to[k];
            for (int j = 0; j < count; j++) {
                int step = steps[entries[j]];
                result[j] = values[step >> TraceBank.FLUSH_BITS] * power[step & TraceBank.FLUSH_STEPS - 1];
            }
        }
    }
}
