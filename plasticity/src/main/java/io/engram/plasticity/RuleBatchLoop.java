package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import java.lang.invoke.MethodHandles;

/**
 * The loops for weights of several rows or synapses, written once and cloned for each rule as {@link RuleLoop} is, and under
 * the same restrictions.
 */
final class RuleBatchLoop implements BatchLoop {
    private static final LoopConstants CLONED = LoopClone.constants(MethodHandles.lookup());

    private final LoopConstants constants;

    RuleBatchLoop(LoopConstants constants) {
        this.constants = constants;
    }

    @Override
    public void row(
            SynapseGroup group,
            BlockSynapse synapse,
            Changes changes,
            int[] ids,
            int count,
            boolean repeat,
            InputRing ring,
            int base) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] aside = group.change();
        int[] targets = group.target();
        int[] slots = group.slot();
        boolean slotted = slots.length > 0;
        long[] raised = group.post().raised;
        long[] acted = group.pre().acted;
        double[] input = ring.sums;
        int split = ring.split;
        int batch = group.batch();
        int source = ids[0] / batch;
        open(group, synapse);
        int end = group.rowStart()[source + 1];
        for (int k = group.rowStart()[source]; k < end; k++) {
            int slot = slotted ? slots[k] : k;
            int shift = (targets[k] - source) * batch;
            boolean meets = c.together() && !slotted && changes.meets(targets[k]);
            float before = meets ? weights[slot] + aside[slot] : weights[slot];
            double sum = 0;
            double greatest = 0;
            double first = 0;
            boolean equal = count == batch;
            for (int e = 0; e < count; e++) {
                int id = ids[e];
                synapse.source = id;
                synapse.target = shift + id;
                synapse.place = k * batch + id - source * batch;
                synapse.weight = before;
                synapse.sent = before;
                if (c.reduced()) {
                    synapse.postOpen = !repeat && raised[shift + id] > acted[id] - c.postTie();
                }
                rule.onPre(synapse);
                double change = synapse.weight - before;
                if (c.computes()) {
                    double sent = synapse.sent;
                    input[base + shift + id + (sent < 0 ? split : 0)] += sent;
                }
                if (slotted) {
                    changes.add(slot, id - source * batch, change);
                } else {
                    first = e == 0 ? change : first;
                    equal &= change == first;
                    greatest = Math.abs(change) > Math.abs(greatest) ? change : greatest;
                    sum += change;
                }
            }
            if (slotted) {
                continue;
            }
            double changed = before + (equal ? changes.ofEqual(first) : changes.of(sum, greatest));
            float after = c.clip((float) changed);
            if (meets) {
                aside[slot] = (float) (changed - weights[slot]);
            } else {
                weights[slot] = after;
            }
            if (c.sendsBefore() || c.sendsAfter()) {
                float sent = c.sendsAfter() ? after : c.together() ? c.clip(before) : before;
                int at = base + shift + (sent < 0 ? split : 0);
                for (int e = 0; e < count; e++) {
                    input[at + ids[e]] += sent;
                }
            }
        }
    }

    @Override
    public void column(
            SynapseGroup group, BlockSynapse synapse, Changes changes, int[] ids, int count, boolean repeat) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] aside = group.change();
        int[] positions = group.position();
        int[] sources = group.source();
        int[] slots = group.slot();
        boolean slotted = slots.length > 0;
        Spent spent = group.spent();
        long[] raised = group.pre().raised;
        long[] acted = group.post().acted;
        boolean consumes = c.reduced() || c.centred();
        int batch = group.batch();
        int target = ids[0] / batch;
        open(group, synapse);
        synapse.centred = c.centred();
        for (int e = 0; e < count && c.centred(); e++) {
            spent.begin(ids[e] - target * batch, group.post().event() - acted[ids[e]]);
        }
        int end = group.columnStart()[target + 1];
        for (int k = group.columnStart()[target]; k < end; k++) {
            int position = positions[k];
            int slot = slotted ? slots[position] : position;
            int shift = (sources[k] - target) * batch;
            float before = weights[slot];
            double sum = 0;
            double greatest = 0;
            double first = 0;
            boolean equal = count == batch;
            for (int e = 0; e < count; e++) {
                int id = ids[e];
                synapse.target = id;
                synapse.source = shift + id;
                synapse.place = position * batch + id - target * batch;
                synapse.weight = before;
                if (consumes) {
                    synapse.preOpen = !repeat && raised[shift + id] > acted[id] - c.preTie();
                }
                if (c.centred()) {
                    synapse.spent = spent.of(position, id - target * batch);
                }
                rule.onPost(synapse);
                if (c.centred()) {
                    spent.spend(position, id - target * batch, synapse.pre, shift + id);
                }
                double change = synapse.weight - before;
                if (slotted) {
                    changes.add(slot, id - target * batch, change);
                } else {
                    first = e == 0 ? change : first;
                    equal &= change == first;
                    greatest = Math.abs(change) > Math.abs(greatest) ? change : greatest;
                    sum += change;
                }
            }
            if (slotted) {
                continue;
            }
            double changed = before + (equal ? changes.ofEqual(first) : changes.of(sum, greatest));
            if (c.together()) {
                changed += aside[slot];
                aside[slot] = 0;
            }
            weights[slot] = c.clip((float) changed);
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
                    point(synapse, source, targets[k], k, batch, row);
                    synapse.weight = before;
                    rule.onStep(synapse, dtMs);
                    want(changes, slots, slot, row, synapse.weight - before);
                }
                if (slots.length == 0) {
                    c.keep(before + changes.reduced(), weights, rest, slot);
                }
            }
        }
    }

    @Override
    public void state(SynapseGroup group, BlockSynapse synapse, Changes changes, double dtMs) {
        LoopConstants c = CLONED != null ? CLONED : constants;
        LearningRule rule = c.rule();
        float[] weights = group.weight();
        float[] rest = group.rest();
        int[] positions = group.position();
        int[] slots = group.slot();
        int batch = group.batch();
        open(group, synapse);
        int[] start = group.columnStart();
        for (int target = 0; target < start.length - 1; target++) {
            boolean acts = false;
            for (int row = 0; row < batch && start[target] < start[target + 1]; row++) {
                synapse.target = target * batch + row;
                acts |= rule.stateActs(synapse);
            }
            for (int k = start[target]; acts && k < start[target + 1]; k++) {
                int slot = slots.length > 0 ? slots[positions[k]] : positions[k];
                double before = (double) weights[slot] + rest[slot];
                changes.begin();
                for (int row = 0; row < batch; row++) {
                    point(synapse, group.source()[k], target, positions[k], batch, row);
                    synapse.weight = before;
                    if (rule.stateActs(synapse)) {
                        rule.onState(synapse, dtMs);
                    }
                    want(changes, slots, slot, row, synapse.weight - before);
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
                    point(synapse, group.source()[k], target, positions[k], batch, row);
                    synapse.weight = before;
                    rule.onSignal(synapse, signal);
                    want(changes, slots, slot, row, synapse.weight - before);
                }
                if (slots.length == 0) {
                    weights[slot] = c.clip((float) (before + changes.reduced()));
                }
            }
        }
    }

    /** At the synapse in {@code place} from {@code source} to {@code target}, in a row. */
    private static void point(BlockSynapse synapse, int source, int target, int place, int batch, int row) {
        synapse.source = source * batch + row;
        synapse.target = target * batch + row;
        synapse.place = place * batch + row;
    }

    /** A row wants {@code change}, of a weight of its own or of one that others share. */
    private static void want(Changes changes, int[] slots, int slot, int row, double change) {
        if (slots.length > 0) {
            changes.add(slot, row, change);
        } else {
            changes.add(change);
        }
    }

    private static void open(SynapseGroup group, BlockSynapse synapse) {
        synapse.pre = group.pre().values;
        synapse.post = group.post().values;
        synapse.state = group.post().seenState();
        synapse.preOpen = true;
        synapse.postOpen = true;
        synapse.centred = false;
    }
}
