package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * The input of one shard, or of several that are joined, for the steps to come: a slot a step and receptor, one double a
 * neuron. Of joined shards each has a part of the ring. Owned by the shard or, as a whole, by its worker.
 */
final class InputRing {
    private final int steps;
    private final double[][][] slots;
    private final int first;
    private final int neurons;
    private final int receptors;
    /** What a part took out of its ring last. */
    private final double[][] taken;

    /** Room for arrivals up to {@code longestDelaySteps} after the newest spike, whose own step is over when they are added. */
    InputRing(int neurons, int receptors, int longestDelaySteps) {
        steps = longestDelaySteps;
        slots = new double[steps][receptors][neurons];
        first = 0;
        this.neurons = neurons;
        this.receptors = receptors;
        taken = new double[0][];
    }

    private InputRing(InputRing whole, int first, int neurons, int receptors) {
        steps = whole.steps;
        slots = whole.slots;
        this.first = first;
        this.neurons = neurons;
        this.receptors = receptors;
        taken = new double[receptors][neurons];
    }

    /** That of {@code neurons} neurons from {@code first} on, whose input is seen as if they were alone. */
    InputRing part(int first, int neurons, int receptors) {
        return new InputRing(this, first, neurons, receptors);
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

    /** What arrives at {@code step}, a column a receptor, until {@link #clear} is called; it may be added to. */
    double[][] take(long step) {
        double[][] slot = slots[(int) (step % steps)];
        if (taken.length == 0) {
            return slot;
        }
        for (int r = 0; r < receptors; r++) {
            System.arraycopy(slot[r], first, taken[r], 0, neurons);
        }
        return taken;
    }

    /** Forgets what arrived at {@code step}; its slot serves a later one. */
    void clear(long step) {
        double[][] slot = slots[(int) (step % steps)];
        for (int r = 0; r < receptors; r++) {
            Arrays.fill(slot[r], first, first + neurons, 0);
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
            for (int r = 0; r < receptors; r++) {
                state.put(prefix + "input." + s + "." + r, Arrays.copyOfRange(slots[s][r], first, first + neurons));
            }
        }
    }

    void restore(String prefix, StageState state) {
        for (int s = 0; s < steps; s++) {
            for (int r = 0; r < receptors; r++) {
                double[] saved = state.doubles(prefix + "input." + s + "." + r);
                System.arraycopy(saved, 0, slots[s][r], first, neurons);
            }
        }
    }
}
