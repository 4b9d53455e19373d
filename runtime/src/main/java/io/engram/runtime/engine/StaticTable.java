package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * The static synapses of one projection that end in one shard, by source: a spike of source s with delay class d adds the
 * weights of one segment to the input slots of step n + delay[d].
 *
 * <pre>
 *   segment (s, d):  segmentStart[s * D + d] .. segmentStart[s * D + d + 1] - 1
 *   synapse k:       target narrow[k] (char) or wide[k] (int), weight each[k], or one weight for all
 * </pre>
 *
 * <p>Two tables where signs are mixed and the target has two receptors. Immutable after it was built.
 */
final class StaticTable implements StaticKernel {
    private final int receptor;
    private final int sourceFirst;
    private final int[] delays;
    private final int[] segmentStart;
    private final char[] narrow;
    private final int[] wide;
    private final float[] each;
    private final double weight;

    private StaticTable(
            int receptor,
            int sourceFirst,
            int[] delays,
            int[] segmentStart,
            char[] narrow,
            int[] wide,
            float[] each,
            double weight) {
        this.receptor = receptor;
        this.sourceFirst = sourceFirst;
        this.delays = delays;
        this.segmentStart = segmentStart;
        this.narrow = narrow;
        this.wide = wide;
        this.each = each;
        this.weight = weight;
    }

    /** Which of the synapses go into a table. */
    enum Signs {
        ALL,
        NOT_NEGATIVE,
        NEGATIVE;

        boolean take(float weight) {
            return this == ALL || this == NEGATIVE == weight < 0;
        }
    }

    /**
     * @param constantWeight the weight of all synapses, or NaN if each has its own
     */
    static StaticTable of(Synapses synapses, Signs signs, int receptor, double constantWeight) {
        int[] delays = Arrays.stream(synapses.delaySteps()).distinct().sorted().toArray();
        int[] classOf = new int[delays.length == 0 ? 1 : delays[delays.length - 1] + 1];
        for (int d = 0; d < delays.length; d++) {
            classOf[delays[d]] = d;
        }
        int sourceFirst = Arrays.stream(synapses.source()).min().orElse(0);
        int sources = Arrays.stream(synapses.source()).max().orElse(-1) + 1 - sourceFirst;
        int classes = Math.max(1, delays.length);
        int[] segmentStart = new int[Math.multiplyExact(sources, classes) + 1];
        int taken = 0;
        for (int k = 0; k < synapses.size(); k++) {
            if (signs.take(synapses.weightOf(k))) {
                int segment = (synapses.source()[k] - sourceFirst) * classes + classOf[synapses.delaySteps()[k]];
                segmentStart[segment + 1]++;
                taken++;
            }
        }
        for (int s = 0; s < segmentStart.length - 1; s++) {
            segmentStart[s + 1] += segmentStart[s];
        }
        int targets = synapses.targetStart().length - 1;
        boolean isNarrow = targets <= Character.MAX_VALUE + 1;
        boolean isConstant = !Double.isNaN(constantWeight);
        StaticTable table = new StaticTable(
                receptor,
                sourceFirst,
                delays,
                segmentStart,
                new char[isNarrow ? taken : 0],
                new int[isNarrow ? 0 : taken],
                new float[isConstant ? 0 : taken],
                constantWeight);
        table.fill(synapses, signs, classOf, classes);
        return table;
    }

    private void fill(Synapses synapses, Signs signs, int[] classOf, int classes) {
        int[] place = segmentStart.clone();
        for (int target = 0; target < synapses.targetStart().length - 1; target++) {
            for (int k = synapses.targetStart()[target]; k < synapses.targetStart()[target + 1]; k++) {
                if (signs.take(synapses.weightOf(k))) {
                    int segment = (synapses.source()[k] - sourceFirst) * classes + classOf[synapses.delaySteps()[k]];
                    int at = place[segment]++;
                    if (narrow.length > 0) {
                        narrow[at] = (char) target;
                    } else {
                        wide[at] = target;
                    }
                    if (each.length > 0) {
                        each[at] = synapses.weightOf(k);
                    }
                }
            }
        }
    }

    @Override
    public int size() {
        return segmentStart[segmentStart.length - 1];
    }

    @Override
    public int longestDelaySteps() {
        return delays.length == 0 ? 0 : delays[delays.length - 1];
    }

    @Override
    public void deliver(int[] ids, int count, long step, InputRing ring) {
        int classes = delays.length;
        int sources = (segmentStart.length - 1) / Math.max(1, classes);
        for (int d = 0; d < classes; d++) {
            double[] slot = ring.slot(step + delays[d], receptor);
            for (int k = 0; k < count; k++) {
                int source = ids[k] - sourceFirst;
                if (source >= 0 && source < sources) {
                    int segment = source * classes + d;
                    add(slot, segmentStart[segment], segmentStart[segment + 1]);
                }
            }
        }
    }

    @Override
    public void deliver(int[] ids, int count, long step, InputRing ring, int batch) {
        int classes = delays.length;
        int sources = (segmentStart.length - 1) / Math.max(1, classes);
        for (int d = 0; d < classes; d++) {
            double[] slot = ring.slot(step + delays[d], receptor);
            for (int k = 0; k < count; k++) {
                int source = ids[k] / batch - sourceFirst;
                if (source >= 0 && source < sources) {
                    int segment = source * classes + d;
                    add(slot, segmentStart[segment], segmentStart[segment + 1], ids[k] % batch, batch);
                }
            }
        }
    }

    private void add(double[] slot, int from, int to, int row, int batch) {
        if (narrow.length > 0) {
            addNarrow(slot, from, to, row, batch);
        } else {
            addWide(slot, from, to, row, batch);
        }
    }

    private void addNarrow(double[] slot, int from, int to, int row, int batch) {
        char[] targets = narrow;
        float[] weights = each;
        if (weights.length > 0) {
            for (int k = from; k < to; k++) {
                slot[targets[k] * batch + row] += weights[k];
            }
        } else {
            for (int k = from; k < to; k++) {
                slot[targets[k] * batch + row] += weight;
            }
        }
    }

    private void addWide(double[] slot, int from, int to, int row, int batch) {
        int[] targets = wide;
        float[] weights = each;
        if (weights.length > 0) {
            for (int k = from; k < to; k++) {
                slot[targets[k] * batch + row] += weights[k];
            }
        } else {
            for (int k = from; k < to; k++) {
                slot[targets[k] * batch + row] += weight;
            }
        }
    }

    private void add(double[] slot, int from, int to) {
        if (narrow.length > 0) {
            if (each.length > 0) {
                addEach(slot, narrow, each, from, to);
            } else {
                addConstant(slot, narrow, weight, from, to);
            }
        } else if (each.length > 0) {
            addEach(slot, wide, each, from, to);
        } else {
            addConstant(slot, wide, weight, from, to);
        }
    }

    private static void addConstant(double[] slot, char[] targets, double weight, int from, int to) {
        for (int k = from; k < to; k++) {
            slot[targets[k]] += weight;
        }
    }

    private static void addConstant(double[] slot, int[] targets, double weight, int from, int to) {
        for (int k = from; k < to; k++) {
            slot[targets[k]] += weight;
        }
    }

    private static void addEach(double[] slot, char[] targets, float[] weights, int from, int to) {
        for (int k = from; k < to; k++) {
            slot[targets[k]] += weights[k];
        }
    }

    private static void addEach(double[] slot, int[] targets, float[] weights, int from, int to) {
        for (int k = from; k < to; k++) {
            slot[targets[k]] += weights[k];
        }
    }
}
