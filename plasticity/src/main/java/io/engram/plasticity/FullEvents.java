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
        int count = 0;
        for (int t = 0; t < targets; t++) {
            boolean any = false;
            for (double[] trace : traces) {
                any |= trace[t] != 0;
            }
            met[count] = t;
            count += any ? 1 : 0;
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
        int k = 0;
        for (; k + 4 <= count; k += 4) {
            int first = ids[k] * targets;
            addFour(group.weight(), first, ids[k + 1] * targets, ids[k + 2] * targets, ids[k + 3] * targets, base);
        }
        for (; k < count; k++) {
            ring().add(group, ids[k], base);
        }
    }

    private void addFour(float[] weights, int s0, int s1, int s2, int s3, int base) {
        double[] input = ring().sums;
        int n = targets;
        for (int t = 0; t < n; t++) {
            double sum = input[base + t] + weights[s0 + t];
            sum += weights[s1 + t];
            sum += weights[s2 + t];
            input[base + t] = sum + weights[s3 + t];
        }
    }
}
