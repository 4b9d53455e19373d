package io.engram.examples;

import java.util.Arrays;

/** The last spikes of one population: grows up to a limit, then forgets the oldest. One thread. */
final class SpikeMemory {
    private static final int LIMIT = 1 << 22;

    private final int limit;
    private long[] steps = new long[64];
    private int[] neurons = new int[64];
    private long count;

    SpikeMemory() {
        this(LIMIT);
    }

    /** {@code limit}: a power of two, from 64. */
    SpikeMemory(int limit) {
        this.limit = limit;
    }

    void add(long step, int neuron) {
        if (count == steps.length && steps.length < limit) {
            steps = Arrays.copyOf(steps, 2 * steps.length);
            neurons = Arrays.copyOf(neurons, 2 * neurons.length);
        }
        int place = (int) (count & (steps.length - 1));
        steps[place] = step;
        neurons[place] = neuron;
        count++;
    }

    Spikes spikes(String population, int size, double dtMs) {
        int kept = (int) Math.min(count, steps.length);
        double[] timesMs = new double[kept];
        int[] who = new int[kept];
        for (int k = 0; k < kept; k++) {
            int place = (int) (count - kept + k & (steps.length - 1));
            timesMs[k] = steps[place] * dtMs;
            who[k] = neurons[place];
        }
        return new Spikes(population, size, timesMs, who, count - kept);
    }

    long count() {
        return count;
    }
}
