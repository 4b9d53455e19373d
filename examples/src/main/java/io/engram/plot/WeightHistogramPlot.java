package io.engram.plot;

import java.awt.Color;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/** How the weights of a projection are distributed, at several moments of a run over one another. */
public final class WeightHistogramPlot {
    private static final int BINS = 40;

    private WeightHistogramPlot() {}

    /** All weights, or a fair sample of them, at one moment; {@code label} says when. */
    public record Moment(String label, float[] weights) {}

    /** Draws the share of synapses in each bin from light (early) to dark (late); returns {@code file}. */
    public static Path draw(Path file, String title, List<Moment> moments) {
        double[] ends =
                moments.stream().flatMapToDouble(WeightHistogramPlot::ends).toArray();
        Range across = Range.of(ends).rounded();
        double[][] shares = new double[moments.size()][];
        double highest = 0;
        for (int k = 0; k < shares.length; k++) {
            shares[k] = shares(moments.get(k).weights, across);
            highest = Math.max(highest, Arrays.stream(shares[k]).max().orElse(0));
        }
        Chart chart = new Chart(title, "weight", across, "synapses (%)", Range.upTo(highest));
        for (int k = 0; k < shares.length; k++) {
            boolean last = k == shares.length - 1;
            outline(chart, moments.get(k).label, shares[k], across, Look.moment(k, shares.length), last ? 1.8 : 1.2);
        }
        return chart.save(file);
    }

    private static DoubleStream ends(Moment moment) {
        double low = Double.POSITIVE_INFINITY;
        double high = Double.NEGATIVE_INFINITY;
        for (float weight : moment.weights) {
            low = Math.min(low, weight);
            high = Math.max(high, weight);
        }
        return low <= high ? DoubleStream.of(low, high) : DoubleStream.empty();
    }

    private static double[] shares(float[] weights, Range across) {
        double[] shares = new double[BINS];
        for (float weight : weights) {
            shares[Math.min(BINS - 1, (int) (across.share(weight) * BINS))] += 100.0 / weights.length;
        }
        return shares;
    }

    private static void outline(Chart chart, String label, double[] shares, Range across, Color colour, double width) {
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        double bin = (across.high() - across.low()) / BINS;
        for (int b = 0; b < BINS; b++) {
            x[2 * b + 1] = across.low() + b * bin;
            x[2 * b + 2] = across.low() + (b + 1) * bin;
            y[2 * b + 1] = shares[b];
            y[2 * b + 2] = shares[b];
        }
        x[0] = across.low();
        x[2 * BINS + 1] = across.high();
        chart.line(label, x, y, colour, width);
    }
}
