package io.engram.runtime.spi;

/**
 * What a kernel may need to know of the neurons it advances; the block that it is given holds {@code from} to {@code to}.
 *
 * @param key the key of this population's random numbers: a function of the seed and the population's name
 * @param dtMs the time step
 * @param size neurons in the whole population
 * @param from the first neuron of this shard
 * @param to one past the last neuron of this shard
 */
public record NeuronContext(long key, double dtMs, int size, int from, int to) {}
