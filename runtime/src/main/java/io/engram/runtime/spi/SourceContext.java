package io.engram.runtime.spi;

/**
 * What a source needs to know to build the kernel of one shard.
 */
public interface SourceContext {
    /** The key of this population's random numbers: a function of the seed and the population's name. */
    long key();

    /** The time step. */
    double dtMs();

    /** The planned length of the run, in steps. A kernel must also serve steps beyond it. */
    long steps();

    /** Neurons in the whole population. */
    int size();

    /** The first neuron of this shard. */
    int from();

    /** One past the last neuron of this shard. */
    int to();

    /** The parameter {@code name} (a record component of the model) for each neuron of this shard, in order. */
    double[] parameter(String name);
}
