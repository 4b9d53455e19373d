package io.engram.runtime.spi;

/**
 * A neuron model whose units do not spike: each has a value, the first state column, and sends it when it changes ({@link
 * NeuronBlock#emit}). A value acts until the next one comes, so what reaches a unit through its weights is the weighted
 * sum of its sources' values one step ago, its field. Values are floats; a model of this kind has one receptor.
 */
public interface GradedModel extends NeuronModel {

    /** What is taken off a unit's field. */
    double threshold();

    /** The steps in which every unit of a population of {@code size} has been updated once: 1 where all are at once. */
    long sweepSteps(int size);

    /** Whether equal states have equal successors at the end of a sweep, so that a state which returns is a cycle. */
    boolean repeats();

    /** The greatest change of a value, between one sweep and the next, that counts as none. */
    double tolerance();
}
