package io.engram.plasticity;

import io.engram.runtime.engine.StageState;
import java.util.Arrays;

/**
 * The input that a block's spikes will cause: a sum for each coming step, receptor and target. Owned by its block.
 *
 * <pre>
 *   sums[(step % steps) * receptors * targets + receptor * targets + target]
 * </pre>
 */
final class InputRing {
    final double[] sums;
    /** What leads from a target's first receptor to the one that takes negative weights; 0 where there is but one. */
    final int split;

    private final int steps;
    private final int receptors;
    private final int targets;
    private final boolean[] touched;

    InputRing(int steps, int receptors, int targets) {
        this.steps = steps;
        this.receptors = receptors;
        this.targets = targets;
        sums = new double[Math.multiplyExact(Math.multiplyExact(steps, receptors), targets)];
        split = receptors == 2 ? targets : 0;
        touched = new boolean[steps];
    }

    /** Where the sums of {@code step} begin; something will be added to them. */
    int open(long step) {
        int slot = (int) (step % steps);
        touched[slot] = true;
        return slot * receptors * targets;
    }

    /** A spike of {@code source} adds the weights of its synapses to the sums that begin at {@code base}. */
    void add(SynapseGroup group, int source, int base) {
        double[] input = sums;
        float[] weights = group.weight();
        int[] ends = group.target();
        char[] near = group.near();
        int negative = split;
        int end = group.rowStart()[source + 1];
        for (int k = group.rowStart()[source]; k < end; k++) {
            float sent = weights[k];
            int target = near.length > 0 ? near[k] : ends[k];
            input[base + target + (sent < 0 ? negative : 0)] += sent;
        }
    }

    /** Adds the sums of {@code step} to {@code input[receptor][target]} and clears them. */
    void drain(long step, double[][] input) {
        int slot = (int) (step % steps);
        if (!touched[slot]) {
            return;
        }
        touched[slot] = false;
        for (int r = 0; r < receptors; r++) {
            int base = (slot * receptors + r) * targets;
            double[] to = input[r];
            for (int t = 0; t < targets; t++) {
                to[t] += sums[base + t];
            }
        }
        int base = slot * receptors * targets;
        Arrays.fill(sums, base, base + receptors * targets, 0);
    }

    /** Nothing is to come. */
    void clear() {
        Arrays.fill(sums, 0);
        Arrays.fill(touched, false);
    }

    void save(String prefix, StageState state) {
        state.put(prefix + "input", sums.clone());
    }

    void restore(String prefix, StageState state) {
        System.arraycopy(state.doubles(prefix + "input"), 0, sums, 0, sums.length);
        Arrays.fill(touched, true);
    }
}
