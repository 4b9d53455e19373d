package io.engram.plot;

import java.nio.file.Path;

/**
 * Latency of each discharge within the pattern against its number (Masquelier, Guyonneau and Thorpe 2008, figure 4);
 * discharges outside the pattern have latency 0 there, and so here.
 */
public final class LatencyPlot {
    private static final int MOST_DOTS = 20_000;

    private LatencyPlot() {}

    /** Draws {@code latenciesMs}, one a discharge, in order; above 20,000 only every n-th. Returns {@code file}. */
    public static Path draw(Path file, String title, double[] latenciesMs) {
        int stride = Math.max(1, (latenciesMs.length + MOST_DOTS - 1) / MOST_DOTS);
        int dots = (latenciesMs.length + stride - 1) / stride;
        double[] x = new double[dots];
        double[] y = new double[dots];
        double highestMs = 0;
        for (int k = 0; k < dots; k++) {
            x[k] = k * stride + 1.0;
            y[k] = latenciesMs[k * stride];
            highestMs = Math.max(highestMs, y[k]);
        }
        Chart chart = new Chart(
                title,
                "discharge number",
                new Range(0, Math.max(1, latenciesMs.length)).counting(),
                "latency (ms)",
                Range.upTo(highestMs));
        chart.dots("latency", x, y, Look.series(0), dots > 3000 ? 1.4 : 2.2);
        return chart.save(file);
    }
}
