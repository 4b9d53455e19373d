package io.engram.runtime.spi;

import java.util.Optional;

/**
 * Weights of one projection at one step, in the order target, source. The sources and targets are those of the
 * projection's synapses and never change during a run.
 */
public interface WeightSnapshot {
    /** All weight changes of events up to this step are in it. */
    long step();

    /** The projection, by its place in the network. */
    int projection();

    /** Whether these weights were set from outside rather than recorded on schedule. */
    boolean change();

    /** Synapses in the snapshot. */
    int size();

    /**
     * What stands for the synapses, equal for snapshots of one run that have the same ones in the same order: a sink that has
     * seen them need not ask for source and target, which may have to be drawn. Empty where they must be compared.
     */
    default Optional<Object> synapses() {
        return Optional.empty();
    }

    /** Source neuron of synapse {@code k}. */
    int source(int k);

    /** Target neuron of synapse {@code k}. */
    int target(int k);

    /** Weight of synapse {@code k}. */
    float weight(int k);
}
