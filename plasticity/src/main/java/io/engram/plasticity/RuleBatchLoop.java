package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.lang.invoke.MethodHandles;

/**
 * The loops for weights of several rows or synapses, written once and cloned for each rule as {@link RuleLoop} is, and under
 * the same restrictions.
 */
final class RuleBatchLoop implements BatchLoop {
    private static final LoopConstants CLONED = cloned();

    private final LoopConstants constants;

    RuleBatchLoop(LoopConstants constants) {
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
    public void row(SynapseGroup group, BlockSynapse synapse, Changes changes, int[] ids, int count, boolean repeat) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        int[] targets = group.target();
        int[] slots = group.slot();
        long[] raised = group.post().raised;
        long[] acted = group.pre().acted;
        int batch = group.batch();
        int source = ids[0] / batch;
        open(group, synapse);
        int end = group.rowStart()[source + 1];
        for (int k = group.rowStart()[source]; k < end; k++) {
            int slot = slots.length > 0 ? slots[k] : k;
            float before = weights[slot];
            int firstTarget = targets[k] * batch - source * batch;
            double sum = 0;
            double greatest = 0;
            double first = 0;
            boolean equal = count == batch;
            for (int e = 0; e < count; e++) {
                int id = ids[e];
                synapse.source = id;
                synapse.target = firstTarget + id;
                synapse.weight = before;
                if (c.reduced()) {
                    synapse.postOpen = !repeat && raised[synapse.target] > acted[id] - c.postTie();
                }
                rule.onPre(synapse);
                double change = synapse.weight - before;
                if (slots.length > 0) {
                    changes.add(slot, id - source * batch, change);
                } else {
                    first = e == 0 ? change : first;
                    equal &= change == first;
                    greatest = Math.abs(change) > Math.abs(greatest) ? change : greatest;
                    sum += change;
                }
            }
            if (slots.length == 0) {
                float after = (float) (before + (equal ? changes.ofEqual(first) : changes.of(sum, greatest)));
                weights[slot] = c.together() ? after : c.clip(after);
            }
        }
    }

    @Override
    public void column(
            SynapseGroup group, BlockSynapse synapse, Changes changes, int[] ids, int count, boolean repeat) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        int[] positions = group.position();
        int[] sources = group.source();
        int[] slots = group.slot();
        long[] raised = group.pre().raised;
        long[] acted = group.post().acted;
        int batch = group.batch();
        int target = ids[0] / batch;
        open(group, synapse);
        int end = group.columnStart()[target + 1];
        for (int k = group.columnStart()[target]; k < end; k++) {
            int slot = slots.length > 0 ? slots[positions[k]] : positions[k];
            float before = weights[slot];
            int firstSource = sources[k] * batch - target * batch;
            double sum = 0;
            double greatest = 0;
            double first = 0;
            boolean equal = count == batch;
            for (int e = 0; e < count; e++) {
                int id = ids[e];
                synapse.target = id;
                synapse.source = firstSource + id;
                synapse.weight = before;
                if (c.reduced()) {
                    synapse.preOpen = !repeat && raised[synapse.source] > acted[id] - c.preTie();
                }
                rule.onPost(synapse);
                double change = synapse.weight - before;
                if (slots.length > 0) {
                    changes.add(slot, id - target * batch, change);
                } else {
                    first = e == 0 ? change : first;
                    equal &= change == first;
                    greatest = Math.abs(change) > Math.abs(greatest) ? change : greatest;
                    sum += change;
                }
            }
            if (slots.length == 0) {
                weights[slot] = c.clip((float) (before + (equal ? changes.ofEqual(first) : changes.of(sum, greatest))));
            }
        }
    }

    @Override
    public void step(SynapseGroup group, BlockSynapse synapse, Changes changes, double dtMs) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] rest = group.rest();
        int[] targets = group.target();
        int[] slots = group.slot();
        int batch = group.batch();
        open(group, synapse);
        int[] start = group.rowStart();
        for (int source = 0; source < start.length - 1; source++) {
            int end = start[source + 1];
            for (int k = start[source]; k < end; k++) {
                int slot = slots.length > 0 ? slots[k] : k;
                double before = (double) weights[slot] + rest[slot];
                changes.begin();
                for (int row = 0; row < batch; row++) {
                    synapse.source = source * batch + row;
                    synapse.target = targets[k] * batch + row;
                    synapse.weight = before;
                    rule.onStep(synapse, dtMs);
                    if (slots.length > 0) {
                        changes.add(slot, row, synapse.weight - before);
                    } else {
                        changes.add(synapse.weight - before);
                    }
                }
                if (slots.length == 0) {
                    c.keep(before + changes.reduced(), weights, rest, slot);
                }
            }
        }
    }

    @Override
    public void signal(SynapseGroup group, BlockSynapse synapse, Changes changes, String signal) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        int[] positions = group.position();
        int[] slots = group.slot();
        int batch = group.batch();
        open(group, synapse);
        int[] start = group.columnStart();
        for (int target = 0; target < start.length - 1; target++) {
            for (int k = start[target]; k < start[target + 1]; k++) {
                int slot = slots.length > 0 ? slots[positions[k]] : positions[k];
                float before = weights[slot];
                changes.begin();
                for (int row = 0; row < batch; row++) {
                    synapse.source = group.source()[k] * batch + row;
                    synapse.target = target * batch + row;
                    synapse.weight = before;
                    rule.onSignal(synapse, signal);
                    if (slots.length > 0) {
                        changes.add(slot, row, synapse.weight - before);
                    } else {
                        changes.add(synapse.weight - before);
                    }
                }
                if (slots.length == 0) {
                    weights[slot] = c.clip((float) (before + changes.reduced()));
                }
            }
        }
    }

    private static void open(SynapseGroup group, BlockSynapse synapse) {
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.preOpen = true;
        synapse.postOpen = true;
    }
}
