package io.engram.runtime.engine;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/** Synapses as they are drawn: source, target and the index by which weight and delay are drawn. Grows; one thread. */
final class SynapseList {
    private int[] sources = new int[256];
    private int[] targets = new int[256];
    private long[] indices = new long[256];
    private int size;

    /** The weight of the synapse with a draw index. */
    interface WeightOf {
        float weight(long index);
    }

    /** The delay of the synapse with a draw index. */
    interface DelayOf {
        int delaySteps(long index);
    }

    void add(int source, int target, long index) {
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

    int size() {
        return size;
    }

    /** Those that are not masked: no synapse is left from {@code maskSources[k]} to {@code maskTargets[k]}. */
    SynapseList without(int[] maskSources, int sourceFirst, int[] maskTargets, int targetFirst) {
        Set<Long> masked = new HashSet<>();
        for (int k = 0; k < maskSources.length; k++) {
            masked.add((long) (sourceFirst + maskSources[k]) << 32 | targetFirst + maskTargets[k]);
        }
        SynapseList left = new SynapseList();
        for (int k = 0; k < size; k++) {
            if (!masked.contains((long) sources[k] << 32 | targets[k])) {
                left.add(sources[k], targets[k], indices[k]);
            }
        }
        return left;
    }

    /** The draw indices in the order of {@link #sorted}. */
    int[] sortedIndices(int from, int to) {
        int[] order = order(from, to, targetStart(from, to));
        int[] drawn = new int[size];
        for (int k = 0; k < size; k++) {
            drawn[k] = Math.toIntExact(indices[order[k]]);
        }
        return drawn;
    }

    private int[] targetStart(int from, int to) {
        int[] targetStart = new int[to - from + 1];
        for (int k = 0; k < size; k++) {
            targetStart[targets[k] - from + 1]++;
        }
        for (int t = 0; t < to - from; t++) {
            targetStart[t + 1] += targetStart[t];
        }
        return targetStart;
    }

    /** The places of the synapses in the order target, source, as drawn. */
    private int[] order(int from, int to, int[] targetStart) {
        int[] place = Arrays.copyOf(targetStart, to - from);
        int[] order = new int[size];
        for (int k = 0; k < size; k++) {
            order[place[targets[k] - from]++] = k;
        }
        long[] keys = new long[0];
        for (int t = 0; t < to - from; t++) {
            keys = sortBySource(order, targetStart[t], targetStart[t + 1], keys);
        }
        return order;
    }

    /** In the order target, source, as drawn; targets {@code from} (inclusive) to {@code to} (exclusive). */
    Synapses sorted(int from, int to, WeightOf weightOf, DelayOf delayOf) {
        int[] targetStart = targetStart(from, to);
        int[] order = order(from, to, targetStart);
        int[] source = new int[size];
        float[] weight = new float[size];
        int[] delaySteps = new int[size];
        for (int k = 0; k < size; k++) {
            int drawn = order[k];
            source[k] = sources[drawn];
            weight[k] = weightOf.weight(indices[drawn]);
            delaySteps[k] = delayOf.delaySteps(indices[drawn]);
        }
        return new Synapses(targetStart, source, weight, delaySteps);
    }

    /** Sorts {@code order[begin..end)} by source, then as drawn. */
    private long[] sortBySource(int[] order, int begin, int end, long[] spare) {
        long[] keys = spare.length < end - begin ? new long[2 * (end - begin)] : spare;
        for (int k = begin; k < end; k++) {
            keys[k - begin] = (long) sources[order[k]] << 32 | order[k];
        }
        Arrays.sort(keys, 0, end - begin);
        for (int k = begin; k < end; k++) {
            order[k] = (int) keys[k - begin];
        }
        return keys;
    }
}
