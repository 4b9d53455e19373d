package io.engram.runtime;

import java.util.function.IntUnaryOperator;

/**
 * The weights of one projection, copied at a slice border, in the order target, source. Immutable.
 */
public final class Weights {
    private final IntUnaryOperator source;
    private final IntUnaryOperator target;
    private final float[] values;

    private Weights(IntUnaryOperator source, IntUnaryOperator target, float[] values) {
        this.source = source;
        this.target = target;
        this.values = values;
    }

    /** Takes ownership of the arrays, one entry a synapse each. */
    public Weights(int[] sources, int[] targets, float[] values) {
        this(k -> sources[k], k -> targets[k], values);
    }

    /** Of synapses that are known, or drawn, where they are asked for. Takes ownership of the array. */
    public static Weights of(IntUnaryOperator source, IntUnaryOperator target, float[] values) {
        return new Weights(source, target, values);
    }

    /**
     * Of every one of {@code sources} neurons to every target; without {@code diagonal} but from a neuron to itself. Takes
     * ownership of the array.
     */
    public static Weights dense(int sources, boolean diagonal, float[] values) {
        if (diagonal) {
            return new Weights(k -> k % sources, k -> k / sources, values);
        }
        int row = sources - 1;
        return new Weights(k -> k % row + (k % row < k / row ? 0 : 1), k -> k / row, values);
    }

    /** Those of the synapses {@code places}, in that order. */
    public Weights picked(int[] places) {
        int[] sources = new int[places.length];
        int[] targets = new int[places.length];
        float[] chosen = new float[places.length];
        for (int k = 0; k < places.length; k++) {
            sources[k] = source(places[k]);
            targets[k] = target(places[k]);
            chosen[k] = values[places[k]];
        }
        return new Weights(sources, targets, chosen);
    }

    /** How many synapses. */
    public int size() {
        return values.length;
    }

    public int source(int k) {
        return source.applyAsInt(k);
    }

    public int target(int k) {
        return target.applyAsInt(k);
    }

    public float weight(int k) {
        return values[k];
    }

    /** A copy of all weights. */
    public float[] values() {
        return values.clone();
    }

    public double mean() {
        double sum = 0;
        for (float value : values) {
            sum += value;
        }
        return values.length == 0 ? Double.NaN : sum / values.length;
    }

    /** How many weights fall in each of {@code bins} equal parts of [low, high]; those outside count in the outer parts. */
    public int[] histogram(int bins, double low, double high) {
        int[] counts = new int[bins];
        for (float value : values) {
            int bin = (int) ((value - low) / (high - low) * bins);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        return counts;
    }
}
