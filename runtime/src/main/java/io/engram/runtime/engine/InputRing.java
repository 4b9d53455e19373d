package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * The input of one shard for the steps to come: a slot a step and receptor, one double a neuron. Owned by the shard.
 */
final class InputRing {
    private final int steps;
    private final double[][][] slots;

    /** Room for arrivals up to {@code longestDelaySteps} after the newest spike. */
    InputRing(int neurons, int receptors, int longestDelaySteps) {
        steps = longestDelaySteps + 1;
        slots = new double[steps][receptors][neurons];
    }

    /** What arrives at {@code step} through {@code receptor}. */
    double[] slot(long step, int receptor) {
        return slots[(int) (step % steps)][receptor];
    }

    /** Sets {@code to[k]} to what arrives at {@code step + k} through {@code receptor}; as many as there may be. */
    void slots(long step, int receptor, double[][] to) {
        int place = (int) (step % steps);
        for (int k = 0; k < to.length; k++) {
            to[k] = slots[place][receptor];
            place = place + 1 == steps ? 0 : place + 1;
        }
    }

    /** What arrives at {@code step}, a column a receptor. */
    double[][] slots(long step) {
        return slots[(int) (step % steps)];
    }

    /** Forgets what arrived at {@code step}; its slot serves a later one. */
    void clear(long step) {
        for (double[] slot : slots(step)) {
            Arrays.fill(slot, 0);
        }
    }

    /** Nothing is to arrive. */
    void clearAll() {
        for (int step = 0; step < steps; step++) {
            clear(step);
        }
    }

    void save(String prefix, StageState state) {
        for (int s = 0; s < steps; s++) {
            for (int r = 0; r < slots[s].length; r++) {
                state.put(prefix + "input." + s + "." + r, slots[s][r].clone());
            }
        }
    }

    void restore(String prefix, StageState state) {
        for (int s = 0; s < steps; s++) {
            for (int r = 0; r < slots[s].length; r++) {
                double[] saved = state.doubles(prefix + "input." + s + "." + r);
                System.arraycopy(saved, 0, slots[s][r], 0, saved.length);
            }
        }
    }
}
