package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.random.Draws;
import java.util.Arrays;

/**
 * Synapses that are not drawn target by target: all that end in a range of targets are drawn, in the order that their kind
 * says, and sorted by target. One thread.
 */
final class SynapseList {
    private final int from;
    private final int to;
    private int[] sources = new int[256];
    private int[] targets = new int[256];
    private long[] indices = new long[256];
    private int size;
    private int[] targetStart = new int[0];
    private int[] order = new int[0];

    private SynapseList(int from, int to) {
        this.from = from;
        this.to = to;
    }

    /** Those of targets {@code from} (inclusive) to {@code to} (exclusive). */
    static SynapseList drawn(Ends ends, Connect connect, long key, int from, int to) {
        SynapseList list = new SynapseList(from, Math.max(from, to));
        if (connect instanceof Connect.FixedOutDegree degree) {
            list.fixedOutDegree(ends, degree, key);
        } else if (connect instanceof Connect.FixedTotalNumber total) {
            list.fixedTotalNumber(ends, total, key);
        } else if (connect instanceof Connect.ExplicitList explicit) {
            list.explicit(ends, explicit);
        } else {
            throw new IllegalStateException(connect + " is drawn target by target");
        }
        list.sort();
        return list;
    }

    private void fixedOutDegree(Ends ends, Connect.FixedOutDegree degree, long key) {
        SubsetDrawer subset = new SubsetDrawer(ends.targetFirst(), ends.targets(), degree.multapses());
        for (int source = ends.sourceFirst(); source < ends.sourceFirst() + ends.sources(); source++) {
            int forbidden = degree.autapses() || !ends.samePopulation() ? -1 : source;
            int[] drawn = subset.draw(Draws.key(key, source), degree.outDegree(), forbidden);
            long index = (long) (source - ends.sourceFirst()) * degree.outDegree();
            for (int k = 0; k < degree.outDegree(); k++) {
                add(source, drawn[k], index + k);
            }
        }
    }

    private void fixedTotalNumber(Ends ends, Connect.FixedTotalNumber total, long key) {
        PairDrawer pairs = new PairDrawer(key, ends, total);
        for (long k = 0; k < total.total(); k++) {
            pairs.draw(k);
            add(pairs.source(), pairs.target(), k);
        }
    }

    private void explicit(Ends ends, Connect.ExplicitList explicit) {
        int[] listedSources = explicit.sources();
        int[] listedTargets = explicit.targets();
        for (int k = 0; k < listedSources.length; k++) {
            add(ends.sourceFirst() + listedSources[k], ends.targetFirst() + listedTargets[k], k);
        }
    }

    private void add(int source, int target, long index) {
        if (target < from || target >= to) {
            return;
        }
        if (size == sources.length) {
            int more = (int) Math.min(Integer.MAX_VALUE - 8, 2L * size);
            if (more == size) {
                throw new IllegalStateException("more than " + size + " synapses in one shard of one projection");
            }
            sources = Arrays.copyOf(sources, more);
            targets = Arrays.copyOf(targets, more);
            indices = Arrays.copyOf(indices, more);
        }
        sources[size] = source;
        targets[size] = target;
        indices[size] = index;
        size++;
    }

    /** By target, then as drawn. */
    private void sort() {
        targetStart = new int[to - from + 1];
        for (int k = 0; k < size; k++) {
            targetStart[targets[k] - from + 1]++;
        }
        for (int t = 0; t < to - from; t++) {
            targetStart[t + 1] += targetStart[t];
        }
        int[] place = Arrays.copyOf(targetStart, to - from);
        order = new int[size];
        for (int k = 0; k < size; k++) {
            order[place[targets[k] - from]++] = k;
        }
    }

    /** Adds the synapses of {@code target} to {@code row}. */
    void fill(int target, SynapseRow row) {
        for (int k = targetStart[target - from]; k < targetStart[target - from + 1]; k++) {
            row.add(sources[order[k]], indices[order[k]]);
        }
    }
}
