package io.engram.runtime.spi;

/**
 * State of chosen neurons of one population after one step, in the order in which the recorder names them; of a batch row
 * after row of the first neuron, then those of the next.
 */
public interface StateSample {
    long step();

    /** The population, by its place in the network. */
    int population();

    /** The recorder, by its place among the network's state recorders. */
    int recorder();

    /** Neurons in the sample, each row of a batch counted. */
    int neurons();

    /** Variables a neuron. */
    int variables();

    /** Value of variable {@code v} of the {@code k}-th chosen neuron; of a batch of B of the chosen neuron k / B, in row k % B. */
    double value(int k, int v);
}
