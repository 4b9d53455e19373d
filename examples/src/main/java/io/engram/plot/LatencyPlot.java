package io.engram.plot;

import java.nio.file.Path;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Latency of each discharge within the pattern against its number (Masquelier, Guyonneau and Thorpe 2008, figure 4);
 * discharges outside the pattern have latency 0 there, and so here.
 */
public final class LatencyPlot {
    private static final int MOST_DOTS = 20_000;

    private LatencyPlot() {}

    /** Draws {@code latenciesMs}, one a discharge, in order; returns {@code file}. */
    public static Path draw(Path file, String title, double[] latenciesMs) {
        XYChart chart = Look.chart(title, "discharge", "latency (ms)");
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
        if (dots > 0) {
            chart.addSeries("latency", x, y)
                    .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                    .setMarker(SeriesMarkers.CIRCLE)
                    .setMarkerColor(Look.series(0));
        }
        chart.getStyler().setMarkerSize(dots > 2000 ? 2 : 3);
        chart.getStyler().setXAxisMin(0.0);
        chart.getStyler().setXAxisMax(Math.max(1.0, latenciesMs.length));
        chart.getStyler().setYAxisMin(0.0);
        chart.getStyler().setYAxisMax(Math.max(1, highestMs * 1.05));
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        return Look.save(chart, file);
    }
}
