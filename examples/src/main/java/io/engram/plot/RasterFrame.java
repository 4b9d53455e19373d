package io.engram.plot;

import java.awt.Color;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/**
 * The axes of a raster: where a time and a neuron lie in the image, the bands' places, and the panel of rates below. In
 * points, but for what is named pixels.
 */
final class RasterFrame {
    private static final int WIDTH = 640;
    private static final int HEIGHT = 480;
    private static final int LEFT = 58;
    private static final int RIGHT = WIDTH - 16;
    private static final int TOP = 40;
    private static final int BOTTOM = 350;
    private static final int RATE_TOP = 368;
    private static final int RATE_BOTTOM = HEIGHT - 40;
    private static final int GAP = 6;
    private static final double LEAST_SHARE = 0.12;

    private final double fromMs;
    private final double toMs;
    private final List<RasterPlot.Band> bands;
    private final double[] top;
    private final double[] bottom;
    private final Pen pen = new Pen(WIDTH, HEIGHT);

    RasterFrame(double fromMs, double toMs, List<RasterPlot.Band> bands) {
        this.fromMs = fromMs;
        this.toMs = toMs;
        this.bands = bands;
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

    BufferedImage image() {
        return pen.image();
    }

    Path save(Path file) {
        return pen.save(file);
    }

    boolean shows(double timeMs) {
        return timeMs > fromMs && timeMs <= toMs;
    }

    int xPixel(double timeMs) {
        return (int) StrictMath.round(x(timeMs) * Look.SCALE);
    }

    /** {@code height}: 0 at the bottom of band {@code b}, 1 at its top. */
    int yPixel(int b, double height) {
        return (int) StrictMath.round((bottom[b] + (top[b] - bottom[b]) * height) * Look.SCALE);
    }

    int bandPixels(int b) {
        return (int) ((bottom[b] - top[b]) * Look.SCALE);
    }

    long pixels(int b) {
        return (long) bandPixels(b) * (RIGHT - LEFT) * Look.SCALE;
    }

    /** Shades a stretch of time behind everything. */
    void shade(RasterPlot.Window window) {
        double from = x(Math.max(fromMs, window.fromMs()));
        double to = x(Math.min(toMs, window.toMs()));
        if (to > from) {
            pen.graphics().setColor(Look.SHADE);
            pen.graphics().fill(new Rectangle2D.Double(from, TOP, to - from, RATE_BOTTOM - TOP));
            pen.ink();
        }
    }

    /** Writes the name of band {@code b} beside it, in its colour. */
    void name(int b, String name) {
        pen.graphics().setFont(Look.LABEL);
        pen.graphics().setColor(RasterPlot.colour(b));
        pen.upwards(name, LEFT - 40, (top[b] + bottom[b]) / 2, bottom[b] - top[b] + 20);
        pen.ink();
        int last = bands.get(b).size() - 1;
        if (last > 0) {
            pen.right(String.valueOf(last), LEFT - 6, top[b] + 7);
        }
        pen.right("0", LEFT - 6, last > 0 ? bottom[b] : (top[b] + bottom[b]) / 2 + 3.5);
        pen.segment(LEFT - 2, top[b], LEFT - 2, bottom[b]);
    }

    /** A remark between title and bands, to the right. */
    void note(String text) {
        pen.right(text, RIGHT, TOP - 7);
    }

    /** The title above, the time below. */
    void axes(String title) {
        TimeAxis axis = TimeAxis.over(toMs - fromMs);
        Ticks ticks = Ticks.within(fromMs * axis.perMs(), toMs * axis.perMs(), 8);
        for (int k = 0; k < ticks.count(); k++) {
            double x = x(ticks.at(k) / axis.perMs());
            pen.segment(x, RATE_BOTTOM, x, RATE_BOTTOM + 4);
            pen.tick(ticks.label(k), x, RATE_BOTTOM + 15);
        }
        pen.graphics().setFont(Look.LABEL);
        pen.centred(axis.title(), (LEFT + RIGHT) / 2.0, HEIGHT - 8);
        pen.graphics().setFont(Look.TITLE);
        pen.centred(title, (LEFT + RIGHT) / 2.0, 18);
        pen.ink();
    }

    /** The panel below: a line a population. */
    void rates(List<RatePlot.Rates> populations) {
        double highestHz = 1;
        for (RatePlot.Rates rates : populations) {
            for (double rateHz : rates.ratesHz()) {
                highestHz = Math.max(highestHz, rateHz);
            }
        }
        Ticks ticks = Ticks.within(0, highestHz, 3);
        for (int k = 0; k < ticks.count(); k++) {
            double y = rateY(ticks.at(k), highestHz);
            pen.grid(LEFT, RIGHT, y);
            pen.right(ticks.label(k), LEFT - 6, y + 3.5);
        }
        pen.graphics().setFont(Look.LABEL);
        pen.upwards("rate (Hz)", LEFT - 40, (RATE_TOP + RATE_BOTTOM) / 2.0, RATE_BOTTOM - RATE_TOP);
        pen.ink();
        pen.segment(LEFT - 2, RATE_BOTTOM, RIGHT, RATE_BOTTOM);
        pen.segment(LEFT - 2, RATE_TOP, LEFT - 2, RATE_BOTTOM);
        for (int p = 0; p < populations.size(); p++) {
            line(populations.get(p), highestHz, RasterPlot.colour(p));
        }
    }

    private void line(RatePlot.Rates rates, double highestHz, Color colour) {
        Path2D path = new Path2D.Double();
        for (int k = 0; k < rates.timesMs().length; k++) {
            double x = x(rates.timesMs()[k]);
            double y = rateY(rates.ratesHz()[k], highestHz);
            if (k == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        pen.path(path, colour, 1);
    }

    private double x(double timeMs) {
        return LEFT + (RIGHT - LEFT) * (timeMs - fromMs) / (toMs - fromMs);
    }

    private double rateY(double rateHz, double highestHz) {
        return RATE_BOTTOM - (RATE_BOTTOM - RATE_TOP) * rateHz / highestHz;
    }
}
