package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.lang.invoke.MethodHandles;

/**
 * The loops over rows that learn late, written once and cloned for each rule as {@link RuleLoop} is, under the same
 * restrictions.
 */
final class RuleLateLoop implements LateLoop {
    private static final LoopConstants CLONED = LoopClone.constants(MethodHandles.lookup());

    private final LoopConstants constants;

    RuleLateLoop(LoopConstants constants) {
        this.constants = constants;
    }

    @Override
    public void learnRounds(SynapseGroup group, BlockSynapse synapse, LateRows late, int rounds) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        synapse.pre = late.pre;
        synapse.post = late.log.post;
        synapse.open();
        for (int round = rounds - 1; round >= 0; round--) {
            int[] places = late.places[round];
            int[] entries = late.entries[round];
            int count = late.read(round);
            for (int j = 0; j < count; j++) {
                int k = places[j];
                synapse.source = j;
                synapse.target = entries[j];
                synapse.place = k;
                synapse.weight = weights[k];
                rule.onPost(synapse);
                weights[k] = c.clip((float) synapse.weight);
            }
        }
    }

    @Override
    public void act(SynapseGroup group, BlockSynapse synapse, int source, int from, int to, InputRing ring, int base) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        char[] targets = group.near();
        double[] input = ring.sums;
        int split = ring.split;
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.source = source;
        synapse.open();
        for (int k = from; k < to; k++) {
            int target = targets[k];
            float before = weights[k];
            synapse.target = target;
            synapse.place = k;
            synapse.weight = before;
            rule.onPre(synapse);
            float after = c.clip((float) synapse.weight);
            weights[k] = after;
            float sent = c.sendsAfter() ? after : before;
            input[base + target + (sent < 0 ? split : 0)] += sent;
        }
    }
}
