package io.engram.plasticity;

import io.engram.runtime.engine.DigestSum;
import io.engram.runtime.engine.GradedStage;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import java.util.Arrays;
import java.util.List;

/**
 * The weights between graded units that end in one shard, and the fields they cause: for each target the sum of weight
 * times value over its sources. Fields follow the events that arrive, source by source, and begin anew where every source
 * sends one or weights were changed. Owned by its {@link PlasticityActor}, lent to a worker during a grant.
 */
public final class DenseBlock implements GradedStage {
    private static final int TARGETS_AT_ONCE = 64;

    private final String projection;
    private final LearningRule rule;
    private final PatternLoop loop;
    private final DenseWeights weights;
    private final int targetFrom;
    private final boolean diagonal;
    private final float[] values;
    private final double[] fields;
    private final int[] changed;
    private final double[] change;
    private boolean weightsChanged;
    private long learned;

    private DenseBlock(PlasticPlan plan, PatternLoop loop) {
        this.loop = loop;
        projection = plan.name();
        rule = plan.rule();
        RuleCheck.check(rule, plan.dtMs());
        PlasticPlan.Dense dense = plan.dense().orElseThrow();
        targetFrom = plan.targetFrom();
        diagonal = dense.autapses();
        weights = new DenseWeights(plan.sourceSize(), plan.targetTo() - targetFrom);
        values = new float[plan.sourceSize()];
        changed = new int[plan.sourceSize()];
        change = new double[plan.sourceSize()];
        fields = new double[weights.targets()];
        if (dense.constant().orElse(Double.NaN) != 0) {
            draw(dense);
        }
    }

    /** A block whose loop is cloned for the plan's rule. */
    public static DenseBlock of(PlasticPlan plan) {
        return new DenseBlock(plan, LoopClone.of(PatternRuleLoop.class, PatternLoop.class, plan.rule()));
    }

    /** A few targets at a time: all synapses at once would take several times the weights. */
    private void draw(PlasticPlan.Dense dense) {
        for (int from = 0; from < weights.targets(); from += TARGETS_AT_ONCE) {
            int to = Math.min(weights.targets(), from + TARGETS_AT_ONCE);
            Synapses synapses = dense.drawer().draw(targetFrom + from, targetFrom + to);
            for (int t = from; t < to; t++) {
                for (int k = synapses.targetStart()[t - from]; k < synapses.targetStart()[t - from + 1]; k++) {
                    weights.set(synapses.source()[k], t, within(synapses.weight()[k]));
                }
            }
        }
    }

    private float within(float weight) {
        if (!(weight >= (float) rule.weightMin() && weight <= (float) rule.weightMax())) {
            throw RuleCheck.outOfBounds(projection, weight, rule);
        }
        return weight;
    }

    private boolean isSynapse(int source, int target) {
        return diagonal || source != targetFrom + target;
    }

    @Override
    public void learn(long firstStep, int steps, SpikeHistory source, SpikeHistory target) {
        if (firstStep != learned + 1 || steps != 1) {
            throw new IllegalStateException("projection " + projection + " learned up to step " + learned
                    + " and cannot learn " + steps + " steps from step " + firstStep);
        }
        int count = source.count(firstStep);
        if (count == values.length || weightsChanged) {
            anew(source, firstStep, count);
        } else if (count > 0) {
            follow(source.ids(firstStep), source.values(firstStep), count);
        }
        learned = firstStep;
    }

    private void follow(int[] ids, float[] newValues, int count) {
        for (int k = 0; k < count; k++) {
            changed[k] = ids[k];
            change[k] = (double) newValues[k] - values[ids[k]];
            values[ids[k]] = newValues[k];
        }
        weights.addRows(changed, change, count, fields);
    }

    private void anew(SpikeHistory source, long step, int count) {
        for (int k = 0; k < count; k++) {
            values[source.ids(step)[k]] = source.values(step)[k];
        }
        sum(values, fields);
        weightsChanged = false;
    }

    /** A source at 0 adds nothing and is left out. */
    private void sum(float[] from, double[] sums) {
        int count = 0;
        for (int s = 0; s < from.length; s++) {
            if (from[s] != 0) {
                changed[count] = s;
                change[count++] = from[s];
            }
        }
        Arrays.fill(sums, 0);
        weights.addRows(changed, change, count, sums);
    }

    @Override
    public void addInput(long step, double[][] input) {
        double[] to = input[0];
        for (int t = 0; t < fields.length; t++) {
            to[t] += fields[t];
        }
    }

    @Override
    public void imprint(OutsideInput.Imprint patterns) {
        double[][] post = targets(patterns.targets());
        double[] pre = new double[post.length];
        double[] row = new double[weights.targets()];
        for (int s = 0; s < weights.sources(); s++) {
            for (int p = 0; p < pre.length; p++) {
                pre[p] = patterns.sources().get(p).value(s);
            }
            loop.learn(weights.array(s), weights.start(s), pre, post, patterns.factor(), row);
            if (!diagonal && s >= targetFrom && s < targetFrom + weights.targets()) {
                weights.set(s, s - targetFrom, 0);
            }
        }
        weightsChanged = true;
    }

    private double[][] targets(List<Pattern> patterns) {
        double[][] targets = new double[patterns.size()][weights.targets()];
        for (int p = 0; p < targets.length; p++) {
            for (int t = 0; t < targets[p].length; t++) {
                targets[p][t] = patterns.get(p).value(targetFrom + t);
            }
        }
        return targets;
    }

    @Override
    public void multiply(float[] from, double[] sums, int offset) {
        double[] own = new double[weights.targets()];
        sum(from, own);
        System.arraycopy(own, 0, sums, offset, own.length);
    }

    @Override
    public void fields(double[] sums, int offset) {
        if (weightsChanged) {
            multiply(values, sums, offset);
        } else {
            System.arraycopy(fields, 0, sums, offset, fields.length);
        }
    }

    @Override
    public void digest(int place, DigestSum digest) {
        long[] targets = new long[weights.targets()];
        for (int t = 0; t < targets.length; t++) {
            targets[t] = (long) place << 32 | targetFrom + t;
        }
        DigestSum.Rows rows = new DigestSum.Rows(targets);
        for (int s = 0; s < weights.sources(); s++) {
            int skipped = diagonal ? -1 : s - targetFrom;
            rows.add(digest, s, weights.array(s), weights.start(s), skipped);
        }
    }

    /** Fields follow the values of the units, which their population resets. */
    @Override
    public void reset() {
        // Nothing but weights and fields.
    }

    @Override
    public void signal(String signal, double value) {
        // It learns patterns, not signals.
    }

    @Override
    public int historySteps() {
        return 0;
    }

    @Override
    public int targets() {
        return weights.targets();
    }

    @Override
    public int size() {
        int own = Math.max(0, Math.min(values.length, targetFrom + targets()) - targetFrom);
        return Math.multiplyExact(values.length, targets()) - (diagonal ? 0 : own);
    }

    @Override
    public void readWeights(float[] to) {
        int k = 0;
        for (int t = 0; t < targets(); t++) {
            for (int s = 0; s < values.length; s++) {
                if (isSynapse(s, t)) {
                    to[k++] = weights.get(s, t);
                }
            }
        }
    }

    @Override
    public void writeWeights(float[] from) {
        if (from.length != size()) {
            throw new IllegalStateException(
                    "projection " + projection + ": " + from.length + " weights for " + size() + " synapses");
        }
        for (float weight : from) {
            within(weight);
        }
        int k = 0;
        for (int t = 0; t < targets(); t++) {
            for (int s = 0; s < values.length; s++) {
                if (isSynapse(s, t)) {
                    weights.set(s, t, from[k++]);
                }
            }
        }
        weightsChanged = true;
    }

    @Override
    public void save(String prefix, StageState state) {
        float[] all = new float[size()];
        readWeights(all);
        state.put(prefix + "weights", all);
        state.put(prefix + "values", values.clone());
        state.put(prefix + "fields", fields.clone());
        state.put(prefix + "learned", new long[] {learned, weightsChanged ? 1 : 0});
    }

    @Override
    public void restore(String prefix, StageState state) {
        writeWeights(state.floats(prefix + "weights"));
        System.arraycopy(state.floats(prefix + "values"), 0, values, 0, values.length);
        System.arraycopy(state.doubles(prefix + "fields"), 0, fields, 0, fields.length);
        learned = state.longs(prefix + "learned")[0];
        weightsChanged = state.longs(prefix + "learned")[1] == 1;
    }
}
