package io.engram.runtime.engine;

import java.util.Arrays;

/** Adds to each target its weight times the share of the sources that fire, row by row of a batch. */
final class MeanFieldKernel implements StaticKernel {
    private final int sourceFirst;
    private final int sources;
    private final int targetFirst;
    private final double[] weight;
    private final int[] delaySteps;
    private final int receptors;
    private int[] firing = new int[1];

    /** {@code weight} and {@code delaySteps}: one a target, the first of which is {@code targetFirst} of the shard. */
    MeanFieldKernel(int sourceFirst, int sources, int targetFirst, double[] weight, int[] delaySteps, int receptors) {
        this.sourceFirst = sourceFirst;
        this.sources = sources;
        this.targetFirst = targetFirst;
        this.weight = weight;
        this.delaySteps = delaySteps;
        this.receptors = receptors;
    }

    /** From what was drawn: a synapse from every source, each with its part of the target's weight. */
    static MeanFieldKernel of(Synapses synapses, int sourceFirst, int sources, int receptors) {
        int[] starts = synapses.targetStart();
        int first = 0;
        while (first < starts.length - 1 && starts[first + 1] == 0) {
            first++;
        }
        int targets = sources == 0 ? 0 : synapses.size() / sources;
        double[] weight = new double[targets];
        int[] delaySteps = new int[targets];
        for (int t = 0; t < targets; t++) {
            weight[t] = (double) synapses.weight()[starts[first + t]] * sources;
            delaySteps[t] = synapses.delaySteps()[starts[first + t]];
        }
        return new MeanFieldKernel(sourceFirst, sources, first, weight, delaySteps, receptors);
    }

    @Override
    public void deliver(SpikeHistory history, long step, InputRing ring, int batch) {
        int count = history.count(step);
        if (count == 0) {
            return;
        }
        int[] ids = history.ids(step);
        if (firing.length != batch) {
            firing = new int[batch];
        }
        Arrays.fill(firing, 0);
        for (int k = 0; k < count; k++) {
            int source = ids[k] / batch - sourceFirst;
            if (source >= 0 && source < sources) {
                firing[ids[k] % batch]++;
            }
        }
        for (int t = 0; t < weight.length; t++) {
            double[] slot = ring.slot(step + delaySteps[t], receptors == 2 && weight[t] < 0 ? 1 : 0);
            for (int row = 0; row < batch; row++) {
                slot[(targetFirst + t) * batch + row] += weight[t] * firing[row] / sources;
            }
        }
    }

    @Override
    public long size() {
        return (long) weight.length * sources;
    }

    @Override
    public int longestDelaySteps() {
        int longest = 0;
        for (int delay : delaySteps) {
            longest = Math.max(longest, delay);
        }
        return longest;
    }
}
