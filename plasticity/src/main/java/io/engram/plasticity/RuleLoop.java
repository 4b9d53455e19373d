package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.lang.invoke.MethodHandles;

/**
 * The loops, written once and cloned for each rule ({@link BlockLoop#clonedFor}): in a clone {@link #CLONED} is the rule's
 * constants, here it is null and the field serves. No lambda, switch or nested type may stand here, for a hidden class
 * cannot name itself.
 */
final class RuleLoop implements BlockLoop {
    private static final LoopConstants CLONED = LoopClone.constants(MethodHandles.lookup());

    private final LoopConstants constants;

    RuleLoop(LoopConstants constants) {
        this.constants = constants;
    }

    @Override
    public void rows(SynapseGroup group, BlockSynapse synapse, int[] ids, int count, InputRing ring, int base) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] change = group.change();
        int[] targets = group.target();
        int[] start = group.rowStart();
        long[] raised = group.post().raised;
        long[] acted = group.pre().acted;
        long now = group.pre().event();
        double[] input = ring.sums;
        int split = ring.split;
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.open();
        for (int n = 0; n < count; n++) {
            int source = ids[n];
            boolean repeat = n > 0 && source == ids[n - 1];
            long read = repeat ? Long.MAX_VALUE : c.reduced() ? acted[source] - c.postTie() : 0;
            synapse.source = source;
            int end = start[source + 1];
            for (int k = start[source]; k < end; k++) {
                int target = targets[k];
                boolean meets = c.together() && raised[target] == now;
                float before = meets ? weights[k] + change[k] : weights[k];
                synapse.target = target;
                synapse.place = k;
                synapse.weight = before;
                synapse.sent = before;
                if (c.reduced()) {
                    synapse.postOpen = raised[target] > read;
                }
                rule.onPre(synapse);
                float after = c.clip((float) synapse.weight);
                if (meets) {
                    change[k] = (float) (synapse.weight - weights[k]);
                } else {
                    weights[k] = after;
                }
                if (c.computes()) {
                    double sent = synapse.sent;
                    input[base + target + (sent < 0 ? split : 0)] += sent;
                } else if (c.sendsBefore() || c.sendsAfter()) {
                    float sent = c.sendsAfter() ? after : c.together() ? c.clip(before) : before;
                    input[base + target + (sent < 0 ? split : 0)] += sent;
                }
            }
        }
    }

    @Override
    public void meet(SynapseGroup group, BlockSynapse synapse, int[] ids, int count, int[] met, int metCount) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] change = group.change();
        long[] raised = group.post().raised;
        long[] acted = group.pre().acted;
        long now = group.pre().event();
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.open();
        for (int n = 0; n < count; n++) {
            int source = ids[n];
            boolean repeat = n > 0 && source == ids[n - 1];
            long read = repeat ? Long.MAX_VALUE : c.reduced() ? acted[source] - c.postTie() : 0;
            synapse.source = source;
            int start = group.rowStart()[source];
            for (int j = 0; j < metCount; j++) {
                int target = met[j];
                int k = start + target;
                boolean meets = c.together() && raised[target] == now;
                synapse.target = target;
                synapse.place = k;
                synapse.weight = meets ? weights[k] + change[k] : weights[k];
                if (c.reduced()) {
                    synapse.postOpen = raised[target] > read;
                }
                rule.onPre(synapse);
                if (meets) {
                    change[k] = (float) (synapse.weight - weights[k]);
                } else {
                    weights[k] = c.clip((float) synapse.weight);
                }
            }
        }
    }

    @Override
    public void column(SynapseGroup group, BlockSynapse synapse, int target, boolean repeat) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] change = group.change();
        int[] positions = group.position();
        int[] sources = group.source();
        Spent spent = group.spent();
        long[] raised = group.pre().raised;
        boolean consumes = c.reduced() || c.centred();
        long acted = consumes ? group.post().acted[target] : 0;
        long read = repeat ? Long.MAX_VALUE : acted - c.preTie();
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.target = target;
        synapse.open();
        if (c.centred()) {
            synapse.centred = true;
            spent.begin(0, group.post().event() - acted);
        }
        int end = group.columnStart()[target + 1];
        for (int k = group.columnStart()[target]; k < end; k++) {
            int source = sources[k];
            int position = positions[k];
            synapse.source = source;
            synapse.place = position;
            synapse.weight = weights[position];
            if (consumes) {
                synapse.preOpen = raised[source] > read;
            }
            if (c.centred()) {
                synapse.spent = spent.of(position, 0);
            }
            rule.onPost(synapse);
            if (c.centred()) {
                spent.spend(position, 0, synapse.pre, source);
            }
            if (c.together()) {
                weights[position] = c.clip((float) (synapse.weight + change[position]));
                change[position] = 0;
            } else {
                weights[position] = c.clip((float) synapse.weight);
            }
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
        synapse.open();
        int[] start = group.rowStart();
        for (int source = 0; source < start.length - 1; source++) {
            synapse.source = source;
            int end = start[source + 1];
            for (int k = start[source]; k < end; k++) {
                synapse.target = targets[k];
                synapse.place = k;
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
        synapse.open();
        int[] start = group.columnStart();
        for (int target = 0; target < start.length - 1; target++) {
            synapse.target = target;
            if (start[target] < start[target + 1] && rule.stateActs(synapse)) {
                for (int k = start[target]; k < start[target + 1]; k++) {
                    int position = positions[k];
                    synapse.source = sources[k];
                    synapse.place = position;
                    synapse.weight = (double) weights[position] + rest[position];
                    rule.onState(synapse, dtMs);
                    c.keep(synapse.weight, weights, rest, position);
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
        synapse.open();
        int[] start = group.columnStart();
        for (int target = 0; target < start.length - 1; target++) {
            synapse.target = target;
            for (int k = start[target]; k < start[target + 1]; k++) {
                synapse.source = group.source()[k];
                synapse.place = positions[k];
                synapse.weight = weights[positions[k]];
                rule.onSignal(synapse, signal);
                weights[positions[k]] = c.clip((float) synapse.weight);
            }
        }
    }
}
