package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;

/** The loops that call a rule for a row or a column of synapses. Stateless. */
interface BlockLoop {

    /**
     * The sources that fire in a step, the first {@code count} of {@code ids}, act one after the other on all their synapses
     * and, unless the weight travels at the end of the step, are sent to {@code input} from {@code base} on. All in one call,
     * for where a neuron is alone with thousands of inputs a row is a single synapse.
     */
    void rows(SynapseGroup group, BlockSynapse synapse, int[] ids, int count, InputRing input, int base);

    /**
     * The sources that fire in a step act on their synapses to the first {@code metCount} of {@code met} alone; nothing is
     * sent. For a group in which every source has one synapse to every target.
     */
    void meet(SynapseGroup group, BlockSynapse synapse, int[] ids, int count, int[] met, int metCount);

    /** A spike of {@code target} acts on all its synapses. */
    void column(SynapseGroup group, BlockSynapse synapse, int target, boolean repeat);

    /** A step of {@code dtMs} begins for all synapses of the group. */
    void step(SynapseGroup group, BlockSynapse synapse, double dtMs);

    /** The targets whose state acts, at a step of {@code dtMs}, change all their synapses of the group. */
    void state(SynapseGroup group, BlockSynapse synapse, double dtMs);

    /** A signal acts on all synapses of the group. */
    void signal(SynapseGroup group, BlockSynapse synapse, String signal);

    /** One loop for every rule: each call to the rule is a virtual call. For tests, which compare it with the clone. */
    static BlockLoop plain(LearningRule rule) {
        return new RuleLoop(LoopConstants.of(rule));
    }

    /** A loop of the rule's own. */
    static BlockLoop clonedFor(LearningRule rule) {
        return LoopClone.of(RuleLoop.class, BlockLoop.class, rule);
    }
}
