package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SpikeOutput;
import java.util.Arrays;

/**
 * Poisson processes of constant rate that draw their next spike ahead, so that a step costs by its spikes, not by its
 * neurons: interval number k of neuron i is a function of (key, i, k) alone. Owned by one shard; steps come one after
 * another.
 *
 * <pre>
 *   interval = -ln(1 - u) / mean      in steps, u uniform in [0, 1), mean = rate dt
 * </pre>
 *
 * A spike falls in the step that covers it; how many fall in one is Poisson of that mean, independent of every other step.
 * A calendar of {@link #SLOTS} steps holds each neuron at its next spike; one that is due in a later round waits in its slot.
 */
final class PoissonIntervals {
    /** Up to this mean a step an interval is cheaper than a draw at each of its steps. */
    static final double MOST_MEAN = 0.02;

    private static final int SLOTS = 1024;
    private static final int NONE = -1;

    private final long key;
    private final int firstNeuron;
    private final double[] mean;
    /** The step in which a neuron's next spike falls, and how far into it; how many intervals were drawn for it. */
    private final long[] next;

    private final double[] within;
    private final long[] drawn;
    /** The calendar: the first neuron in each slot, and the one after each neuron. */
    private final int[] head = new int[SLOTS];

    private final int[] after;
    /** A bit a neuron that fires now: they are met in ascending order, whatever that of the calendar. */
    private final long[] due;

    /** One neuron for each mean from {@code firstNeuron} of the population on; those of mean 0 are silent. */
    PoissonIntervals(long key, double[] mean, int firstNeuron) {
        this.key = key;
        this.mean = mean;
        this.firstNeuron = firstNeuron;
        next = new long[mean.length];
        within = new double[mean.length];
        drawn = new long[mean.length];
        after = new int[mean.length];
        due = new long[(mean.length + 63) / 64];
        Arrays.fill(next, 1);
        for (int i = 0; i < mean.length; i++) {
            if (mean[i] > 0) {
                draw(i);
            }
        }
        file();
    }

    /** Spikes of {@code step}, ascending. */
    void step(long step, SpikeOutput out) {
        if (!collect(step)) {
            return;
        }
        for (int word = 0; word < due.length; word++) {
            for (long left = due[word]; left != 0; left &= left - 1) {
                int i = word << 6 | Long.numberOfTrailingZeros(left);
                do {
                    out.spike(i);
                    draw(i);
                } while (next[i] == step);
                file(i);
            }
            due[word] = 0;
        }
    }

    /** Empties the slot of {@code step} of those that fire in it; whether there are any. */
    private boolean collect(long step) {
        int slot = (int) (step & SLOTS - 1);
        int i = head[slot];
        head[slot] = NONE;
        boolean any = false;
        while (i != NONE) {
            int following = after[i];
            if (next[i] == step) {
                due[i >>> 6] |= 1L << i;
                any = true;
            } else {
                file(i);
            }
            i = following;
        }
        return any;
    }

    private void draw(int i) {
        double u = Draws.uniform(Draws.key(key, firstNeuron + i), drawn[i]++);
        double at = within[i] - StrictMath.log(1 - u) / mean[i];
        double whole = Math.floor(at);
        next[i] += (long) whole;
        within[i] = at - whole;
    }

    private void file(int i) {
        int slot = (int) (next[i] & SLOTS - 1);
        after[i] = head[slot];
        head[slot] = i;
    }

    private void file() {
        Arrays.fill(head, NONE);
        for (int i = 0; i < mean.length; i++) {
            if (mean[i] > 0) {
                file(i);
            }
        }
    }

    /** Three numbers a neuron. */
    double[] save() {
        double[] saved = new double[3 * mean.length];
        for (int i = 0; i < mean.length; i++) {
            saved[3 * i] = next[i];
            saved[3 * i + 1] = within[i];
            saved[3 * i + 2] = drawn[i];
        }
        return saved;
    }

    void restore(double[] saved) {
        for (int i = 0; i < mean.length; i++) {
            next[i] = (long) saved[3 * i];
            within[i] = saved[3 * i + 1];
            drawn[i] = (long) saved[3 * i + 2];
        }
        file();
    }
}
