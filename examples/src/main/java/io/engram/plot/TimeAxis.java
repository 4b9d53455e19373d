package io.engram.plot;

import java.math.BigDecimal;
import java.math.MathContext;

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

    /** A time or the width of a bin in words: {@code 5 ms}, {@code 1.5 s}. */
    static String text(double ms) {
        double shown = ms >= 1000 ? ms / 1000 : ms;
        BigDecimal digits = new BigDecimal(shown).round(new MathContext(4)).stripTrailingZeros();
        return (digits.signum() == 0 ? "0" : digits.toPlainString()) + (ms >= 1000 ? " s" : " ms");
    }
}
