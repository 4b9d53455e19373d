package io.engram.plot;

import java.nio.file.Path;
import java.util.List;
import org.knowm.xchart.XYChart;

/** How the weights of a projection are distributed, at several moments of a run over one another. */
public final class WeightHistogramPlot {
    private static final int BINS = 40;

    private WeightHistogramPlot() {}

    /** All weights, or a fair sample of them, at one moment; {@code label} says when. */
    public record Moment(String label, float[] weights) {}

    /** Draws the share of synapses in each bin from light (early) to dark (late); returns {@code file}. */
    public static Path draw(Path file, String title, List<Moment> moments) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (Moment moment : moments) {
            for (float weight : moment.weights) {
                low = Math.min(low, weight);
                high = Math.max(high, weight);
            }
        }
        if (!(low <= high)) {
            low = 0;
            high = 1;
        }
        double margin = low == high ? Math.max(0.5 * Math.abs(low), 1e-6) : 0;
        XYChart chart = Look.chart(title, "weight", "synapses (%)");
        for (int k = 0; k < moments.size(); k++) {
            outline(chart, moments.get(k), low - margin, high + margin, k, moments.size());
        }
        chart.getStyler().setYAxisMin(0.0);
        return Look.save(chart, file);
    }

    private static void outline(XYChart chart, Moment moment, double low, double high, int k, int count) {
        double[] share = new double[BINS];
        for (float weight : moment.weights) {
            share[Math.min(BINS - 1, (int) ((weight - low) / (high - low) * BINS))] += 100.0 / moment.weights.length;
        }
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        for (int b = 0; b < BINS; b++) {
            x[2 * b + 1] = low + (high - low) * b / BINS;
            x[2 * b + 2] = low + (high - low) * (b + 1) / BINS;
            y[2 * b + 1] = share[b];
            y[2 * b + 2] = share[b];
        }
        x[0] = low;
        x[2 * BINS + 1] = high;
        Look.line(chart, moment.label, x, y, Look.moment(k, count), k == count - 1 ? 2f : 1.4f);
    }
}
