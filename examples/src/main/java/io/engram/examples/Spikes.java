package io.engram.examples;

import java.util.stream.IntStream;

/**
 * Recorded spikes of one population, in order of time, then neuron. The arrays are the holder's.
 *
 * @param population its name
 * @param size its neurons
 * @param timesMs one entry a spike
 * @param neurons one entry a spike
 * @param forgotten earlier spikes that are not kept in memory (the journal has them)
 */
public record Spikes(String population, int size, double[] timesMs, int[] neurons, long forgotten) {

    /** When {@code neuron} fired. */
    public double[] timesMs(int neuron) {
        return IntStream.range(0, neurons.length)
                .filter(k -> neurons[k] == neuron)
                .mapToDouble(k -> timesMs[k])
                .toArray();
    }

    /** How many. */
    public int count() {
        return timesMs.length;
    }
}
