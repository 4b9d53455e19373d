package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;

/** The loops that call a rule for a row of synapses whose targets' spikes wait for it. Stateless. */
interface LateLoop {

    /** The row of {@code source} learns of its targets' spikes. */
    void learn(SynapseGroup group, BlockSynapse synapse, LateRows late, int source);

    /** The same, then a spike of {@code source} acts on all its synapses and is sent to {@code input} from {@code base} on. */
    void row(SynapseGroup group, BlockSynapse synapse, LateRows late, int source, InputRing input, int base);

    /** One loop for every rule, as {@link BlockLoop#plain}. */
    static LateLoop plain(LearningRule rule) {
        return new RuleLateLoop(LoopConstants.of(rule));
    }

    /** A loop of the rule's own. */
    static LateLoop clonedFor(LearningRule rule) {
        return LoopClone.of(RuleLateLoop.class, LateLoop.class, rule);
    }
}
