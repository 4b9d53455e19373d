package io.engram.plasticity;

import io.engram.runtime.engine.DigestSum;
import io.engram.runtime.engine.Incoming;
import io.engram.runtime.engine.Parts;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * The synapses of a block, sorted once into groups of equal delay, ascending; banks of traces are shared by groups that see
 * the same spikes at the same step.
 *
 * @param rest what rounding left out of each weight, or empty
 * @param spent what each synapse has spent of its source's traces
 * @param variables what the rule keeps of each synapse beside its weight
 * @param targetStart where the synapses of each target begin in the canonical order
 * @param canonical position of weight k, in the order target, source, draw, or of the slots
 */
record SynapseGroups(
        SynapseGroup[] groups,
        TraceBank[] pre,
        TraceBank[] post,
        float[] weight,
        float[] rest,
        Spent spent,
        Variables variables,
        int[] targetStart,
        int[] canonical) {

    int size() {
        return targetStart[targetStart.length - 1];
    }

    /** Whether its synapses have no index by target; by source, then target they are in canonical order of each target. */
    private boolean late() {
        return canonical.length < weight.length;
    }

    /** Copies {@code weights}, which are these or lie as these do, into {@code to} from {@code from} on in canonical order. */
    void inOrder(float[] weights, float[] to, int from) {
        if (late()) {
            int[] next = targetStart.clone();
            char[] near = groups[0].near();
            for (int k = 0; k < weights.length; k++) {
                to[from + next[near[k]]++] = weights[k];
            }
            return;
        }
        for (int k = 0; k < weights.length; k++) {
            to[from + k] = weights[canonical[k]];
        }
    }

    /** Adds each synapse to {@code digest}; targets are counted from {@code first}. */
    void digest(long first, DigestSum digest) {
        for (SynapseGroup group : groups) {
            for (int source = 0; source < group.rowStart().length - 1; source++) {
                for (int k = group.rowStart()[source]; k < group.rowStart()[source + 1]; k++) {
                    int target = late() ? group.near()[k] : group.target()[k];
                    digest.add(first + target, source, Float.floatToRawIntBits(weight[k]));
                }
            }
        }
    }

    /** Sets the weights, in canonical order; one that is written as it is stays as it is. */
    void writeWeights(float[] from) {
        if (late()) {
            int[] next = targetStart.clone();
            char[] near = groups[0].near();
            for (int k = 0; k < weight.length; k++) {
                weight[k] = from[next[near[k]]++];
            }
            return;
        }
        for (int k = 0; k < weight.length; k++) {
            int place = canonical[k];
            if (rest.length > 0 && weight[place] != from[k]) {
                rest[place] = 0;
            }
            weight[place] = from[k];
        }
    }

    /** As if no neuron had fired up to {@code step}; weights stay. */
    void forget(long step) {
        for (TraceBank bank : pre) {
            bank.reset(step);
        }
        for (TraceBank bank : post) {
            bank.reset(step);
        }
        spent.reset();
        variables.reset();
    }

    void save(String prefix, StageState state) {
        float[] weights = new float[weight.length];
        inOrder(weight, weights, 0);
        state.put(prefix + "weights", weights);
        state.put(prefix + "rest", rest.clone());
        spent.save(prefix, state);
        variables.save(prefix, state);
        for (int k = 0; k < pre.length; k++) {
            pre[k].save(prefix + "pre" + k + ".", state);
        }
        for (int k = 0; k < post.length; k++) {
            post[k].save(prefix + "post" + k + ".", state);
        }
    }

    void restore(String prefix, StageState state) {
        writeWeights(state.floats(prefix + "weights"));
        System.arraycopy(state.floats(prefix + "rest"), 0, rest, 0, rest.length);
        spent.restore(prefix, state);
        variables.restore(prefix, state);
        for (int k = 0; k < pre.length; k++) {
            pre[k].restore(prefix + "pre" + k + ".", state);
        }
        for (int k = 0; k < post.length; k++) {
            post[k].restore(prefix + "post" + k + ".", state);
        }
    }

    static SynapseGroups of(PlasticPlan plan) {
        return new Sorting(plan, false).sorted();
    }

    /** Of one delay, for blocks that learn late: without an index by target. */
    static SynapseGroups late(PlasticPlan plan) {
        return new Sorting(plan, true).sorted();
    }

    /**
     * The counting sorts. Synapses are drawn twice, to be counted and to be put where they stay, parts of the targets in
     * parallel; rows are ascending by target, then as drawn, and columns, made of them, by source, then as drawn.
     */
    private static final class Sorting {
        private final PlasticPlan plan;
        private final Incoming synapses;
        private final int targets;
        private final int[] delays;
        private final int[] groupOf;
        private final List<Part> parts;
        private final float[] weight;
        private final float[] rest;
        private final int[] slot;
        private final float[] change;
        private final Spent spent;
        private final Variables variables;
        private final int[] target;
        private final char[] near;
        private final int[] position;
        private final int[] source;
        private final int[] targetStart;
        private final int[] canonical;
        private final int[][] rowStart;
        private final int[][] columnStart;
        private final List<TraceBank> pre = new ArrayList<>();
        private final List<TraceBank> post = new ArrayList<>();

        Sorting(PlasticPlan plan, boolean late) {
            this.plan = plan;
            RuleCheck.check(plan.rule(), plan.dtMs());
            synapses = plan.synapses();
            targets = plan.targetTo() - plan.targetFrom();
            delays = delays();
            groupOf = new int[delays.length == 0 ? 0 : delays[delays.length - 1] + 1];
            for (int g = 0; g < delays.length; g++) {
                groupOf[delays[g]] = g;
            }
            rowStart = new int[delays.length][plan.sourceSize() + 1];
            columnStart = new int[delays.length][targets + 1];
            targetStart = new int[targets + 1];
            parts = Parts.parallel(0, targets, 1, Part::new);
            if (late && delays.length > 1) {
                throw new IllegalStateException(
                        "projection " + plan.name() + " cannot learn late: it has several delays");
            }
            int size = accumulate();
            boolean shared = synapses.shared();
            weight = synapses instanceof Synapses some && shared ? some.weight().clone() : new float[size];
            boolean slow =
                    plan.rule().everyStep() || !plan.rule().postState().isEmpty() || UpkeepSet.actsEveryStep(plan);
            rest = new float[slow ? weight.length : 0];
            slot = new int[shared ? size : 0];
            change = new float[plan.rule().coincidence() == Coincidence.BOTH ? weight.length : 0];
            spent = new Spent(plan.rule().traces(), plan.dtMs(), size, plan.batch());
            variables = new Variables(
                    plan.rule().variables(), plan.rule().stepSteps(plan.dtMs()) * plan.dtMs(), size * plan.batch());
            target = new int[late ? 0 : size];
            near = new char[late ? size : 0];
            parts.parallelStream().forEach(Part::fill);
            position = new int[target.length];
            source = new int[target.length];
            if (!late) {
                columns();
            }
            canonical = shared ? places(weight.length) : delays.length == 1 ? position : canonical(size);
        }

        SynapseGroups sorted() {
            SynapseGroup[] groups = new SynapseGroup[delays.length];
            for (int g = 0; g < delays.length; g++) {
                groups[g] = group(g);
            }
            return new SynapseGroups(
                    groups,
                    pre.toArray(TraceBank[]::new),
                    post.toArray(TraceBank[]::new),
                    weight,
                    rest,
                    spent,
                    variables,
                    targetStart,
                    canonical);
        }

        private int[] delays() {
            BitSet all = new BitSet();
            Incoming.Reader reader = synapses.reader(0, targets);
            for (int t = 0; t < targets && !(synapses.oneDelay() && !all.isEmpty()); t++) {
                int count = reader.read(t);
                for (int k = 0; k < count; k++) {
                    all.set(reader.delaySteps(k));
                }
            }
            return all.stream().toArray();
        }

        /** Weights that synapses share stand in the order in which they came. */
        private static int[] places(int size) {
            int[] places = new int[size];
            Arrays.setAll(places, k -> k);
            return places;
        }

        /** Sets where rows, columns and targets begin, and in each part where it goes on in each row; all synapses. */
        private int accumulate() {
            int rows = 0;
            int columns = 0;
            for (int g = 0; g < delays.length; g++) {
                for (int s = 0; s < plan.sourceSize(); s++) {
                    rowStart[g][s] = rows;
                    for (Part part : parts) {
                        int own = part.place[g][s];
                        part.place[g][s] = rows;
                        rows = Math.addExact(rows, own);
                    }
                }
                rowStart[g][plan.sourceSize()] = rows;
                columns = accumulate(columnStart[g], columns);
            }
            for (int t = 0; t < targets; t++) {
                targetStart[t + 1] += targetStart[t];
            }
            return rows;
        }

        /** From the rows: a column lists them as it meets them. */
        private void columns() {
            for (int g = 0; g < delays.length; g++) {
                int[] column = columnStart[g].clone();
                for (int s = 0; s < plan.sourceSize(); s++) {
                    for (int k = rowStart[g][s]; k < rowStart[g][s + 1]; k++) {
                        int entry = column[target[k]]++;
                        position[entry] = k;
                        source[entry] = s;
                    }
                }
            }
        }

        /** Of several delays, each target's columns are merged in the order in which it was drawn. */
        private int[] canonical(int size) {
            int[] places = new int[size];
            Incoming.Reader reader = synapses.reader(0, targets);
            for (int t = 0; t < targets; t++) {
                int[] next = new int[delays.length];
                int count = reader.readSorted(t);
                for (int k = 0; k < count; k++) {
                    int g = groupOf[reader.delaySteps(k)];
                    places[targetStart[t] + k] = position[columnStart[g][t] + next[g]++];
                }
            }
            return places;
        }

        /** What one thread draws: the synapses that end in targets {@code first} to {@code last} (exclusive). */
        private final class Part {
            private final int first;
            private final int last;
            private final Incoming.Reader reader;
            private final int[][] place = new int[delays.length][plan.sourceSize()];

            Part(int first, int last) {
                this.first = first;
                this.last = last;
                reader = synapses.reader(first, last);
                for (int t = first; t < last; t++) {
                    int count = reader.read(t);
                    targetStart[t + 1] = count;
                    for (int k = 0; k < count; k++) {
                        int g = group(k);
                        place[g][reader.source(k)]++;
                        columnStart[g][t + 1]++;
                    }
                }
            }

            private int group(int k) {
                return delays.length == 1 ? 0 : groupOf[reader.delaySteps(k)];
            }

            void fill() {
                for (int t = first; t < last; t++) {
                    int count = reader.read(t);
                    for (int k = 0; k < count; k++) {
                        int at = place[group(k)][reader.source(k)]++;
                        if (near.length > 0) {
                            near[at] = (char) t;
                        } else {
                            target[at] = t;
                        }
                        if (slot.length > 0) {
                            slot[at] = ((Synapses) synapses).slot()[targetStart[t] + k];
                        } else {
                            weight[at] = reader.weight(k);
                        }
                    }
                }
            }
        }

        private static int accumulate(int[] start, int first) {
            start[0] = first;
            for (int i = 1; i < start.length; i++) {
                start[i] += start[i - 1];
            }
            return start[start.length - 1];
        }

        private SynapseGroup group(int g) {
            int preDelay = plan.preDelaySteps(delays[g]);
            int postDelay = plan.postDelaySteps(delays[g]);
            if (preDelay < 0 || postDelay < 0 || preDelay > delays[g]) {
                throw new IllegalStateException("projection " + plan.name() + ": delay " + delays[g]
                        + " steps with preDelay " + preDelay + " and postDelay " + postDelay);
            }
            int lead = Math.min(preDelay, postDelay);
            Traces traces = plan.rule().traces();
            TraceBank sources = bank(pre, traces.pre(), preDelay, lead, 0, plan.sourceSize() * plan.batch());
            int from = plan.targetFrom() * plan.batch();
            int to = plan.targetTo() * plan.batch();
            TraceBank ends = bank(post, traces.post(), postDelay, lead, from, to);
            return new SynapseGroup(
                    delays[g],
                    sources,
                    ends,
                    rowStart[g],
                    columnStart[g],
                    weight,
                    rest,
                    change,
                    spent,
                    target,
                    near,
                    position,
                    source,
                    slot,
                    plan.batch());
        }

        private TraceBank bank(List<TraceBank> banks, List<Trace> traces, int delay, int lead, int from, int to) {
            for (TraceBank bank : banks) {
                if (bank.delay == delay && bank.lead == lead) {
                    return bank;
                }
            }
            boolean paired = plan.rule().traces().pairing() != Traces.Pairing.ALL
                    || plan.rule().coincidence() == Coincidence.BOTH;
            TraceBank bank = new TraceBank(traces, plan.dtMs(), delay, lead, from, to, paired);
            banks.add(bank);
            return bank;
        }
    }
}
