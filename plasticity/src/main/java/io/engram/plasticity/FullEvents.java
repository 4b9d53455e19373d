package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.spi.LearningRule.Travel;

/**
 * The events of a layer: every source has one synapse to every target, of one delay, and weights travel at the end of the
 * step. Then the synapse from source s to target t stands at {@code s * targets + t}: rows are sent without an index, and a
 * source's spike visits no synapse on which its rule does nothing. To the last bit what {@link BlockEvents} do.
 */
final class FullEvents extends BlockEvents {
    /** Where rows are shorter there is nothing to gain. */
    private static final int LEAST_ROW = 16;

    private final BlockLoop loop;
    private final boolean needsPost;
    private final int targets;
    /** Those whose traces are not 0; one more than there may be. */
    private final int[] met;

    private boolean unclipped;

    FullEvents(PlasticPlan plan, BlockLoop loop, SynapseGroups synapses) {
        super(plan, loop, synapses);
        this.loop = loop;
        needsPost = plan.rule().preNeedsPost();
        targets = plan.targetTo() - plan.targetFrom();
        met = new int[targets + 1];
    }

    /** Whether they can serve a plan with these synapses, and rows are long enough. */
    static boolean serve(PlasticPlan plan, SynapseGroups synapses) {
        return plan.rule().travel() == Travel.END_OF_STEP
                && plan.targetTo() - plan.targetFrom() >= LEAST_ROW
                && !SharedEvents.serve(plan)
                && isFull(synapses);
    }

    /** Whether each source has one synapse to each target, all of one delay and each with a weight of its own. */
    static boolean isFull(SynapseGroups synapses) {
        if (synapses.groups().length != 1 || synapses.weight().length != synapses.size()) {
            return false;
        }
        SynapseGroup group = synapses.groups()[0];
        int targets = synapses.targetStart().length - 1;
        int sources = group.rowStart().length - 1;
        if (group.target().length != (long) sources * targets) {
            return false;
        }
        for (int k = 0; k < group.target().length; k++) {
            if (group.target()[k] != k % targets) {
                return false;
            }
        }
        return true;
    }

    @Override
    void unclipped(boolean newUnclipped) {
        unclipped = newUnclipped;
    }

    /** A weight out of its bounds is clipped by a spike even where its rule does nothing. */
    @Override
    void pre(SynapseGroup group, int[] ids, int count, int base) {
        if (needsPost && !unclipped) {
            loop.meet(group, synapse(), ids, count, met, list(group.post().values));
        } else {
            super.pre(group, ids, count, base);
        }
    }

    /** Puts into {@link #met} whose traces are not all 0; how many. */
    private int list(double[][] traces) {
        return traces.length == 1 ? list(traces[0], met) : list(traces, met);
    }

    private static int list(double[] trace, int[] to) {
        int count = 0;
        for (int t = 0; t < trace.length; t++) {
            to[count] = t;
            count += trace[t] == 0 ? 0 : 1;
        }
        return count;
    }

    private static int list(double[][] traces, int[] to) {
        int count = 0;
        for (int t = 0; t < to.length - 1; t++) {
            double sum = 0;
            for (double[] trace : traces) {
                sum += Math.abs(trace[t]);
            }
            to[count] = t;
            count += sum == 0 ? 0 : 1;
        }
        return count;
    }

    /** Four rows go at once, so that a sum is loaded and stored a fourth as often; each is added on its own all the same. */
    @Override
    void send(SynapseGroup group, int[] ids, int count, int base) {
        if (ring().split != 0) {
            super.send(group, ids, count, base);
            return;
        }
        int n = targets;
        float[] weights = group.weight();
        double[] input = ring().sums;
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            addFour(weights, ids[k] * n, ids[k + 1] * n, ids[k + 2] * n, ids[k + 3] * n, input, base, n);
        }
        for (; k < count; k++) {
            addOne(weights, ids[k] * n, input, base, n);
        }
    }

    private static void addFour(float[] w, int s0, int s1, int s2, int s3, double[] input, int base, int n) {
        for (int t = 0; t < n; t++) {
            double sum = input[base + t] + w[s0 + t];
            sum += w[s1 + t];
            sum += w[s2 + t];
            input[base + t] = sum + w[s3 + t];
        }
    }

    private static void addOne(float[] w, int start, double[] input, int base, int n) {
        for (int t = 0; t < n; t++) {
            input[base + t] += w[start + t];
        }
    }
}
