package io.engram.examples;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * How the neurons of one population fire over a stretch of time.
 *
 * @param ratesHz of each neuron
 * @param irregularity mean, over the neurons with at least two intervals, of their intervals' coefficient of variation: 0 for a
 *     clock, 1 for chance; 0 where there is no such neuron
 */
record NeuronRates(double[] ratesHz, double irregularity) {
    private static final int LEAST_INTERVALS = 2;

    /** Of the spikes in (fromMs, toMs]. */
    static NeuronRates of(Spikes spikes, double fromMs, double toMs) {
        double[][] times = new double[spikes.size()][];
        int[] counts = new int[spikes.size()];
        int[] within = IntStream.range(0, spikes.count())
                .filter(k -> spikes.timesMs()[k] > fromMs && spikes.timesMs()[k] <= toMs)
                .toArray();
        for (int k : within) {
            counts[spikes.neurons()[k]]++;
        }
        Arrays.setAll(times, n -> new double[counts[n]]);
        int[] next = new int[spikes.size()];
        for (int k : within) {
            int n = spikes.neurons()[k];
            times[n][next[n]++] = spikes.timesMs()[k];
        }
        double[] ratesHz = Arrays.stream(counts)
                .mapToDouble(c -> c * 1000 / (toMs - fromMs))
                .toArray();
        double irregularity = Arrays.stream(times)
                .filter(t -> t.length > LEAST_INTERVALS)
                .mapToDouble(NeuronRates::variation)
                .average()
                .orElse(0);
        return new NeuronRates(ratesHz, irregularity);
    }

    double meanHz() {
        return mean(ratesHz);
    }

    /** The standard deviation over the neurons. */
    double spreadHz() {
        return deviation(ratesHz);
    }

    private static double variation(double[] timesMs) {
        double[] intervals = IntStream.range(1, timesMs.length)
                .mapToDouble(k -> timesMs[k] - timesMs[k - 1])
                .toArray();
        return deviation(intervals) / mean(intervals);
    }

    private static double mean(double[] values) {
        return DoubleStream.of(values).average().orElse(0);
    }

    private static double deviation(double[] values) {
        double mean = mean(values);
        return Math.sqrt(DoubleStream.of(values)
                .map(v -> (v - mean) * (v - mean))
                .average()
                .orElse(0));
    }
}
