package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;

/**
 * The loops that call a rule where the rows of a batch, or several synapses, have one weight. Every event acts on the weight
 * as it was before its side of the step; what it changed goes into {@link Changes}. Stateless.
 */
interface BatchLoop {

    /**
     * The first {@code count} of {@code ids}, one source in this and that row, act on all its synapses. {@code repeat}: they
     * have fired already in this step. What travels at once is sent, from {@code base} on, but for weights of slots.
     */
    void row(
            SynapseGroup group,
            BlockSynapse synapse,
            Changes changes,
            int[] ids,
            int count,
            boolean repeat,
            InputRing ring,
            int base);

    /** The first {@code count} of {@code ids}, one target in this and that row, counted from the block's first, act. */
    void column(SynapseGroup group, BlockSynapse synapse, Changes changes, int[] ids, int count, boolean repeat);

    /** A step of {@code dtMs} begins for all synapses of the group, in every row. */
    void step(SynapseGroup group, BlockSynapse synapse, Changes changes, double dtMs);

    /** The targets whose state acts in some row, at a step of {@code dtMs}, change all their synapses of the group. */
    void state(SynapseGroup group, BlockSynapse synapse, Changes changes, double dtMs);

    /** A signal acts on all synapses of the group, in every row. */
    void signal(SynapseGroup group, BlockSynapse synapse, Changes changes, String signal);

    /** One loop for every rule, as {@link BlockLoop#plain}. */
    static BatchLoop plain(LearningRule rule) {
        return new RuleBatchLoop(LoopConstants.of(rule));
    }

    /** A loop of the rule's own. */
    static BatchLoop clonedFor(LearningRule rule) {
        return LoopClone.of(RuleBatchLoop.class, BatchLoop.class, rule);
    }
}
