package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;

/**
 * A block whose weights serve several rows of a batch, several synapses, or both. Within a step each side acts whole on the
 * weights from before it: what each row's events would change is reduced to one change a weight, pre events and post events
 * apart, and applied once. With rows that are all alike and the mean it does, to the last bit, what a block of one row does.
 * Events of all rows are taken together neuron by neuron; {@code BEFORE} and {@code AFTER} send the weight from before and
 * after what they came to.
 *
 * <p>Of weights that synapses share, every event of a side acts on the weight from before all of that side.
 */
final class SharedBlock extends PlasticBlock {
    private final BatchLoop loop;
    private final LoopConstants constants;
    private final Changes changes;
    private final int batch;
    private final int targetFrom;
    private final int targetTo;
    private final boolean slotted;
    private final int[] now;

    private SharedBlock(PlasticPlan plan, BatchLoop loop) {
        super(plan, BlockLoop.plain(plan.rule()));
        this.loop = loop;
        constants = LoopConstants.of(plan.rule());
        batch = plan.batch();
        targetFrom = plan.targetFrom() * batch;
        targetTo = plan.targetTo() * batch;
        slotted = plan.synapses().shared();
        now = new int[batch];
        int slots = slotted ? plan.synapses().weight().length : 0;
        changes = new Changes(plan.reduction(), batch, slots);
    }

    /** Whether a plan needs such a block. */
    static boolean serves(PlasticPlan plan) {
        return plan.batch() > 1 || plan.synapses().shared();
    }

    static SharedBlock of(PlasticPlan plan, BatchLoop loop) {
        return new SharedBlock(plan, loop);
    }

    @Override
    void passTime(SynapseGroup group, double dtMs) {
        loop.step(group, synapse(), changes, dtMs);
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
        settle(true);
    }

    @Override
    void actPre(SpikeHistory source) {
        if (slotted && constants.sendsBefore()) {
            send(source);
        }
        super.actPre(source);
        settle(!constants.together());
        if (slotted && constants.sendsAfter()) {
            send(source);
        }
    }

    @Override
    void actPost(SpikeHistory target) {
        super.actPost(target);
        settle(true);
    }

    private void settle(boolean clip) {
        float[] weights = synapses().weight();
        for (int k = 0; k < changes.slotCount(); k++) {
            int slot = changes.slot(k);
            float after = (float) (weights[slot] + changes.reduced(slot));
            weights[slot] = clip ? constants.clip(after) : after;
        }
        changes.settle();
    }

    /** Neuron by neuron, and where one fired more than once in a row again for those that did, as if it came later. */
    @Override
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        for (int from = 0; from < count; from = next(ids, from, count)) {
            int to = next(ids, from, count);
            int rows = occurrences(ids, from, to, 1, 0);
            for (int time = 1; rows > 0; rows = occurrences(ids, from, to, ++time, 0)) {
                if (!slotted && constants.sendsBefore()) {
                    sendRows(group, rows, base);
                }
                loop.row(group, synapse(), changes, now, rows, time > 1);
                if (!slotted && constants.sendsAfter()) {
                    sendRows(group, rows, base);
                }
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
            float sent = constants.clip(weights[slots.length > 0 ? slots[k] : k]);
            int at = base + (targets[k] - source) * batch + (sent < 0 ? split : 0);
            for (int e = 0; e < rows; e++) {
                input[at + entries[e]] += sent;
            }
        }
    }

    /** Where both sides act before a weight is clipped, what the sources' side left is clipped when the step is over. */
    @Override
    void endStep(SpikeHistory source) {
        if (!constants.together()) {
            return;
        }
        for (SynapseGroup group : synapses().groups()) {
            long spike = group.pre().event() - group.pre().delay;
            int count = source.count(spike);
            for (int k = 0; k < count; k = next(source.ids(spike), k, count)) {
                int neuron = source.ids(spike)[k] / batch;
                clip(group, group.rowStart()[neuron], group.rowStart()[neuron + 1]);
            }
        }
    }

    private void clip(SynapseGroup group, int from, int to) {
        float[] weights = group.weight();
        int[] slots = group.slot();
        for (int k = from; k < to; k++) {
            int slot = slots.length > 0 ? slots[k] : k;
            weights[slot] = constants.clip(weights[slot]);
        }
    }
}
