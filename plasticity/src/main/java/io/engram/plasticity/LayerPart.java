package io.engram.plasticity;

import java.util.Arrays;

/**
 * Outputs {@code first} to {@code last} (exclusive) of a {@link StdpLayer} with all that a step of theirs needs, the traces of
 * all inputs among it. Owned by its layer; one thread at a time.
 */
final class LayerPart {
    private final StdpLayer.Unit unit;
    private final LayerRows rows;
    private final int first;
    private final LayerRows.Active active;
    private final double[] sum;
    private final double[] v;
    private final double[] tracePre;
    private final double[] tracePost;
    private final double[] fired;

    LayerPart(StdpLayer.Unit unit, LayerRows rows, int first, int last) {
        this.unit = unit;
        this.rows = rows;
        this.first = first;
        int inputs = rows.rows().length;
        active = new LayerRows.Active(inputs);
        tracePre = new double[inputs];
        sum = new double[last - first];
        v = new double[last - first];
        tracePost = new double[last - first];
        fired = new double[last - first];
    }

    void reset() {
        Arrays.fill(v, 0);
        Arrays.fill(tracePost, 0);
        Arrays.fill(fired, 0);
        Arrays.fill(tracePre, 0);
        rows.begin(tracePre);
    }

    /** Takes its part of the layer's state. */
    void state(double[] newV, double[] newTracePre, double[] newTracePost) {
        System.arraycopy(newV, first, v, 0, v.length);
        System.arraycopy(newTracePost, first, tracePost, 0, tracePost.length);
        System.arraycopy(newTracePre, 0, tracePre, 0, tracePre.length);
        rows.begin(tracePre);
    }

    /** One step without learning. */
    void forward(double[] input) {
        step(input);
        rows.begin(tracePre);
    }

    /** Learns one pattern a step, from silence. */
    void train(double[][] patterns) {
        reset();
        for (double[] pattern : patterns) {
            step(pattern);
            rows.learn(pattern, active, tracePre, tracePost, fired);
        }
    }

    /** As {@link StdpLayer.Mode#CANNS_UNCOMPILED} says. */
    void trainUncompiled(double[][] patterns) {
        float[][] before = Arrays.stream(rows.rows()).map(float[]::clone).toArray(float[][]::new);
        for (double[] pattern : patterns) {
            double[] tracePreBefore = tracePre.clone();
            double[] tracePostBefore = tracePost.clone();
            active.of(pattern);
            Arrays.fill(sum, 0);
            RuleRows.add(before, pattern, active, sum);
            fire(pattern);
            rows.learn(pattern, active, tracePreBefore, tracePostBefore, fired);
        }
    }

    private void step(double[] input) {
        active.of(input);
        Arrays.fill(sum, 0);
        rows.forward(input, active, sum);
        fire(input);
    }

    /** The units get what was summed, and fire. */
    private void fire(double[] input) {
        for (int i = 0; i < input.length; i++) {
            tracePre[i] = unit.traceDecay() * tracePre[i] + input[i];
        }
        for (int o = 0; o < v.length; o++) {
            v[o] = unit.leak() * v[o] + sum[o];
            fired[o] = v[o] >= (float) unit.threshold() ? 1 : 0;
            if (fired[o] > 0) {
                v[o] = unit.vReset();
            }
            tracePost[o] = unit.traceDecay() * tracePost[o] + fired[o];
        }
    }

    LayerRows rows() {
        return rows;
    }

    double[] v() {
        return v;
    }

    double[] tracePre() {
        return tracePre;
    }

    double[] tracePost() {
        return tracePost;
    }

    /** 1 where it fired in the last step. */
    double[] fired() {
        return fired;
    }
}
