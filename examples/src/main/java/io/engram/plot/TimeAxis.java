package io.engram.plot;

import java.math.BigDecimal;
import java.math.MathContext;

/** Simulated time along an axis: in seconds where it is long or late, else in milliseconds. */
record TimeAxis(String unit, double perMs) {
    private static final TimeAxis SECONDS = new TimeAxis("s", 1e-3);
    private static final TimeAxis MILLISECONDS = new TimeAxis("ms", 1);

    /** Seconds above five of them, or from ten of them on for what is not short. */
    static TimeAxis over(double fromMs, double toMs) {
        boolean late = toMs >= 10_000 && toMs - fromMs >= 20;
        return toMs - fromMs > 5000 || late ? SECONDS : MILLISECONDS;
    }

    String title() {
        return "time (" + unit + ")";
    }

    /** A time with its unit. */
    String label(double timeMs) {
        BigDecimal digits =
                new BigDecimal(timeMs * perMs).round(new MathContext(6)).stripTrailingZeros();
        return (digits.signum() == 0 ? "0" : digits.toPlainString()) + " " + unit;
    }

    /** The width of a bin in words: {@code 5 ms}, {@code 1.5 s}. */
    static String text(double widthMs) {
        return (widthMs >= 1000 ? SECONDS : MILLISECONDS).label(widthMs);
    }

    double[] of(double[] timesMs) {
        double[] scaled = new double[timesMs.length];
        for (int k = 0; k < scaled.length; k++) {
            scaled[k] = timesMs[k] * perMs;
        }
        return scaled;
    }
}
