package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.lang.invoke.MethodHandles;

/**
 * The loops, written once and cloned for each rule ({@link BlockLoop#clonedFor}): in a clone {@link #CLONED} is the rule's
 * constants, here it is null and the field serves. No lambda, switch or nested type may stand here, for a hidden class
 * cannot name itself.
 */
final class RuleLoop implements BlockLoop {
    private static final LoopConstants CLONED = cloned();

    private final LoopConstants constants;

    RuleLoop(LoopConstants constants) {
        this.constants = constants;
    }

    private static LoopConstants cloned() {
        try {
            return MethodHandles.classData(MethodHandles.lookup(), "_", LoopConstants.class);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException("no access to the class data of a loop", e);
        }
    }

    @Override
    public void row(SynapseGroup group, BlockSynapse synapse, int source, boolean repeat, InputRing ring, int base) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        int[] targets = group.target();
        long[] raised = group.post().raised;
        long now = group.pre().event();
        long read = repeat ? Long.MAX_VALUE : c.reduced() ? group.pre().acted[source] - c.postTie() : 0;
        double[] input = ring.sums;
        int split = ring.split;
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.source = source;
        synapse.preOpen = true;
        synapse.postOpen = true;
        int end = group.rowStart()[source + 1];
        for (int k = group.rowStart()[source]; k < end; k++) {
            int target = targets[k];
            float before = weights[k];
            synapse.target = target;
            synapse.weight = before;
            if (c.reduced()) {
                synapse.postOpen = raised[target] > read;
            }
            rule.onPre(synapse);
            float unclipped = (float) synapse.weight;
            float after = c.clip(unclipped);
            weights[k] = c.together() && raised[target] == now ? unclipped : after;
            if (c.sendsBefore() || c.sendsAfter()) {
                float sent = c.sendsAfter() ? after : c.together() ? c.clip(before) : before;
                input[base + target + (sent < 0 ? split : 0)] += sent;
            }
        }
    }

    @Override
    public void column(SynapseGroup group, BlockSynapse synapse, int target, boolean repeat) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        int[] positions = group.position();
        int[] sources = group.source();
        long[] raised = group.pre().raised;
        long read = repeat ? Long.MAX_VALUE : c.reduced() ? group.post().acted[target] - c.preTie() : 0;
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.target = target;
        synapse.preOpen = true;
        synapse.postOpen = true;
        int end = group.columnStart()[target + 1];
        for (int k = group.columnStart()[target]; k < end; k++) {
            int source = sources[k];
            int position = positions[k];
            synapse.source = source;
            synapse.weight = weights[position];
            if (c.reduced()) {
                synapse.preOpen = raised[source] > read;
            }
            rule.onPost(synapse);
            weights[position] = c.clip((float) synapse.weight);
        }
    }

    @Override
    public void step(SynapseGroup group, BlockSynapse synapse, double dtMs) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] rest = group.rest();
        int[] targets = group.target();
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.preOpen = true;
        synapse.postOpen = true;
        int[] start = group.rowStart();
        for (int source = 0; source < start.length - 1; source++) {
            synapse.source = source;
            int end = start[source + 1];
            for (int k = start[source]; k < end; k++) {
                synapse.target = targets[k];
                synapse.weight = (double) weights[k] + rest[k];
                rule.onStep(synapse, dtMs);
                float rounded = (float) synapse.weight;
                float clipped = c.clip(rounded);
                weights[k] = clipped;
                rest[k] = clipped == rounded ? (float) (synapse.weight - rounded) : 0;
            }
        }
    }

    @Override
    public void state(SynapseGroup group, BlockSynapse synapse, double dtMs) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] rest = group.rest();
        int[] positions = group.position();
        int[] sources = group.source();
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.preOpen = true;
        synapse.postOpen = true;
        int[] start = group.columnStart();
        for (int target = 0; target < start.length - 1; target++) {
            synapse.target = target;
            if (start[target] < start[target + 1] && rule.stateActs(synapse)) {
                for (int k = start[target]; k < start[target + 1]; k++) {
                    int position = positions[k];
                    synapse.source = sources[k];
                    synapse.weight = (double) weights[position] + rest[position];
                    rule.onState(synapse, dtMs);
                    float rounded = (float) synapse.weight;
                    float clipped = c.clip(rounded);
                    weights[position] = clipped;
                    rest[position] = clipped == rounded ? (float) (synapse.weight - rounded) : 0;
                }
            }
        }
    }

    @Override
    public void signal(SynapseGroup group, BlockSynapse synapse, String signal) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        int[] positions = group.position();
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.preOpen = true;
        synapse.postOpen = true;
        int[] start = group.columnStart();
        for (int target = 0; target < start.length - 1; target++) {
            synapse.target = target;
            for (int k = start[target]; k < start[target + 1]; k++) {
                synapse.source = group.source()[k];
                synapse.weight = weights[positions[k]];
                rule.onSignal(synapse, signal);
                weights[positions[k]] = c.clip((float) synapse.weight);
            }
        }
    }
}
