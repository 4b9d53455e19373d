package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;

/**
 * The events of weights that serve several rows of a batch, several synapses, or both. Within a step each side acts whole on
 * the weights from before it: what each row's events would change is reduced to one change a weight, pre events and post events
 * apart, and applied once. With rows that are all alike and the mean it does, to the last bit, what {@link BlockEvents} do.
 * Events of all rows are taken together neuron by neuron; {@code BEFORE} and {@code AFTER} send the weight from before and
 * after what they came to.
 *
 * <p>Of weights that synapses share, every event of a side acts on the weight from before all of that side.
 */
final class SharedEvents extends BlockEvents {
    private final BatchLoop loop;
    private final LoopConstants constants;
    private final Changes changes;
    private final int batch;
    private final int targetFrom;
    private final int targetTo;
    private final boolean slotted;
    private final int[] now;
    private final float[] aside;
    private final int[] asideSlots;
    /** The spikes of the targets, at the step that is learned. */
    private SpikeHistory targets;

    private int asideCount;

    SharedEvents(PlasticPlan plan, BatchLoop loop) {
        super(plan, BlockLoop.plain(Unclipped.where(plan)));
        this.loop = loop;
        constants = LoopConstants.of(Unclipped.where(plan));
        batch = plan.batch();
        targetFrom = plan.targetFrom() * batch;
        targetTo = plan.targetTo() * batch;
        slotted = plan.synapses().shared();
        now = new int[batch];
        int slots = plan.synapses() instanceof Synapses some && some.shared() ? some.weight().length : 0;
        aside = synapses().groups().length == 0
                ? new float[0]
                : synapses().groups()[0].change();
        asideSlots = new int[slots];
        targets = new SpikeHistory(1);
        changes = new Changes(plan.reduction(), batch, slots, plan.targetTo() - plan.targetFrom());
    }

    /** Whether a plan needs them. */
    static boolean serve(PlasticPlan plan) {
        return plan.batch() > 1 || plan.synapses().shared();
    }

    @Override
    void passTime(SynapseGroup group, double dtMs) {
        loop.step(group, synapse(), changes, dtMs);
        keep();
    }

    @Override
    void actByState(SynapseGroup group, double dtMs) {
        loop.state(group, synapse(), changes, dtMs);
        keep();
    }

    /** Settles slots whose changes may be too small for a float. */
    private void keep() {
        float[] weights = synapses().weight();
        float[] rest = synapses().rest();
        for (int k = 0; k < changes.slotCount(); k++) {
            int slot = changes.slot(k);
            constants.keep((double) weights[slot] + rest[slot] + changes.reduced(slot), weights, rest, slot);
        }
        changes.settle();
    }

    @Override
    void signal(SynapseGroup group, String signal) {
        loop.signal(group, synapse(), changes, signal);
        settle();
    }

    @Override
    void actPre(SpikeHistory source) {
        if (slotted && constants.sendsBefore()) {
            send(source);
        }
        super.actPre(source);
        if (constants.together()) {
            putAside();
        } else {
            settle();
        }
        if (slotted && constants.sendsAfter()) {
            send(source);
        }
    }

    @Override
    void actPost(SpikeHistory target) {
        super.actPost(target);
        settle();
    }

    /** What the sources' side would change, while the targets' sees the weights from before. */
    private void putAside() {
        asideCount = changes.slotCount();
        for (int k = 0; k < asideCount; k++) {
            asideSlots[k] = changes.slot(k);
            aside[changes.slot(k)] = (float) changes.reduced(changes.slot(k));
        }
        changes.settle();
    }

    private void settle() {
        float[] weights = synapses().weight();
        for (int k = 0; k < changes.slotCount(); k++) {
            int slot = changes.slot(k);
            double changed = weights[slot] + changes.reduced(slot);
            if (constants.together()) {
                changed += aside[slot];
                aside[slot] = 0;
            }
            weights[slot] = constants.clip((float) changed);
        }
        changes.settle();
        for (int k = 0; k < asideCount; k++) {
            int slot = asideSlots[k];
            weights[slot] = constants.clip(weights[slot] + aside[slot]);
            aside[slot] = 0;
        }
        asideCount = 0;
    }

    @Override
    void raisePost(SpikeHistory target) {
        targets = target;
        super.raisePost(target);
    }

    private void markTargets(SynapseGroup group) {
        changes.beginTargets();
        long spike = group.post().event() - group.post().delay;
        int count = count(targets, spike);
        for (int k = 0; k < count; k++) {
            int entry = targets.ids(spike)[k];
            if (entry >= targetFrom && entry < targetTo) {
                changes.fires((entry - targetFrom) / batch);
            }
        }
    }

    /** Neuron by neuron, and where one fired more than once in a row again for those that did, as if it came later. */
    @Override
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        if (constants.together() && !slotted) {
            markTargets(group);
        }
        for (int from = 0; from < count; from = next(ids, from, count)) {
            int to = next(ids, from, count);
            int rows = occurrences(ids, from, to, 1, 0);
            for (int time = 1; rows > 0; rows = occurrences(ids, from, to, ++time, 0)) {
                loop.row(group, synapse(), changes, now, rows, time > 1, ring(), base);
            }
        }
    }

    @Override
    void post(SynapseGroup group, int[] ids, int count) {
        for (int from = 0; from < count && ids[from] < targetTo; from = next(ids, from, count)) {
            if (ids[from] >= targetFrom) {
                int to = next(ids, from, count);
                int rows = occurrences(ids, from, to, 1, targetFrom);
                for (int time = 1; rows > 0; rows = occurrences(ids, from, to, ++time, targetFrom)) {
                    loop.column(group, synapse(), changes, now, rows, time > 1);
                }
            }
        }
    }

    /** Where the entries of the next neuron begin. */
    private int next(int[] ids, int from, int count) {
        int end = (ids[from] / batch + 1) * batch;
        int to = from + 1;
        while (to < count && ids[to] < end) {
            to++;
        }
        return to;
    }

    /** Puts those of {@code ids} that stand there for the {@code time}th time into {@code now}, less {@code shift}; how many. */
    private int occurrences(int[] ids, int from, int to, int time, int shift) {
        int count = 0;
        int seen = 0;
        for (int k = from; k < to; k++) {
            seen = k > from && ids[k] == ids[k - 1] ? seen + 1 : 1;
            if (seen == time) {
                now[count++] = ids[k] - shift;
            }
        }
        return count;
    }

    @Override
    void send(SynapseGroup group, int[] ids, int count, int base) {
        for (int from = 0; from < count; from = next(ids, from, count)) {
            int to = next(ids, from, count);
            int rows = occurrences(ids, from, to, 1, 0);
            for (int time = 1; rows > 0; rows = occurrences(ids, from, to, ++time, 0)) {
                sendRows(group, rows, base);
            }
        }
    }

    /** Sends the weights of one source, which fires in the first {@code rows} of {@link #now}. */
    private void sendRows(SynapseGroup group, int rows, int base) {
        double[] input = ring().sums;
        int split = ring().split;
        float[] weights = group.weight();
        int[] targets = group.target();
        int[] slots = group.slot();
        int[] entries = now;
        int source = entries[0] / batch;
        int end = group.rowStart()[source + 1];
        for (int k = group.rowStart()[source]; k < end; k++) {
            int slot = slotted ? slots[k] : k;
            boolean pending = aside.length > 0 && aside[slot] != 0;
            float sent = pending ? constants.clip(weights[slot] + aside[slot]) : weights[slot];
            int at = base + (targets[k] - source) * batch + (sent < 0 ? split : 0);
            for (int e = 0; e < rows; e++) {
                input[at + entries[e]] += sent;
            }
        }
    }
}
