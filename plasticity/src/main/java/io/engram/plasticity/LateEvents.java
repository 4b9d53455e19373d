package io.engram.plasticity;

import io.engram.runtime.engine.Incoming;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.Traces;

/**
 * The events of synapses that nothing but spikes changes: a spike of a target waits until the source fires, and then acts on
 * what there was when it came. To the last bit what {@link BlockEvents} do, whenever rows {@link #catchUp}.
 */
final class LateEvents extends BlockEvents {
    /** Where rows are shorter on average, columns cost less. */
    private static final int LEAST_ROW = 16;

    /** How many targets are looked at for the length of rows. */
    private static final int LOOKS = 16;

    private static final int MOST_TARGETS = 1 << Character.SIZE;

    /** Before weights are read, rows of so many synapses learn ahead at each step: some tenths of a millisecond of work. */
    private static final int AHEAD = 1 << 16;

    private final LateLoop loop;
    private final LateRows[] late;
    private final int targetFrom;
    private final int targetTo;
    /** The step after which weights are read. */
    private long readAfter = -1;

    LateEvents(PlasticPlan plan, LateLoop loop) {
        super(plan, BlockLoop.plain(plan.rule()), SynapseGroups.late(plan));
        this.loop = loop;
        targetFrom = plan.targetFrom();
        targetTo = plan.targetTo();
        SynapseGroup[] groups = synapses().groups();
        late = new LateRows[groups.length];
        for (int g = 0; g < groups.length; g++) {
            late[g] = new LateRows(groups[g], targetTo - targetFrom);
        }
    }

    /** Whether they can serve a plan, and rows are long enough. */
    static boolean serve(PlasticPlan plan) {
        return can(plan) && plan.synapses().oneDelay() && longRows(plan);
    }

    /** Whether nothing but spikes acts, and all of a rule that a spike of a target needs can be had later. */
    static boolean can(PlasticPlan plan) {
        LearningRule rule = plan.rule();
        boolean spikesOnly = !rule.everyStep()
                && rule.postState().isEmpty()
                && rule.signals().isEmpty();
        boolean sends = rule.travel() == Travel.BEFORE || rule.travel() == Travel.AFTER;
        return spikesOnly
                && sends
                && rule.coincidence() != Coincidence.BOTH
                && rule.traces().pairing() == Traces.Pairing.ALL
                && TraceBank.onlyDecay(rule.traces().pre(), plan.dtMs())
                && plan.upkeep().isEmpty()
                && !SharedEvents.serve(plan)
                && plan.targetTo() - plan.targetFrom() <= MOST_TARGETS;
    }

    private static boolean longRows(PlasticPlan plan) {
        int targets = plan.targetTo() - plan.targetFrom();
        int looks = Math.min(LOOKS, targets);
        Incoming.Reader reader = plan.synapses().reader(0, targets);
        long synapses = 0;
        for (int k = 0; k < looks; k++) {
            synapses += reader.read((int) ((long) k * targets / looks));
        }
        return synapses * targets >= (long) LEAST_ROW * plan.sourceSize() * looks;
    }

    @Override
    void catchUp() {
        for (int g = 0; g < late.length; g++) {
            catchUp(g);
        }
    }

    private void catchUp(int g) {
        learn(g, 0, sources(g));
        late[g].open();
    }

    private int sources(int g) {
        return synapses().groups()[g].rowStart().length - 1;
    }

    /** The rows of sources {@code first} to {@code last} (exclusive) learn of what waits. */
    private void learn(int g, int first, int last) {
        SynapseGroup group = synapses().groups()[g];
        for (int source = first; source < last; source++) {
            if (late[g].turnTo(source)) {
                row(group, late[g], source, true, false, 0);
            }
        }
    }

    @Override
    void expectReading(long step) {
        readAfter = step;
    }

    /** All rows in turn, within the last steps before weights are read: all then have only those steps to catch up with. */
    @Override
    void learnAhead(long step) {
        long steps = synapses().size() / AHEAD + 1;
        long done = steps - 1 - (readAfter - step);
        if (done < 0 || done >= steps) {
            return;
        }
        for (int g = 0; g < late.length; g++) {
            learn(g, (int) (done * sources(g) / steps), (int) ((done + 1) * sources(g) / steps));
        }
    }

    /** The row of {@code source}, in parts that stay in the nearest cache: it learns of what waits, then its spike acts. */
    private void row(SynapseGroup group, LateRows rows, int source, boolean learns, boolean acts, int base) {
        int end = group.rowStart()[source + 1];
        for (int from = group.rowStart()[source]; from < end; from += LateRows.PART) {
            int to = Math.min(end, from + LateRows.PART);
            if (learns) {
                loop.learnRounds(group, synapse(), rows, rows.list(source, from, to));
            }
            if (acts) {
                loop.act(group, synapse(), source, from, to, ring(), base);
            }
        }
        rows.learned(source);
    }

    @Override
    void advance(long step) {
        super.advance(step);
        for (int g = 0; g < late.length; g++) {
            if (late[g].full()) {
                catchUp(g);
            }
        }
    }

    @Override
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        LateRows rows = late[0];
        rows.touch(ids[0]);
        for (int k = 0; k < count; k++) {
            if (k + 1 < count) {
                rows.touch(ids[k + 1]);
            }
            row(group, rows, ids[k], rows.turnTo(ids[k]), true, base);
        }
    }

    @Override
    void actPost(SpikeHistory target) {
        for (int g = 0; g < late.length; g++) {
            SynapseGroup group = synapses().groups()[g];
            long spike = group.post().event() - group.post().delay;
            int count = count(target, spike);
            if (count > 0) {
                int[] ids = target.ids(spike);
                group.post().settle(ids, count);
                fire(g, ids, count);
            }
        }
    }

    private void fire(int g, int[] ids, int count) {
        for (int k = 0; k < count && ids[k] < targetTo; k++) {
            if (ids[k] >= targetFrom) {
                late[g].fire(ids[k] - targetFrom);
                if (late[g].full()) {
                    catchUp(g);
                }
            }
        }
    }

    @Override
    void raisePre(SpikeHistory source) {
        super.raisePre(source);
        for (int g = 0; g < late.length; g++) {
            SynapseGroup group = synapses().groups()[g];
            long spike = group.pre().event() - group.pre().delay;
            int count = count(source, spike);
            for (int k = 0; k < count; k++) {
                late[g].raised(source.ids(spike)[k]);
            }
        }
    }

    /** As if no neuron had fired up to {@code step}. */
    @Override
    void forget(long step) {
        catchUp();
        super.forget(step);
        open();
    }

    /** Traces are others than they were. */
    @Override
    void open() {
        for (LateRows rows : late) {
            rows.open();
        }
    }
}
