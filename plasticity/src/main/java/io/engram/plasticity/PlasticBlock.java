package io.engram.plasticity;

import io.engram.runtime.engine.DigestSum;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.SignalCourse;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.StateHistory;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Travel;
import java.util.List;
import java.util.Optional;

/**
 * The plastic synapses of one projection that end in one shard: weights, whether they learn, their upkeep, and what is
 * saved of them; what a step does to them is {@link BlockEvents}'. Owned by its {@link PlasticityActor}, lent to a worker
 * during a grant. A step is taken whole before the next, so that where a slice is cut changes no bit.
 */
public final class PlasticBlock implements PlasticStage {
    private final String projection;
    private final LearningRule rule;
    private final BlockEvents events;
    private final SynapseGroups synapses;
    private final int targetFrom;
    private final WeightCopies copies;
    private final Optional<UpkeepSet> upkeep;
    private final SignalCourse course;
    /** For each signal of the rule its place in the course; -1 where it stays as it is set. */
    private final int[] moving;

    private StateHistory states = StateHistory.NONE;
    private boolean learning = true;
    private long learned;

    private PlasticBlock(PlasticPlan plan, BlockEvents events) {
        this.events = events;
        projection = plan.name();
        targetFrom = plan.targetFrom();
        rule = plan.rule();
        synapses = events.synapses();
        copies = new WeightCopies(synapses);
        RuleCheck.within(projection, synapses.weight(), rule);
        course = new SignalCourse(plan.signals(), plan.sliceSteps());
        moving = rule.signals().stream().mapToInt(course::place).toArray();
        upkeep = plan.upkeep().isEmpty() ? Optional.empty() : Optional.of(new UpkeepSet(plan, synapses));
    }

    /** A block whose loop is cloned for the plan's rule. */
    public static PlasticBlock of(PlasticPlan plan) {
        if (SharedEvents.serve(plan)) {
            return of(plan, BatchLoop.clonedFor(Unclipped.where(plan)));
        }
        if (LateEvents.serve(plan)) {
            return of(plan, LateLoop.fastest(plan.rule()).get());
        }
        return of(plan, BlockLoop.clonedFor(Unclipped.where(plan)));
    }

    /** A block whose loop is shared by all rules: slow, the same bits. For tests. */
    public static PlasticBlock plain(PlasticPlan plan) {
        if (SharedEvents.serve(plan)) {
            return of(plan, BatchLoop.plain(Unclipped.where(plan)));
        }
        return new PlasticBlock(plan, new BlockEvents(plan, BlockLoop.plain(Unclipped.where(plan))));
    }

    /** A block that shares the cloned loop of another with an equal rule. */
    static PlasticBlock of(PlasticPlan plan, BlockLoop loop) {
        SynapseGroups synapses = SynapseGroups.of(plan);
        return new PlasticBlock(
                plan,
                FullEvents.serve(plan, synapses)
                        ? new FullEvents(plan, loop, synapses)
                        : new BlockEvents(plan, loop, synapses));
    }

    /** The same where weights serve several rows or synapses. */
    static PlasticBlock of(PlasticPlan plan, BatchLoop loop) {
        return new PlasticBlock(plan, new SharedEvents(plan, loop));
    }

    /** The same where targets' spikes wait for those of sources. */
    static PlasticBlock of(PlasticPlan plan, LateLoop loop) {
        return new PlasticBlock(plan, new LateEvents(plan, loop));
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
        follow(step);
        boolean timeActs = learning && rule.everyStep();
        if (timeActs && !rule.stepsLast()) {
            events.passTime(step, learned == 0);
        }
        events.advance(step);
        events.unclipped(upkeep.isPresent() && upkeep.get().unclipped());
        if (learning) {
            events.actByState();
        }
        if (!learning && rule.travel() != Travel.COMPUTED) {
            events.pass(source, target);
        } else {
            events.act(source, target);
        }
        if (timeActs && rule.stepsLast()) {
            events.passTime(step, learned == 0);
        }
        if (learning && upkeep.isPresent()) {
            upkeep.get().endStep(step, target);
        }
        if (learning && rule.travel() == Travel.END_OF_STEP) {
            events.send(source);
        }
        events.learnAhead(step);
        learned = step;
    }

    @Override
    public void addInput(long step, double[][] input) {
        events.ring().drain(step, input);
    }

    @Override
    public void hear(long firstStep, int steps, SpikeHistory[] populations) {
        course.hear(firstStep, steps, populations);
    }

    /** Signals that move by themselves are what they are at this step; every synapse hears of what arrives. */
    private void follow(long step) {
        course.advance(step);
        for (int k = 0; k < moving.length; k++) {
            int place = moving[k];
            if (place >= 0 && course.arrives(place)) {
                events.signal(k, course.value(place));
            } else if (place >= 0) {
                events.synapse().signals[k] = course.value(place);
            }
        }
    }

    @Override
    public void signal(String signal, double value) {
        if (signal.equals(Network.LEARNING)) {
            learn(value != 0);
        } else {
            enter(signal, value, false);
        }
    }

    @Override
    public void pulse(String signal, double value) {
        enter(signal, value, true);
    }

    private void enter(String signal, double value, boolean adds) {
        int place = course.place(signal);
        int heard = rule.signals().indexOf(signal);
        if (place >= 0) {
            course.enter(place, value, adds, learned + 1);
        } else if (heard >= 0) {
            events.signal(heard, adds ? events.synapse().signals[heard] + value : value);
        }
    }

    private void learn(boolean on) {
        events.catchUp();
        learning = on;
        events.synapse().frozen = !on;
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
        return events.historySteps();
    }

    @Override
    public int size() {
        return synapses.size();
    }

    @Override
    public int weights() {
        return synapses.weight().length;
    }

    @Override
    public void readWeights(float[] weights) {
        events.catchUp();
        synapses.inOrder(synapses.weight(), weights, 0);
    }

    @Override
    public void expectReading(long step) {
        events.expectReading(step);
    }

    @Override
    public CopiedWeights copyWeights() {
        events.catchUp();
        return copies.copy();
    }

    @Override
    public void digest(int place, DigestSum digest) {
        events.catchUp();
        synapses.digest((long) place << 32 | targetFrom, digest);
    }

    @Override
    public void writeWeights(float[] weights) {
        if (weights.length != weights()) {
            throw new IllegalStateException(
                    "projection " + projection + ": " + weights.length + " weights for " + weights());
        }
        RuleCheck.within(projection, weights, rule);
        events.catchUp();
        synapses.writeWeights(weights);
    }

    @Override
    public void reset() {
        if (learning && upkeep.isPresent()) {
            upkeep.get().endPresentation();
        }
        events.forget(learned);
    }

    @Override
    public void save(String prefix, StageState state) {
        events.catchUp();
        state.put(prefix + "learned", new long[] {learned, learning ? 1 : 0, events.forgotten()});
        state.put(prefix + "signals", events.synapse().signals.clone());
        course.save(prefix + "signal.", state);
        upkeep.ifPresent(set -> set.save(prefix, state));
        synapses.save(prefix, state);
        events.ring().save(prefix, state);
        states.save(prefix + "state", state);
    }

    @Override
    public void restore(String prefix, StageState state) {
        learned = state.longs(prefix + "learned")[0];
        learn(state.longs(prefix + "learned")[1] == 1);
        events.forgotten(state.longs(prefix + "learned")[2]);
        events.synapse().signals = state.doubles(prefix + "signals").clone();
        course.restore(prefix + "signal.", state);
        upkeep.ifPresent(set -> set.restore(prefix, state));
        states.restore(prefix + "state", state);
        synapses.restore(prefix, state);
        events.ring().restore(prefix, state);
        events.open();
    }
}
