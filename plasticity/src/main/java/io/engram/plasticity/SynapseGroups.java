package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The synapses of a block, sorted once into groups of equal delay, ascending; banks of traces are shared by groups that see
 * the same spikes at the same step.
 *
 * @param rest what rounding left out of each weight, or empty
 * @param spent what each synapse has spent of its source's traces
 * @param variables what the rule keeps of each synapse beside its weight
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
        int[] canonical) {

    /** Copies the weights in canonical order. */
    void readWeights(float[] to) {
        for (int k = 0; k < weight.length; k++) {
            to[k] = weight[canonical[k]];
        }
    }

    /** Sets the weights, in canonical order; one that is written as it is stays as it is. */
    void writeWeights(float[] from) {
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
        readWeights(weights);
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
        return new Sorting(plan).sorted();
    }

    /** The counting sorts; stable, so that rows and columns keep the canonical order. */
    private static final class Sorting {
        private final PlasticPlan plan;
        private final Synapses synapses;
        private final int targets;
        private final int[] delays;
        private final int[] groupOf;
        private final float[] weight;
        private final float[] rest;
        private final int[] slot;
        private final float[] change;
        private final Spent spent;
        private final Variables variables;
        private final int[] target;
        private final int[] position;
        private final int[] source;
        private final int[] canonical;
        private final int[][] rowStart;
        private final int[][] columnStart;
        private final List<TraceBank> pre = new ArrayList<>();
        private final List<TraceBank> post = new ArrayList<>();

        Sorting(PlasticPlan plan) {
            this.plan = plan;
            synapses = plan.synapses();
            int size = synapses.size();
            targets = plan.targetTo() - plan.targetFrom();
            delays = Arrays.stream(synapses.delaySteps()).distinct().sorted().toArray();
            groupOf = new int[delays.length == 0 ? 0 : delays[delays.length - 1] + 1];
            for (int g = 0; g < delays.length; g++) {
                groupOf[delays[g]] = g;
            }
            boolean shared = synapses.shared();
            weight = shared ? synapses.weight().clone() : new float[size];
            boolean slow =
                    plan.rule().everyStep() || !plan.rule().postState().isEmpty() || UpkeepSet.actsEveryStep(plan);
            rest = new float[slow ? weight.length : 0];
            slot = new int[shared ? size : 0];
            change = new float[plan.rule().coincidence() == Coincidence.BOTH ? weight.length : 0];
            spent = new Spent(plan.rule().traces(), plan.dtMs(), size, plan.batch());
            variables = new Variables(
                    plan.rule().variables(), plan.rule().stepSteps(plan.dtMs()) * plan.dtMs(), size * plan.batch());
            target = new int[size];
            position = new int[size];
            source = new int[size];
            canonical = shared ? places(weight.length) : delays.length == 1 ? position : new int[size];
            rowStart = new int[delays.length][plan.sourceSize() + 1];
            columnStart = new int[delays.length][targets + 1];
        }

        SynapseGroups sorted() {
            count();
            int[][] row = copy(rowStart);
            int[][] column = copy(columnStart);
            for (int t = 0; t < targets; t++) {
                for (int k = synapses.targetStart()[t]; k < synapses.targetStart()[t + 1]; k++) {
                    int g = groupOf[synapses.delaySteps()[k]];
                    int s = synapses.source()[k];
                    int place = row[g][s]++;
                    target[place] = t;
                    if (slot.length > 0) {
                        slot[place] = synapses.slot()[k];
                    } else {
                        weight[place] = synapses.weight()[k];
                        canonical[k] = place;
                    }
                    int entry = column[g][t]++;
                    position[entry] = place;
                    source[entry] = s;
                }
            }
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
                    canonical);
        }

        /** Weights that synapses share stand in the order in which they came. */
        private static int[] places(int size) {
            int[] places = new int[size];
            Arrays.setAll(places, k -> k);
            return places;
        }

        private void count() {
            for (int t = 0; t < targets; t++) {
                for (int k = synapses.targetStart()[t]; k < synapses.targetStart()[t + 1]; k++) {
                    int g = groupOf[synapses.delaySteps()[k]];
                    rowStart[g][synapses.source()[k] + 1]++;
                    columnStart[g][t + 1]++;
                }
            }
            int rows = 0;
            int columns = 0;
            for (int g = 0; g < delays.length; g++) {
                rows = accumulate(rowStart[g], rows);
                columns = accumulate(columnStart[g], columns);
            }
        }

        private static int accumulate(int[] start, int first) {
            start[0] = first;
            for (int i = 1; i < start.length; i++) {
                start[i] += start[i - 1];
            }
            return start[start.length - 1];
        }

        private static int[][] copy(int[][] starts) {
            return Arrays.stream(starts).map(int[]::clone).toArray(int[][]::new);
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
