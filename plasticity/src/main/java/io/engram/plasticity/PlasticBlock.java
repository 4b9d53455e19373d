package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.StateHistory;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Travel;
import java.util.List;
import java.util.Optional;

/**
 * The plastic synapses of one projection that end in one shard. Owned by its {@link PlasticityActor}, lent to a worker
 * during a grant. Synapses are grouped by delay; a step is taken whole, group by group, before the next, so that where a
 * slice is cut changes no bit.
 *
 * <p>Within a step each side acts whole, every synapse of every neuron that fires, and then its traces are raised, or the
 * other way round, as the rule's {@link LearningRule.Coincidence} says; a neuron that fires twice acts twice. A pre trace
 * is consumed by post events only and a post trace by pre events only.
 */
public class PlasticBlock implements PlasticStage {
    private final String projection;
    private final LearningRule rule;
    private final double dtMs;
    private final long stepSteps;
    private final int targetFrom;
    private final int targetTo;
    private final BlockLoop loop;
    private final SynapseGroups synapses;
    private final SynapseGroup[] groups;
    private final BlockSynapse synapse = new BlockSynapse();
    private final InputRing ring;
    private final boolean readsState;
    private StateHistory states = StateHistory.NONE;
    private final Optional<UpkeepSet> upkeep;
    private boolean learning = true;
    private long learned;
    /** Spikes up to this step belong to what was before a reset. */
    private long forgotten;

    PlasticBlock(PlasticPlan plan, BlockLoop loop) {
        this.loop = loop;
        projection = plan.name();
        rule = plan.rule();
        dtMs = plan.dtMs();
        stepSteps = rule.stepSteps(dtMs);
        readsState = !rule.postState().isEmpty();
        targetFrom = plan.targetFrom() * plan.batch();
        targetTo = plan.targetTo() * plan.batch();
        RuleCheck.check(rule, dtMs);
        synapses = SynapseGroups.of(plan);
        groups = synapses.groups();
        int longest = groups.length == 0 ? 0 : groups[groups.length - 1].delay();
        ring = new InputRing(longest + plan.sliceSteps() + 1, plan.receptors(), targetTo - targetFrom);
        RuleCheck.within(projection, plan.synapses().weight(), rule);
        synapse.signals = new double[rule.signals().size()];
        synapse.variables = synapses.variables().columns;
        synapse.kept = synapses.variables().kept;
        upkeep = plan.upkeep().isEmpty() ? Optional.empty() : Optional.of(new UpkeepSet(plan, synapses));
    }

    /** A block whose loop is cloned for the plan's rule. */
    public static PlasticBlock of(PlasticPlan plan) {
        if (SharedBlock.serves(plan)) {
            return SharedBlock.of(plan, BatchLoop.clonedFor(Unclipped.where(plan)));
        }
        return new PlasticBlock(plan, BlockLoop.clonedFor(Unclipped.where(plan)));
    }

    /** A block whose loop is shared by all rules: slow, the same bits. For tests. */
    public static PlasticBlock plain(PlasticPlan plan) {
        if (SharedBlock.serves(plan)) {
            return SharedBlock.of(plan, BatchLoop.plain(Unclipped.where(plan)));
        }
        return new PlasticBlock(plan, BlockLoop.plain(Unclipped.where(plan)));
    }

    /** A block that shares the cloned loop of another with an equal rule. */
    static PlasticBlock of(PlasticPlan plan, BlockLoop loop) {
        return new PlasticBlock(plan, loop);
    }

    @Override
    public void learn(long firstStep, int steps, SpikeHistory source, SpikeHistory target) {
        if (firstStep != learned + 1) {
            throw new IllegalStateException("projection " + projection + " learned up to step " + learned
                    + " and cannot learn from step " + firstStep);
        }
        for (int k = 0; k < steps; k++) {
            step(firstStep + k, source, target);
        }
    }

    private void step(long step, SpikeHistory source, SpikeHistory target) {
        boolean timeActs = learning && rule.everyStep();
        if (timeActs && !rule.stepsLast()) {
            passTime(step);
        }
        for (TraceBank bank : synapses.pre()) {
            bank.advance(step);
        }
        for (TraceBank bank : synapses.post()) {
            bank.advance(step);
        }
        if (readsState && learning) {
            actByState();
        }
        if (!learning && rule.travel() != Travel.COMPUTED) {
            pass(source, target);
        } else {
            act(source, target);
        }
        if (timeActs && rule.stepsLast()) {
            passTime(step);
        }
        if (learning && upkeep.isPresent()) {
            upkeep.get().endStep(step, target);
        }
        if (learning && rule.travel() == Travel.END_OF_STEP) {
            send(source);
        }
        learned = step;
    }

    /** Nothing learns: traces go on, and weights travel as they are. */
    private void pass(SpikeHistory source, SpikeHistory target) {
        raisePre(source);
        raisePost(target);
        send(source);
    }

    private void act(SpikeHistory source, SpikeHistory target) {
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

    /** A step by each group's own clock; at the first, also the silent ones by which it runs before the spikes. */
    private void passTime(long step) {
        for (SynapseGroup group : groups) {
            long now = step + group.pre().lead;
            for (long at = learned == 0 ? 1 : now; at <= now; at++) {
                if (at % stepSteps == 0) {
                    passTime(group, stepSteps * dtMs);
                }
            }
        }
    }

    void passTime(SynapseGroup group, double stepMs) {
        loop.step(group, synapse, stepMs);
    }

    /** How many spikes of a step there are to see: none of before a reset. */
    final int count(SpikeHistory spikes, long step) {
        return step <= forgotten ? 0 : spikes.count(step);
    }

    /** What targets were before the first step, or a reset, acts on nothing. */
    private void actByState() {
        for (SynapseGroup group : groups) {
            if (group.post().event() - group.post().delay > forgotten) {
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
                pre(group, ids, count, ring.open(spike + group.delay()));
            }
        }
        for (TraceBank bank : synapses.pre()) {
            bank.act(source);
        }
    }

    /** The first {@code count} of {@code ids} are the sources that fire now. */
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        for (int k = 0; k < count; k++) {
            loop.row(group, synapse, ids[k], k > 0 && ids[k] == ids[k - 1], ring, base);
        }
    }

    void actPost(SpikeHistory target) {
        for (SynapseGroup group : groups) {
            long spike = group.post().event() - group.post().delay;
            int count = count(target, spike);
            if (count > 0) {
                int[] ids = target.ids(spike);
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

    private void raisePre(SpikeHistory source) {
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

    @Override
    public void addInput(long step, double[][] input) {
        ring.drain(step, input);
    }

    @Override
    public void signal(String signal, double value) {
        if (signal.equals(Network.LEARNING)) {
            learning = value != 0;
            synapse.frozen = !learning;
            return;
        }
        int place = rule.signals().indexOf(signal);
        if (place < 0) {
            return;
        }
        synapse.signals[place] = value;
        synapse.signal = value;
        if (!learning) {
            return;
        }
        for (SynapseGroup group : groups) {
            signal(group, signal);
        }
    }

    void signal(SynapseGroup group, String signal) {
        loop.signal(group, synapse, signal);
    }

    @Override
    public List<String> postState() {
        return rule.postState();
    }

    @Override
    public void watch(StateHistory history) {
        states = history;
        for (TraceBank bank : synapses.post()) {
            bank.watch(history);
        }
    }

    @Override
    public int historySteps() {
        int steps = 0;
        for (SynapseGroup group : groups) {
            steps = Math.max(steps, Math.abs(group.pre().delay - group.post().delay));
        }
        return steps;
    }

    @Override
    public int size() {
        return groups.length == 0 ? 0 : groups[0].target().length;
    }

    @Override
    public int weights() {
        return synapses.weight().length;
    }

    @Override
    public void readWeights(float[] weights) {
        synapses.readWeights(weights);
    }

    @Override
    public void writeWeights(float[] weights) {
        if (weights.length != weights()) {
            throw new IllegalStateException(
                    "projection " + projection + ": " + weights.length + " weights for " + weights());
        }
        RuleCheck.within(projection, weights, rule);
        synapses.writeWeights(weights);
    }

    final LearningRule rule() {
        return rule;
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

    @Override
    public void reset() {
        if (learning && upkeep.isPresent()) {
            upkeep.get().endPresentation();
        }
        forgotten = learned;
        synapses.forget(learned);
        ring.clear();
    }

    @Override
    public void save(String prefix, StageState state) {
        state.put(prefix + "learned", new long[] {learned, learning ? 1 : 0, forgotten});
        state.put(prefix + "signals", synapse.signals.clone());
        upkeep.ifPresent(set -> set.save(prefix, state));
        synapses.save(prefix, state);
        ring.save(prefix, state);
        states.save(prefix + "state", state);
    }

    @Override
    public void restore(String prefix, StageState state) {
        learned = state.longs(prefix + "learned")[0];
        learning = state.longs(prefix + "learned")[1] == 1;
        forgotten = state.longs(prefix + "learned")[2];
        synapse.frozen = !learning;
        synapse.signals = state.doubles(prefix + "signals").clone();
        upkeep.ifPresent(set -> set.restore(prefix, state));
        states.restore(prefix + "state", state);
        synapses.restore(prefix, state);
        ring.restore(prefix, state);
    }
}
