package io.engram.plasticity;

import java.util.Arrays;

/**
 * Spikes of a group's targets that some of its rows have yet to learn of, in the order in which they acted; from each a way
 * leads to the target's one before. Owned by its {@link LateRows}.
 *
 * <pre>
 *   newest[target] = entry, before[entry] = an entry with a smaller number, .. , -1
 * </pre>
 */
final class PostLog {
    /** A target with so many entries makes the log full. */
    static final int DEEPEST = 32;

    /** Entries a target for which there is room. */
    private static final int MEAN = 16;
    /** Few targets have room for what a step may bring. */
    private static final int LEAST = 1024;

    final int[] newest;
    final int[] before;
    /** When each acted, in steps since the log was opened. */
    final int[] step;
    /** What the rule sees of the target's traces: post[trace][entry]. */
    final double[][] post;

    private final byte[] depth;
    private int size;
    private boolean full;

    PostLog(int targets, int traces) {
        int places = Math.max(LEAST, Math.multiplyExact(MEAN, targets));
        newest = new int[targets];
        depth = new byte[targets];
        before = new int[places];
        step = new int[places];
        post = new double[traces][places];
        clear();
    }

    /** How many entries there are; a row that has learned of all of them need not look at smaller ones again. */
    int size() {
        return size;
    }

    /** Whether it has to be cleared before the next entry. */
    boolean full() {
        return full;
    }

    /** {@code target} acts at {@code when}, with these traces. */
    void add(int target, int when, double[][] traces) {
        int entry = size++;
        before[entry] = newest[target];
        newest[target] = entry;
        step[entry] = when;
        for (int k = 0; k < post.length; k++) {
            post[k][entry] = traces[k][target];
        }
        full |= ++depth[target] == DEEPEST || size == before.length;
    }

    /** Every row has learned of every entry. */
    void clear() {
        Arrays.fill(newest, -1);
        Arrays.fill(depth, (byte) 0);
        size = 0;
        full = false;
    }
}
