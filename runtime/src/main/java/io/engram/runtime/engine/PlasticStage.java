package io.engram.runtime.engine;

import java.util.List;

/**
 * The weight block of one plastic projection on one shard: weights, traces, and the input that its spikes cause. Owned by
 * a plasticity actor, lent to a worker during a grant; one thread at a time.
 *
 * <p>With p = preDelay, q = postDelay and d = delay of a synapse (in steps), a spike of its source at step n is seen by the
 * rule at step n + p and its weight, read then, reaches the target's input at step n + d; a spike of its target at step n
 * is seen at n + q. After {@link #learn} of a slice that ends at step E every event of steps up to E + min(p, q) is done.
 */
public interface PlasticStage {

    /**
     * Learns from the {@code steps} steps that begin at {@code firstStep}, whose spikes are the newest in both histories.
     * Steps come in order without gaps; how many at once changes no bit, so events are taken step by step.
     */
    void learn(long firstStep, int steps, SpikeHistory source, SpikeHistory target);

    /**
     * Adds what arrives at {@code step} to {@code input[receptor]}, one entry a target and row of the batch, and forgets it. Called once for
     * every step, in order, by the target population's shard.
     */
    void addInput(long step, double[][] input);

    /** A signal is set; acts on every synapse at once, at a slice border, unless it has a course of its own. */
    void signal(String signal, double value);

    /** The same, but {@code value} is added to what it is. */
    default void pulse(String signal, double value) {}

    /** Before it learns from them: the newest steps of every population, by its place in the network. */
    default void hear(long firstStep, int steps, SpikeHistory[] populations) {}

    /** The state columns of its targets that its rule reads, by name; a block that names some is told {@link #watch}. */
    default List<String> postState() {
        return List.of();
    }

    /**
     * Where those columns will stand, before anything is learned: the shard of the targets writes every step, so that {@link
     * #learn} finds the steps it learns from and {@link #historySteps} before them.
     */
    default void watch(StateHistory states) {}

    /** Forgets traces and what is on its way to the targets, as if no neuron had fired yet; weights stay. */
    void reset();

    /** How many steps before the ones it learns from {@link #learn} looks back on. */
    int historySteps();

    /** Synapses in this block. */
    int size();

    /** Weights in this block: fewer than synapses where some share one. */
    default int weights() {
        return size();
    }

    /** Copies the weights in the order target, source, draw, or that of their slots. Reading never writes. */
    void readWeights(float[] weights);

    /** All weights will be read after {@code step}; what that needs may be done in the steps before, and changes no bit. */
    default void expectReading(long step) {}

    /** A copy of the weights as they are, made as fast as can be: the run waits for it. */
    default CopiedWeights copyWeights() {
        float[] copy = new float[weights()];
        readWeights(copy);
        return (to, from) -> System.arraycopy(copy, 0, to, from, copy.length);
    }

    /** Weights that were copied as they lay; their order is made when it is asked for, once, on any thread. */
    interface CopiedWeights {
        /** Puts them into {@code to} from {@code from} on, in the order of {@link #readWeights}; where they lay is used again. */
        void inOrder(float[] to, int from);
    }

    /**
     * Adds every synapse's weight to {@code digest}, as (place, target), source and bits; {@code place} is the projection's in
     * the network. Not for blocks whose synapses share weights.
     */
    void digest(int place, DigestSum digest);

    /** Sets all weights, in the same order; they must be within the rule's bounds. */
    void writeWeights(float[] weights);

    /** Its whole state as columns, names beginning with {@code prefix}. */
    void save(String prefix, StageState state);

    /** Continues from what {@link #save} wrote, at the same slice border. */
    void restore(String prefix, StageState state);
}
