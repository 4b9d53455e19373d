package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import java.awt.Color;
import java.nio.file.Path;
import java.util.List;

/** The axes of a raster: where a time and a neuron lie, the bands' places, and the panel of rates below. In points. */
final class RasterFrame {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int LEFT = 62;
    private static final int RIGHT = WIDTH - 16;
    private static final int TOP = 44;
    private static final int BOTTOM = 346;
    private static final Box RATES = new Box(LEFT, 370, RIGHT, HEIGHT - 42);
    private static final int GAP = 6;
    private static final double LEAST_SHARE = 0.12;

    private final double fromMs;
    private final double toMs;
    private final TimeAxis axis;
    private final List<RasterPlot.Band> bands;
    private final double[] top;
    private final double[] bottom;
    private final Pen pen;

    RasterFrame(Path file, double fromMs, double toMs, List<RasterPlot.Band> bands) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.bands = bands;
        axis = TimeAxis.over(fromMs, toMs);
        pen = new Pen(file, WIDTH, HEIGHT);
        top = new double[bands.size()];
        bottom = new double[bands.size()];
        place();
    }

    /** Bands share the height by their sizes, but none gets less than an eighth or so. */
    private void place() {
        double total = bands.stream().mapToDouble(RasterPlot.Band::size).sum();
        double[] share = new double[bands.size()];
        double sum = 0;
        for (int b = 0; b < share.length; b++) {
            share[b] = Math.max(LEAST_SHARE, bands.get(b).size() / total);
            sum += share[b];
        }
        double height = BOTTOM - TOP - (double) GAP * (bands.size() - 1);
        double y = BOTTOM;
        for (int b = 0; b < share.length; b++) {
            bottom[b] = y;
            top[b] = y - height * share[b] / sum;
            y = top[b] - GAP;
        }
    }

    Path save() {
        return pen.save();
    }

    boolean shows(double timeMs) {
        return timeMs > fromMs && timeMs <= toMs;
    }

    double x(double timeMs) {
        return LEFT + (RIGHT - LEFT) * (timeMs - fromMs) / (toMs - fromMs);
    }

    /** {@code height}: 0 at the bottom of band {@code b}, 1 at its top. */
    double y(int b, double height) {
        return bottom[b] + (top[b] - bottom[b]) * height;
    }

    double height(int b) {
        return bottom[b] - top[b];
    }

    double area(int b) {
        return height(b) * (RIGHT - LEFT);
    }

    /** Shades a stretch of time behind everything. */
    void shade(RasterPlot.Window window) {
        double from = x(Math.max(fromMs, window.fromMs()));
        double to = x(Math.min(toMs, window.toMs()));
        if (to > from) {
            pen.fill(new Box(from, TOP, to, RATES.bottom()).shape(), Look.SHADE);
        }
    }

    void marks(Surface.Marks marks) {
        pen.marks(marks);
    }

    /** Writes the name of band {@code b} beside it, in its colour, and the numbers of its first and last neuron. */
    void name(int b, String name) {
        Color colour = RasterPlot.colour(b);
        pen.upwards(name, LEFT - 44, (top[b] + bottom[b]) / 2, height(b) + 2 * GAP, colour);
        int last = bands.get(b).size() - 1;
        if (last > 0) {
            pen.text(String.valueOf(last), LEFT - 7, top[b] + 8, Anchor.END, Look.SMALL);
            pen.text("0", LEFT - 7, bottom[b], Anchor.END, Look.SMALL);
        }
        pen.segment(LEFT - 2, top[b], LEFT - 2, bottom[b], Look.AXIS);
    }

    /** The title above, a remark between it and the bands. */
    void title(String title, String remark) {
        pen.title(title, new Box(LEFT, TOP, RIGHT, BOTTOM));
        pen.text(remark, RIGHT, TOP - 7, Anchor.END, Look.SMALL);
        boolean numbered = bands.stream().anyMatch(band -> band.size() > 1);
        pen.text(numbered ? "neuron" : "", LEFT - 7, TOP - 7, Anchor.MIDDLE, Look.SMALL);
    }

    /** The panel below: a line a population, over bins of {@code binMs}. */
    void rates(List<RatePlot.Rates> populations, double binMs) {
        double highestHz = 1;
        for (RatePlot.Rates rates : populations) {
            for (double rateHz : rates.ratesHz()) {
                highestHz = Math.max(highestHz, rateHz);
            }
        }
        Range across = new Range(fromMs * axis.perMs(), toMs * axis.perMs());
        Axes axes = new Axes(pen, RATES, across, Range.upTo(highestHz));
        axes.left("rate (Hz)");
        axes.below(axis.title());
        pen.text("in bins of " + TimeAxis.text(binMs), RIGHT, RATES.top() - 4, Anchor.END, Look.SMALL);
        for (int p = 0; p < populations.size(); p++) {
            RatePlot.Rates rates = populations.get(p);
            axes.line(axis.of(rates.timesMs()), rates.ratesHz(), Look.line(p, 1));
        }
    }
}
