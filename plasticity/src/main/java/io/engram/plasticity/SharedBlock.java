package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.spi.LearningRule.Travel;
import java.util.Arrays;

/**
 * A block whose weights serve several rows of a batch, several synapses, or both. Within a step each side acts whole on the
 * weights from before it: what each row's events would change is reduced to one change a weight, pre events and post events
 * apart, and applied once. With rows that are all alike and the mean it does, to the last bit, what a block of one row does.
 *
 * <p>{@code BEFORE} sends weights from before the sources' side of the step acts, {@code AFTER} from after it.
 */
final class SharedBlock extends PlasticBlock {
    private final BatchLoop loop;
    private final LoopConstants constants;
    private final Changes changes;
    private final int batch;
    private final int targetFrom;
    private final int targetTo;

    private SharedBlock(PlasticPlan plan, BatchLoop loop) {
        super(plan, BlockLoop.plain(plan.rule()));
        this.loop = loop;
        constants = LoopConstants.of(plan.rule());
        batch = plan.batch();
        targetFrom = plan.targetFrom() * batch;
        targetTo = plan.targetTo() * batch;
        int slots = plan.synapses().shared() ? plan.synapses().weight().length : 0;
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
        if (rule().travel() == Travel.BEFORE) {
            send(source);
        }
        super.actPre(source);
        settle(!constants.together());
        if (rule().travel() == Travel.AFTER) {
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

    @Override
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        int from = 0;
        while (from < count) {
            int to = sameNeuron(ids, from, count);
            loop.row(group, synapse(), changes, ids, from, to);
            from = to;
        }
    }

    @Override
    void post(SynapseGroup group, int[] ids, int count) {
        int from = Arrays.binarySearch(ids, 0, count, targetFrom);
        from = from < 0 ? -from - 1 : from;
        while (from > 0 && ids[from - 1] == targetFrom) {
            from--;
        }
        while (from < count && ids[from] < targetTo) {
            int to = sameNeuron(ids, from, count);
            loop.column(group, synapse(), changes, ids, from, to, targetFrom);
            from = to;
        }
    }

    private int sameNeuron(int[] ids, int from, int count) {
        int next = (ids[from] / batch + 1) * batch;
        int to = from + 1;
        while (to < count && ids[to] < next) {
            to++;
        }
        return to;
    }

    @Override
    void send(SynapseGroup group, int[] ids, int count, int base) {
        double[] input = ring().sums;
        int split = ring().split;
        float[] weights = group.weight();
        int[] targets = group.target();
        int[] slots = group.slot();
        for (int e = 0; e < count; e++) {
            int source = ids[e] / batch;
            int first = base + ids[e] - source * batch;
            int end = group.rowStart()[source + 1];
            for (int k = group.rowStart()[source]; k < end; k++) {
                float sent = constants.clip(weights[slots.length > 0 ? slots[k] : k]);
                input[first + targets[k] * batch + (sent < 0 ? split : 0)] += sent;
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
            int k = 0;
            while (k < count) {
                int neuron = source.ids(spike)[k] / batch;
                clip(group, group.rowStart()[neuron], group.rowStart()[neuron + 1]);
                k = sameNeuron(source.ids(spike), k, count);
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
