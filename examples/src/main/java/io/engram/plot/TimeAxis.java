package io.engram.plot;

/** Simulated time along an axis: in seconds where a window is longer than five of them, else in milliseconds. */
record TimeAxis(String title, double perMs) {

    static TimeAxis over(double spanMs) {
        return spanMs > 5000 ? new TimeAxis("time (s)", 1e-3) : new TimeAxis("time (ms)", 1);
    }

    double[] of(double[] timesMs) {
        double[] scaled = new double[timesMs.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = timesMs[k] * perMs;
        }
        return scaled;
    }
}
