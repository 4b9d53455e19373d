package io.engram.examples;

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

    /** How many. */
    public int count() {
        return timesMs.length;
    }
}
