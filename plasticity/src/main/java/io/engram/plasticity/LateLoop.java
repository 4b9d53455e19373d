package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.util.function.Supplier;

/** The loops that let a rule act on a part of a row, at most {@link LateRows#PART} synapses. One thread. */
interface LateLoop {

    /** The spikes of targets that {@code late} has listed in so many rounds act, the last round first. */
    void learnRounds(SynapseGroup group, BlockSynapse synapse, LateRows late, int rounds);

    /** A spike of {@code source} acts on its synapses {@code from} to {@code to} and is sent to {@code ring} from {@code base} on. */
    void act(SynapseGroup group, BlockSynapse synapse, int source, int from, int to, InputRing ring, int base);

    /** One loop for every rule, synapse by synapse, as {@link BlockLoop#plain}. */
    static LateLoop plain(LearningRule rule) {
        return new RuleLateLoop(LoopConstants.of(rule));
    }

    /** A loop of the rule's own. */
    static LateLoop clonedFor(LearningRule rule) {
        return LoopClone.of(RuleLateLoop.class, LateLoop.class, rule);
    }

    /** Gives each block of a projection the fastest: one of its own for many events at once, if the rule can, or the rule's. */
    static Supplier<LateLoop> fastest(LearningRule rule) {
        if (rule instanceof ManyEvents many && many.takesPowers()) {
            return () -> new ManyLateLoop(many, LoopConstants.of(rule));
        }
        LateLoop cloned = clonedFor(rule);
        return () -> cloned;
    }
}
