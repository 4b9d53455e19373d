package io.engram.runtime.spi;

/** Spikes of one slice in the order step, population, neuron. Nothing of shards is left in it. */
public interface SpikeFrame {
    /** The first step of the slice; steps count from 1, a spike of step n has the time n dt. */
    long firstStep();

    /** Steps in the slice. */
    int stepCount();

    /** Spikes in the frame. */
    int size();

    /** Step of spike {@code k}, minus {@link #firstStep}. */
    int stepOffset(int k);

    /** Population of spike {@code k}, by its place in the network. */
    int population(int k);

    /** Neuron of spike {@code k} within its population. */
    int neuron(int k);
}
