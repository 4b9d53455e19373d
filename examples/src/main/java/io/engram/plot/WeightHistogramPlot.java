package io.engram.plot;

import io.engram.plot.Surface.Line;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/**
 * How the weights of a projection are distributed over the course of a run: a few moments as outlines over one another, from
 * light (early) to dark (late), or many as a map of time and weight.
 */
public final class WeightHistogramPlot {
    private static final int BINS = 40;
    private static final int FEWEST_FOR_MAP = 8;
    private static final int OUTLINES = 4;
    private static final int MAP_COLUMNS = 256;
    private static final double LEAST_PERCENT = 0.1;
    private static final double MOST_PERCENT = 100;
    private static final double[] PERCENTS = {0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

    private WeightHistogramPlot() {}

    /** All weights, or a fair sample of them, at one moment. */
    public record Moment(double timeMs, float[] weights) {}

    /** Draws {@code moments}, which are in order of time; {@code unit} is empty for bare numbers. Returns {@code file}. */
    public static Path draw(Path file, String title, String unit, List<Moment> moments) {
        double[] ends =
                moments.stream().flatMapToDouble(WeightHistogramPlot::ends).toArray();
        Range weights = Range.of(ends).rounded();
        return moments.size() < FEWEST_FOR_MAP
                ? outlines(file, title, Titles.withUnit("weight", unit), spread(moments), weights)
                : map(file, title, unit, moments, weights);
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

    private static double[] percents(Moment moment, Range across) {
        double[] percents = new double[BINS];
        for (float weight : moment.weights) {
            percents[Math.min(BINS - 1, (int) (across.share(weight) * BINS))] += 100.0 / moment.weights.length;
        }
        return percents;
    }

    /** A few of them, the first and the last included. */
    private static List<Moment> spread(List<Moment> moments) {
        List<Moment> few = new ArrayList<>();
        int count = Math.min(OUTLINES, moments.size());
        for (int k = 0; k < count; k++) {
            few.add(moments.get(count == 1 ? 0 : k * (moments.size() - 1) / (count - 1)));
        }
        return few;
    }

    private static Path outlines(Path file, String title, String xTitle, List<Moment> moments, Range across) {
        double[][] percents = new double[moments.size()][];
        double highest = 0;
        for (int k = 0; k < percents.length; k++) {
            percents[k] = percents(moments.get(k), across);
            highest = Math.max(highest, Arrays.stream(percents[k]).max().orElse(0));
        }
        double fromMs = moments.isEmpty() ? 0 : moments.get(0).timeMs;
        TimeAxis axis = TimeAxis.over(fromMs, moments.isEmpty() ? 0 : moments.get(moments.size() - 1).timeMs);
        Chart chart = new Chart(title, xTitle, across, "synapses (%)", Range.upTo(highest));
        for (int k = 0; k < percents.length; k++) {
            double width = k == percents.length - 1 ? 1.8 : 1.2;
            Color colour = Look.moment(k, percents.length);
            outline(chart, axis.label(moments.get(k).timeMs), percents[k], across, new Line(colour, width));
        }
        return chart.save(file);
    }

    private static void outline(Chart chart, String label, double[] percents, Range across, Line line) {
        double[] x = new double[2 * BINS + 2];
        double[] y = new double[2 * BINS + 2];
        double bin = (across.high() - across.low()) / BINS;
        for (int b = 0; b < BINS; b++) {
            x[2 * b + 1] = across.low() + b * bin;
            x[2 * b + 2] = across.low() + (b + 1) * bin;
            y[2 * b + 1] = percents[b];
            y[2 * b + 2] = percents[b];
        }
        x[0] = across.low();
        x[2 * BINS + 1] = across.high();
        chart.line(label, x, y, line);
    }

    /** Colours go by ratios: a few synapses that have gone elsewhere are what is looked for. */
    private static Path map(Path file, String title, String unit, List<Moment> moments, Range weights) {
        double fromMs = moments.get(0).timeMs;
        double toMs = moments.get(moments.size() - 1).timeMs;
        int columns = Math.min(MAP_COLUMNS, 8 * moments.size());
        double[][] cells = new double[BINS][columns];
        int at = 0;
        double highest = LEAST_PERCENT;
        double lowest = MOST_PERCENT;
        double[] percents = percents(moments.get(0), weights);
        for (int column = 0; column < columns; column++) {
            double timeMs = fromMs + (toMs - fromMs) * (column + 0.5) / columns;
            while (at < moments.size() - 1 && moments.get(at + 1).timeMs <= timeMs) {
                at++;
                percents = percents(moments.get(at), weights);
            }
            for (int bin = 0; bin < BINS; bin++) {
                double shown = Math.max(LEAST_PERCENT, percents[bin]);
                cells[bin][column] = percents[bin] > 0 ? StrictMath.log10(shown) : Double.NaN;
                highest = Math.max(highest, shown);
                lowest = percents[bin] > 0 ? Math.min(lowest, shown) : lowest;
            }
        }
        double[] steps = steps(lowest, highest);
        double[] logs = Arrays.stream(steps).map(StrictMath::log10).toArray();
        HeatMap map = new HeatMap(file, ColourMap.DENSITY, new Range(logs[0], logs[logs.length - 1]));
        map.cells(cells, Color.WHITE);
        map.bar(
                "synapses (%)",
                logs, Arrays.stream(steps).mapToObj(Titles::number).toArray(String[]::new));
        TimeAxis axis = TimeAxis.over(fromMs, toMs);
        double bin = (weights.high() - weights.low()) / BINS;
        String remark = "bins of " + Titles.number(bin) + (unit.isEmpty() ? "" : " " + unit);
        return map.save(
                title,
                remark,
                axis.title(),
                new Range(fromMs * axis.perMs(), toMs * axis.perMs()),
                Titles.withUnit("weight", unit),
                weights);
    }

    /** Round percentages from one below {@code lowest} to one above {@code highest}. */
    private static double[] steps(double lowest, double highest) {
        int first = 0;
        while (first < PERCENTS.length - 2 && PERCENTS[first + 1] <= lowest) {
            first++;
        }
        int last = first + 1;
        while (last < PERCENTS.length - 1 && PERCENTS[last] < highest) {
            last++;
        }
        return Arrays.copyOfRange(PERCENTS, first, last + 1);
    }
}
