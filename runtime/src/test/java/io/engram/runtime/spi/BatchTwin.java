package io.engram.runtime.spi;

import java.util.Arrays;

/**
 * One weight that the rows of a batch share, and synapses if it has several, in double precision: a {@link SynapseTwin} for
 * what is a row's and synapse's own, and the reduction as it is defined. Slow and plain.
 *
 * <pre>
 *   entry k * batch + b is synapse k in row b
 * </pre>
 */
public final class BatchTwin {
    private final LearningRule rule;
    private final Reduction reduction;
    private final SynapseTwin[] rows;
    private final double dtMs;
    private final int batch;
    private long steps;
    private double weight;
    /** What the sources' side changed, while the targets' sees the weight from before. */
    private double change;

    /** The weight of one synapse. */
    public BatchTwin(LearningRule rule, double dtMs, double weight, int batch, Reduction reduction) {
        this(rule, dtMs, weight, batch, reduction, 1);
    }

    /** The weight of so many synapses. */
    public BatchTwin(LearningRule rule, double dtMs, double weight, int batch, Reduction reduction, int synapses) {
        this.batch = batch;
        this.rule = rule;
        this.dtMs = dtMs;
        this.reduction = reduction;
        this.weight = weight;
        rows = new SynapseTwin[synapses * batch];
        Arrays.setAll(rows, b -> new SynapseTwin(rule, dtMs, weight));
    }

    /** The next step, in which entry e sees {@code pre[e]} and {@code post[e]} spikes. */
    public void step(int[] pre, int[] post) {
        step(pre, post, new double[rows.length][0], false);
    }

    /** The targets' state before the first step, where traces that follow it begin. */
    public void begin(double[][] postState) {
        for (int b = 0; b < rows.length; b++) {
            rows[b].begin(postState[b]);
        }
    }

    /** The same where row b sees {@code postState[b]}; once {@code begun} that of a step, else from before the first. */
    public void step(int[] pre, int[] post, double[][] postState, boolean begun) {
        boolean timeActs = rule.everyStep() && ++steps % rule.stepSteps(dtMs) == 0;
        if (timeActs && !rule.stepsLast()) {
            passTime();
        }
        for (SynapseTwin row : rows) {
            row.pre.advance();
            row.post.advance();
        }
        for (int b = 0; b < rows.length; b++) {
            rows[b].weight(weight);
            rows[b].actByState(postState[b], begun, false);
        }
        reduce(true);
        switch (rule.coincidence()) {
            case PRE_FIRST -> {
                actPre(pre, true);
                raisePre(pre);
                actPost(post);
                raisePost(post);
            }
            case POST_FIRST -> {
                actPost(post);
                raisePost(post);
                actPre(pre, true);
                raisePre(pre);
            }
            case BOTH -> {
                raisePre(pre);
                raisePost(post);
                boolean meet = Arrays.stream(post).anyMatch(n -> n > 0);
                double before = weight;
                actPre(pre, !meet);
                if (meet) {
                    change = weight - before;
                    weight = before;
                }
                actPost(post);
            }
            case NEITHER -> {
                actPost(post);
                actPre(pre, true);
                raisePost(post);
                raisePre(pre);
            }
        }
        if (timeActs && rule.stepsLast()) {
            passTime();
        }
    }

    private void passTime() {
        for (SynapseTwin row : rows) {
            row.weight(weight);
            row.passTime(false);
        }
        reduce(true);
    }

    /** Signal {@code name} has this value in all rows, though no weight hears of it yet. */
    public void signal(String name, double value) {
        for (SynapseTwin row : rows) {
            row.weight(weight);
            row.signal(name, value);
        }
    }

    public double weight() {
        return weight;
    }

    /** Sets the weight between two steps, as upkeep does. */
    public void weight(double newWeight) {
        weight = newWeight;
    }

    /** Pre trace {@code k} of a row. */
    public double preTrace(int row, int k) {
        return rows[row].preTrace(k);
    }

    /** Post trace {@code k} of a row. */
    public double postTrace(int row, int k) {
        return rows[row].postTrace(k);
    }

    private void actPre(int[] spikes, boolean clip) {
        for (int time = 1; time <= Arrays.stream(spikes).max().orElse(0); time++) {
            for (int b = 0; b < rows.length; b++) {
                rows[b].weight(weight);
                rows[b].actPre(spikes[b] >= time ? 1 : 0, false);
            }
            reduce(clip);
        }
    }

    private void actPost(int[] spikes) {
        for (int time = 1; time <= Arrays.stream(spikes).max().orElse(0); time++) {
            for (int b = 0; b < rows.length; b++) {
                rows[b].weight(weight);
                rows[b].actPost(spikes[b] >= time ? 1 : 0, false);
            }
            reduce(true);
        }
    }

    private void raisePre(int[] spikes) {
        for (int b = 0; b < rows.length; b++) {
            rows[b].pre.raise(spikes[b]);
        }
    }

    private void raisePost(int[] spikes) {
        for (int b = 0; b < rows.length; b++) {
            rows[b].post.raise(spikes[b]);
        }
    }

    /** Every row has acted on the weight as it was; what they changed comes to one change. */
    private void reduce(boolean clip) {
        double sum = 0;
        double greatest = 0;
        for (int b = 0; b < batch; b++) {
            double ofRow = 0;
            for (int e = b; e < rows.length; e += batch) {
                ofRow += rows[e].weight() - weight;
            }
            sum += ofRow;
            greatest = Math.abs(ofRow) > Math.abs(greatest) ? ofRow : greatest;
        }
        weight += switch (reduction) {
            case MEAN -> sum / batch;
            case SUM -> sum;
            case MAX -> greatest;
        };
        weight += clip ? change : 0;
        change = clip ? 0 : change;
        weight = clip ? Math.min(Math.max(weight, rule.weightMin()), rule.weightMax()) : weight;
    }
}
