package io.engram.runtime.spi;

/**
 * Spikes of one slice in the order step, population, neuron, row. Nothing of shards is left in it. The events of a {@link
 * GradedModel} stand among them, each with the unit's new value.
 */
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

    /** Row of spike {@code k} in a network that runs a batch of inputs at once; 0 in one that does not. */
    default int row(int k) {
        return 0;
    }

    /** Whether some event of the frame is graded. */
    default boolean graded() {
        return false;
    }

    /** The unit's new value where event {@code k} is graded; 1 for a spike. */
    default float value(int k) {
        return 1;
    }
}
