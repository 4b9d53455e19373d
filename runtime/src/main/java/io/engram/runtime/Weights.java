package io.engram.runtime;

import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * The weights of one projection, copied at a slice border, in the order target, source. Immutable.
 */
public final class Weights {
    private final IntUnaryOperator source;
    private final IntUnaryOperator target;
    private final int size;
    private final Supplier<float[]> later;
    private volatile float[] values;

    private Weights(
            IntUnaryOperator source, IntUnaryOperator target, int size, float[] values, Supplier<float[]> later) {
        this.source = source;
        this.target = target;
        this.size = size;
        this.values = values;
        this.later = later;
    }

    private Weights(IntUnaryOperator source, IntUnaryOperator target, float[] values) {
        this(source, target, values.length, values, () -> values);
    }

    /** Takes ownership of the arrays, one entry a synapse each. */
    public Weights(int[] sources, int[] targets, float[] values) {
        this(k -> sources[k], k -> targets[k], values);
    }

    /** Of synapses that are known, or drawn, where they are asked for, as are their {@code size} values. */
    public static Weights of(IntUnaryOperator source, IntUnaryOperator target, int size, Supplier<float[]> values) {
        return new Weights(source, target, size, new float[0], values);
    }

    private float[] all() {
        float[] all = values;
        if (all.length != size) {
            all = later.get();
            values = all;
        }
        return all;
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
            chosen[k] = weight(places[k]);
        }
        return new Weights(sources, targets, chosen);
    }

    /** How many synapses. */
    public int size() {
        return size;
    }

    public int source(int k) {
        return source.applyAsInt(k);
    }

    public int target(int k) {
        return target.applyAsInt(k);
    }

    public float weight(int k) {
        return all()[k];
    }

    /** A copy of all weights. */
    public float[] values() {
        return all().clone();
    }

    public double mean() {
        double sum = 0;
        for (float value : all()) {
            sum += value;
        }
        return size == 0 ? Double.NaN : sum / size;
    }

    /** How many weights fall in each of {@code bins} equal parts of [low, high]; those outside count in the outer parts. */
    public int[] histogram(int bins, double low, double high) {
        int[] counts = new int[bins];
        for (float value : all()) {
            int bin = (int) ((value - low) / (high - low) * bins);
            counts[Math.max(0, Math.min(bins - 1, bin))]++;
        }
        return counts;
    }
}
