package io.engram.examples;

import io.engram.plot.RatePlot;
import java.util.Arrays;

/** Spikes of one population counted in bins that widen as the run goes on, so that there are never many. One thread. */
final class RateCount {
    private static final int BINS = 512;
    private static final int LEAST_SHOWN = 32;
    private static final int SPIKES_A_BIN = 20;

    private final long[] counts = new long[BINS];
    private long binSteps = 1;

    void add(long step) {
        while ((step - 1) / binSteps >= BINS) {
            widen();
        }
        counts[(int) ((step - 1) / binSteps)]++;
    }

    /** The rates up to {@code lastStep}, in bins that hold a number of spikes each. */
    RatePlot.Rates rates(String population, int size, double dtMs, long lastStep) {
        long most =
                Math.max(LEAST_SHOWN, Math.min(BINS / 2, Arrays.stream(counts).sum() / SPIKES_A_BIN));
        while ((lastStep - 1) / binSteps >= most) {
            widen();
        }
        int bins = lastStep == 0 ? 0 : (int) ((lastStep - 1) / binSteps) + 1;
        double[] timesMs = new double[bins];
        double[] ratesHz = new double[bins];
        for (int b = 0; b < bins; b++) {
            long width = Math.min(binSteps, lastStep - b * binSteps);
            timesMs[b] = (b * binSteps + width / 2.0) * dtMs;
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
