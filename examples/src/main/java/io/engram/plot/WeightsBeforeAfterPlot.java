package io.engram.plot;

import java.nio.file.Path;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries.XYSeriesRenderStyle;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The weight of every synapse before and after learning, against its source neuron. */
public final class WeightsBeforeAfterPlot {
    private static final int MOST_DOTS = 20_000;

    private WeightsBeforeAfterPlot() {}

    /** The arrays have one entry a synapse; above 20,000 every so manieth is drawn. Returns {@code file}. */
    public static Path draw(Path file, String title, int[] sources, float[] before, float[] after) {
        XYChart chart = Look.chart(title, "source neuron", "weight");
        if (sources.length > 0) {
            dots(chart, "before", sources, before, 5);
            dots(chart, "after", sources, after, 0);
        }
        chart.getStyler().setMarkerSize(sources.length > 3000 ? 2 : 3);
        chart.getStyler().setXAxisDecimalPattern("#,##0");
        chart.getStyler().setLegendPosition(LegendPosition.OutsideS);
        chart.getStyler().setLegendLayout(org.knowm.xchart.style.Styler.LegendLayout.Horizontal);
        return Look.save(chart, file);
    }

    private static void dots(XYChart chart, String name, int[] sources, float[] weights, int colour) {
        int stride = Math.max(1, (sources.length + MOST_DOTS - 1) / MOST_DOTS);
        int count = (sources.length + stride - 1) / stride;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int k = 0; k < count; k++) {
            x[k] = sources[k * stride];
            y[k] = weights[k * stride];
        }
        chart.addSeries(name, x, y)
                .setXYSeriesRenderStyle(XYSeriesRenderStyle.Scatter)
                .setMarker(SeriesMarkers.CIRCLE)
                .setMarkerColor(Look.series(colour));
    }
}
