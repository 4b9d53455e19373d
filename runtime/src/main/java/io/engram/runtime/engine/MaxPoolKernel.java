package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * Passes on, to each target, the spikes of the most active source in its window: that with the greatest sliding rate, of
 * equals the first. A rate loses {@code decay} of itself a step and gains 1 at a spike; it is brought up to date when its
 * neuron fires or is compared, so that silent steps cost nothing.
 */
final class MaxPoolKernel implements StaticKernel {
    private final Synapses synapses;
    private final int sourceFirst;
    private final int sources;
    private final double kept;
    private final int receptors;
    private final int[] rowStart;
    private final int[] entry;
    private final int[] target;
    private double[] rate;
    private long[] upTo;

    /** {@code synapses}: those of the windows that end in the shard. */
    MaxPoolKernel(Synapses synapses, int sourceFirst, int sources, double decay, int receptors, int batch) {
        this.synapses = synapses;
        this.sourceFirst = sourceFirst;
        this.sources = sources;
        this.receptors = receptors;
        kept = 1 - decay;
        rowStart = new int[sources + 1];
        entry = new int[synapses.size()];
        target = new int[synapses.size()];
        sort();
        rate = new double[sources * batch];
        upTo = new long[sources * batch];
    }

    /** Synapses by source. */
    private void sort() {
        for (int source : synapses.source()) {
            rowStart[source - sourceFirst + 1]++;
        }
        for (int s = 0; s < sources; s++) {
            rowStart[s + 1] += rowStart[s];
        }
        int[] place = rowStart.clone();
        for (int t = 0; t < synapses.targetStart().length - 1; t++) {
            for (int k = synapses.targetStart()[t]; k < synapses.targetStart()[t + 1]; k++) {
                int at = place[synapses.source()[k] - sourceFirst]++;
                entry[at] = k;
                target[at] = t;
            }
        }
    }

    @Override
    public void deliver(SpikeHistory history, long step, InputRing ring, int batch) {
        int count = history.count(step);
        if (count == 0) {
            return;
        }
        int[] ids = history.ids(step);
        for (int k = 0; k < count; k++) {
            int source = ids[k] / batch - sourceFirst;
            if (source >= 0 && source < sources) {
                int cell = source * batch + ids[k] % batch;
                rate[cell] = at(cell, step) + 1;
                upTo[cell] = step;
            }
        }
        for (int k = 0; k < count; k++) {
            int source = ids[k] / batch - sourceFirst;
            if (source >= 0 && source < sources) {
                pass(source, ids[k] % batch, step, ring, batch);
            }
        }
    }

    private double at(int cell, long step) {
        long gap = step - upTo[cell];
        return gap == 0 || rate[cell] == 0 ? rate[cell] : rate[cell] * StrictMath.pow(kept, gap);
    }

    private void pass(int source, int row, long step, InputRing ring, int batch) {
        for (int e = rowStart[source]; e < rowStart[source + 1]; e++) {
            if (isGreatest(source, row, target[e], step, batch)) {
                float weight = synapses.weight()[entry[e]];
                int delay = synapses.delaySteps()[entry[e]];
                ring.slot(step + delay, receptors == 2 && weight < 0 ? 1 : 0)[target[e] * batch + row] += weight;
            }
        }
    }

    private boolean isGreatest(int source, int row, int window, long step, int batch) {
        double own = at(source * batch + row, step);
        for (int k = synapses.targetStart()[window]; k < synapses.targetStart()[window + 1]; k++) {
            int other = synapses.source()[k] - sourceFirst;
            double rival = at(other * batch + row, step);
            if (rival > own || rival == own && other < source) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long size() {
        return synapses.size();
    }

    @Override
    public int longestDelaySteps() {
        return Arrays.stream(synapses.delaySteps()).max().orElse(0);
    }

    @Override
    public void save(String prefix, StageState state) {
        state.put(prefix + "rate", rate.clone());
        state.put(prefix + "upTo", upTo.clone());
    }

    @Override
    public void restore(String prefix, StageState state) {
        rate = state.doubles(prefix + "rate").clone();
        upTo = state.longs(prefix + "upTo").clone();
    }

    @Override
    public void reset(long step) {
        Arrays.fill(rate, 0);
        Arrays.fill(upTo, 0);
    }
}
