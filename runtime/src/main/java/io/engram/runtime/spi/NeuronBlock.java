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

    /** Neuron {@code i} of this block fires at this step; called again, it fires once more. */
    void spike(int i);
}
