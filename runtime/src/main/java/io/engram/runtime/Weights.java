package io.engram.runtime;

/**
 * The weights of one projection, copied at a slice border, in the order target, source. Immutable.
 */
public final class Weights {
    private final int[] sources;
    private final int[] targets;
    private final float[] values;

    /** Takes ownership of the arrays, one entry a synapse each. */
    public Weights(int[] sources, int[] targets, float[] values) {
        this.sources = sources;
        this.targets = targets;
        this.values = values;
    }

    /** How many synapses. */
    public int size() {
        return values.length;
    }

    public int source(int k) {
        return sources[k];
    }

    public int target(int k) {
        return targets[k];
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
