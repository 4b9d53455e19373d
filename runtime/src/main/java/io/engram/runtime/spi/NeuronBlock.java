package io.engram.runtime.spi;

/**
 * The columns of one shard of a population, as its kernel sees them during one step. Owned by the shard; only the worker
 * that runs the shard touches it.
 */
public interface NeuronBlock {

    /** State column {@code variable}, one double a neuron, in the order of {@link NeuronModel#state}. */
    double[] state(int variable);

    /** What arrives at this step through receptor {@code receptor}: the sum of weights, in the weight's unit. */
    double[] input(int receptor);

    /** The current injected during this step, in pA. */
    double[] current();

    /** The step that is being made; steps count from 1. */
    long step();

    /** Steps since the values of a {@link GradedModel} were last set from outside, or since the run began; from 1 on. */
    long age();

    /** Whether the network learns at this step; if not, columns that are learned must stay as they are. */
    boolean learning();

    /** Unit {@code i} of this block, of a {@link GradedModel}, has a new value; its column is the model's to write. */
    void emit(int i, float value);

    /** Neuron {@code i} of this block fires at this step; called again, it fires once more. */
    void spike(int i);
}
