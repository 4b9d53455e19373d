package io.engram.runtime.spi;

import java.util.Arrays;

/** Spikes given one by one: neuron {@code neuron(k)} fires at {@code timeMs(k)}, sorted by time, then neuron. Immutable. */
public final class SpikeTrain {
    private final int[] neurons;
    private final double[] timesMs;

    private SpikeTrain(int[] neurons, double[] timesMs) {
        this.neurons = neurons;
        this.timesMs = timesMs;
    }

    /** Spikes in any order; both arrays have one entry a spike, times are positive and finite, in ms. */
    public static SpikeTrain of(int[] neurons, double[] timesMs) {
        if (neurons.length != timesMs.length) {
            throw new IllegalArgumentException(
                    "spikes: " + neurons.length + " neurons but " + timesMs.length + " times; one time a neuron");
        }
        Integer[] order = new Integer[neurons.length];
        for (int k = 0; k < order.length; k++) {
            order[k] = k;
            if (neurons[k] < 0) {
                throw new IllegalArgumentException(
                        "spikes: neuron=" + neurons[k] + " of spike " + k + "; must be >= 0");
            }
            if (!(timesMs[k] > 0) || Double.isInfinite(timesMs[k])) {
                throw new IllegalArgumentException(
                        "spikes: time=" + timesMs[k] + " ms of spike " + k + "; must be > 0");
            }
        }
        Arrays.sort(order, (a, b) -> {
            int byTime = Double.compare(timesMs[a], timesMs[b]);
            return byTime != 0 ? byTime : Integer.compare(neurons[a], neurons[b]);
        });
        int[] n = new int[order.length];
        double[] t = new double[order.length];
        for (int k = 0; k < order.length; k++) {
            n[k] = neurons[order[k]];
            t[k] = timesMs[order[k]];
        }
        return new SpikeTrain(n, t);
    }

    /** No spikes. */
    public static SpikeTrain empty() {
        return new SpikeTrain(new int[0], new double[0]);
    }

    public int size() {
        return neurons.length;
    }

    public int neuron(int k) {
        return neurons[k];
    }

    public double timeMs(int k) {
        return timesMs[k];
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof SpikeTrain that
                && Arrays.equals(neurons, that.neurons)
                && Arrays.equals(timesMs, that.timesMs);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(neurons) + Arrays.hashCode(timesMs);
    }

    @Override
    public String toString() {
        return size() + " spikes";
    }
}
