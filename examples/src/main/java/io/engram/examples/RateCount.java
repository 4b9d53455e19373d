package io.engram.examples;

import io.engram.plot.RatePlot;

/** Spikes of one population counted in bins that widen as the run goes on, so that there are never many. One thread. */
final class RateCount {
    private static final int BINS = 512;

    private final long[] counts = new long[BINS];
    private final long before;
    private long binSteps = 1;

    /** Counts from the step after {@code before} on. */
    RateCount(long before) {
        this.before = before;
    }

    void add(long step) {
        while ((step - before - 1) / binSteps >= BINS) {
            widen();
        }
        counts[(int) ((step - before - 1) / binSteps)]++;
    }

    /** The rates up to {@code lastStep}, in at most {@code most} bins, which is half of all or less. */
    RatePlot.Rates rates(String population, int size, double dtMs, long lastStep, int most) {
        long steps = lastStep - before;
        while (steps > 0 && (steps - 1) / binSteps >= most) {
            widen();
        }
        int bins = steps <= 0 ? 0 : (int) ((steps - 1) / binSteps) + 1;
        double[] timesMs = new double[bins];
        double[] ratesHz = new double[bins];
        for (int b = 0; b < bins; b++) {
            long width = Math.min(binSteps, steps - b * binSteps);
            timesMs[b] = (before + b * binSteps + width / 2.0) * dtMs;
            ratesHz[b] = counts[b] * 1000.0 / (width * dtMs * size);
        }
        return new RatePlot.Rates(population, timesMs, ratesHz);
    }

    private void widen() {
        for (int b = 0; b < BINS / 2; b++) {
            counts[b] = counts[2 * b] + counts[2 * b + 1];
        }
        for (int b = BINS / 2; b < BINS; b++) {
            counts[b] = 0;
        }
        binSteps *= 2;
    }
}
