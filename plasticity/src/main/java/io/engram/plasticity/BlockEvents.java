package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.spi.LearningRule;

/**
 * What happens to the synapses of a block within a step, in which order: time, the targets' state, spikes of both sides,
 * signals. Synapses are grouped by delay; a group sees the spikes that its delays say. Owned by its {@link PlasticBlock}.
 *
 * <p>Each side acts whole, every synapse of every neuron that fires, and then its traces are raised, or the other way
 * round, as the rule's {@link LearningRule.Coincidence} says; a neuron that fires twice acts twice. A pre trace is consumed
 * by post events only and a post trace by pre events only.
 */
class BlockEvents {
    private final LearningRule rule;
    private final double dtMs;
    private final long stepSteps;
    private final int targetFrom;
    private final int targetTo;
    private final BlockLoop loop;
    private final SynapseGroups synapses;
    private final SynapseGroup[] groups;
    private final String[] signals;
    private final BlockSynapse synapse = new BlockSynapse();
    private final InputRing ring;
    private final boolean readsState;
    /** Spikes up to this step belong to what was before a reset. */
    private long forgotten;

    BlockEvents(PlasticPlan plan, BlockLoop loop) {
        this(plan, loop, SynapseGroups.of(plan));
    }

    BlockEvents(PlasticPlan plan, BlockLoop loop, SynapseGroups synapses) {
        this.loop = loop;
        this.synapses = synapses;
        rule = plan.rule();
        dtMs = plan.dtMs();
        stepSteps = rule.stepSteps(dtMs);
        readsState = !rule.postState().isEmpty();
        targetFrom = plan.targetFrom() * plan.batch();
        targetTo = plan.targetTo() * plan.batch();
        groups = synapses.groups();
        int longest = groups.length == 0 ? 0 : groups[groups.length - 1].delay();
        ring = new InputRing(longest + plan.sliceSteps() + 1, plan.receptors(), targetTo - targetFrom);
        signals = rule.signals().toArray(String[]::new);
        synapse.signals = new double[signals.length];
        synapse.variables = synapses.variables().columns;
        synapse.kept = synapses.variables().kept;
    }

    final SynapseGroups synapses() {
        return synapses;
    }

    final BlockSynapse synapse() {
        return synapse;
    }

    final InputRing ring() {
        return ring;
    }

    final long forgotten() {
        return forgotten;
    }

    final void forgotten(long step) {
        forgotten = step;
    }

    /** Weights become what all spikes so far make of them. */
    void catchUp() {
        // They are: every spike acts at once.
    }

    /** They will be read after {@code step}. */
    void expectReading(long step) {
        // They are ready at any time.
    }

    /** At the end of {@code step}: rows learn so that there is little to do when they are read. */
    void learnAhead(long step) {
        // There is nothing to do.
    }

    /** Traces are others than they were. */
    void open() {
        // Nothing is remembered of them.
    }

    /** Whether weights may be out of bounds, for upkeep wrote them since the last step. */
    void unclipped(boolean newUnclipped) {
        // Every synapse that is visited is clipped.
    }

    /** As if no neuron had fired up to {@code step}; weights stay. */
    void forget(long step) {
        forgotten = step;
        synapses.forget(step);
        ring.clear();
    }

    /** Traces decay to {@code step}. */
    void advance(long step) {
        for (TraceBank bank : synapses.pre()) {
            bank.advance(step);
        }
        for (TraceBank bank : synapses.post()) {
            bank.advance(step);
        }
    }

    /** A step by each group's own clock; at the {@code first}, also the silent ones by which it runs before the spikes. */
    final void passTime(long step, boolean first) {
        for (SynapseGroup group : groups) {
            long now = step + group.pre().lead;
            for (long at = first ? 1 : now; at <= now; at++) {
                if (at % stepSteps == 0) {
                    settle(group);
                    passTime(group, stepSteps * dtMs);
                }
            }
        }
    }

    /** Nothing learns: traces go on, and weights travel as they are. */
    final void pass(SpikeHistory source, SpikeHistory target) {
        raisePre(source);
        raisePost(target);
        send(source);
    }

    /** The spikes of both sides act, and raise their traces. */
    final void act(SpikeHistory source, SpikeHistory target) {
        switch (rule.coincidence()) {
            case PRE_FIRST -> {
                actPre(source);
                raisePre(source);
                actPost(target);
                raisePost(target);
            }
            case POST_FIRST -> {
                actPost(target);
                raisePost(target);
                actPre(source);
                raisePre(source);
            }
            case BOTH -> {
                raisePre(source);
                raisePost(target);
                actPre(source);
                actPost(target);
            }
            case NEITHER -> {
                actPost(target);
                actPre(source);
                raisePost(target);
                raisePre(source);
            }
        }
    }

    /** All traces of a group are read next. */
    private static void settle(SynapseGroup group) {
        group.pre().settle();
        group.post().settle();
    }

    void passTime(SynapseGroup group, double stepMs) {
        loop.step(group, synapse, stepMs);
    }

    /** How many spikes of a step there are to see: none of before a reset. */
    final int count(SpikeHistory spikes, long step) {
        return step <= forgotten ? 0 : spikes.count(step);
    }

    /** What targets were before the first step, or a reset, acts on nothing. */
    final void actByState() {
        if (!readsState) {
            return;
        }
        for (SynapseGroup group : groups) {
            if (group.post().event() - group.post().delay > forgotten) {
                settle(group);
                actByState(group, dtMs);
            }
        }
    }

    void actByState(SynapseGroup group, double stepMs) {
        loop.state(group, synapse, stepMs);
    }

    void actPre(SpikeHistory source) {
        for (SynapseGroup group : groups) {
            long spike = group.pre().event() - group.pre().delay;
            int count = count(source, spike);
            if (count > 0) {
                int[] ids = source.ids(spike);
                group.pre().settle(ids, count);
                group.post().settle();
                pre(group, ids, count, ring.open(spike + group.delay()));
            }
        }
        for (TraceBank bank : synapses.pre()) {
            bank.act(source);
        }
    }

    /** The first {@code count} of {@code ids} are the sources that fire now. */
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        loop.rows(group, synapse, ids, count, ring, base);
    }

    void actPost(SpikeHistory target) {
        for (SynapseGroup group : groups) {
            long spike = group.post().event() - group.post().delay;
            int count = count(target, spike);
            if (count > 0) {
                int[] ids = target.ids(spike);
                group.pre().settle();
                group.post().settle(ids, count);
                post(group, ids, count);
            }
        }
        for (TraceBank bank : synapses.post()) {
            bank.act(target);
        }
    }

    /** The first {@code count} of {@code ids} are the targets that fire now, those of other shards among them. */
    void post(SynapseGroup group, int[] ids, int count) {
        for (int k = 0; k < count && ids[k] < targetTo; k++) {
            if (ids[k] >= targetFrom) {
                boolean repeat = k > 0 && ids[k] == ids[k - 1];
                loop.column(group, synapse, ids[k] - targetFrom, repeat);
            }
        }
    }

    void raisePre(SpikeHistory source) {
        for (TraceBank bank : synapses.pre()) {
            bank.raise(source);
        }
    }

    void raisePost(SpikeHistory target) {
        for (TraceBank bank : synapses.post()) {
            bank.raise(target);
        }
    }

    /** Sends the weights as they stand once all events of the step are over. */
    void send(SpikeHistory source) {
        for (SynapseGroup group : groups) {
            long spike = group.pre().event() - group.pre().delay;
            int count = count(source, spike);
            if (count > 0) {
                int[] ids = source.ids(spike);
                int base = ring.open(spike + group.delay());
                send(group, ids, count, base);
            }
        }
    }

    void send(SynapseGroup group, int[] ids, int count, int base) {
        for (int k = 0; k < count; k++) {
            ring.add(group, ids[k], base);
        }
    }

    /** Signal {@code place} of the rule has a new value, which acts on every synapse unless nothing learns. */
    final void signal(int place, double value) {
        synapse.signals[place] = value;
        synapse.signal = value;
        if (!synapse.frozen) {
            for (SynapseGroup group : groups) {
                settle(group);
                signal(group, signals[place]);
            }
        }
    }

    void signal(SynapseGroup group, String signal) {
        loop.signal(group, synapse, signal);
    }

    /** How many steps the groups look back on. */
    final int historySteps() {
        int steps = 0;
        for (SynapseGroup group : groups) {
            steps = Math.max(steps, Math.abs(group.pre().delay - group.post().delay));
        }
        return steps;
    }
}
