package io.engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
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
    private static final int TOP = 30;
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
    private final BufferedImage image = Look.canvas(WIDTH, HEIGHT);
    private final Graphics2D pen = Look.pen(image);

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

    BufferedImage canvas() {
        return image;
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

    /** Writes the name of band {@code b} beside it, in its colour. */
    void name(int b, String name) {
        pen.setFont(Look.LABEL);
        pen.setColor(RasterPlot.colour(b));
        upwards(name, LEFT - 40, (top[b] + bottom[b]) / 2, bottom[b] - top[b]);
        pen.setFont(Look.SMALL);
        pen.setColor(Look.INK);
        right(String.valueOf(bands.get(b).size() - 1), LEFT - 5, top[b] + 8);
        right("0", LEFT - 5, bottom[b]);
        pen.setStroke(new BasicStroke(0.8f));
        pen.draw(new Line2D.Double(LEFT - 2, top[b], LEFT - 2, bottom[b]));
    }

    /** The title above, the time below. */
    void axes(String title) {
        pen.setFont(Look.TITLE);
        pen.setColor(Look.INK);
        centred(title, (LEFT + RIGHT) / 2.0, TOP - 12);
        TimeAxis axis = TimeAxis.over(toMs - fromMs);
        Ticks ticks = Ticks.within(fromMs * axis.perMs(), toMs * axis.perMs(), 8);
        pen.setFont(Look.SMALL);
        pen.setStroke(new BasicStroke(0.8f));
        pen.draw(new Line2D.Double(LEFT, RATE_BOTTOM, RIGHT, RATE_BOTTOM));
        for (int k = 0; k < ticks.count(); k++) {
            double x = x(ticks.at(k) / axis.perMs());
            pen.draw(new Line2D.Double(x, RATE_BOTTOM, x, RATE_BOTTOM + 4));
            centred(ticks.label(k), x, RATE_BOTTOM + 15);
        }
        pen.setFont(Look.LABEL);
        centred(axis.title(), (LEFT + RIGHT) / 2.0, HEIGHT - 8);
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
            pen.setColor(Look.FAINT);
            pen.setStroke(new BasicStroke(0.6f));
            pen.draw(new Line2D.Double(LEFT, y, RIGHT, y));
            pen.setColor(Look.INK);
            pen.setFont(Look.SMALL);
            right(ticks.label(k), LEFT - 5, y + 3.5);
        }
        pen.setFont(Look.LABEL);
        upwards("rate (Hz)", LEFT - 40, (RATE_TOP + RATE_BOTTOM) / 2.0, RATE_BOTTOM - RATE_TOP);
        for (int p = 0; p < populations.size(); p++) {
            line(populations.get(p), highestHz, RasterPlot.colour(p));
        }
        pen.dispose();
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
        pen.setColor(colour);
        pen.setStroke(new BasicStroke(1f, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        pen.draw(path);
    }

    private double x(double timeMs) {
        return LEFT + (RIGHT - LEFT) * (timeMs - fromMs) / (toMs - fromMs);
    }

    private double rateY(double rateHz, double highestHz) {
        return RATE_BOTTOM - (RATE_BOTTOM - RATE_TOP) * rateHz / highestHz;
    }

    private void centred(String text, double x, double y) {
        pen.drawString(
                text,
                (float) (x - pen.getFontMetrics().getStringBounds(text, pen).getWidth() / 2),
                (float) y);
    }

    private void right(String text, double x, double y) {
        pen.drawString(
                text,
                (float) (x - pen.getFontMetrics().getStringBounds(text, pen).getWidth()),
                (float) y);
    }

    /** Written from below, cut to {@code room}. */
    private void upwards(String text, double x, double y, double room) {
        FontMetrics metrics = pen.getFontMetrics();
        String shown = text;
        while (shown.length() > 3 && metrics.getStringBounds(shown, pen).getWidth() > room + 20) {
            shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
        }
        AffineTransform before = pen.getTransform();
        pen.rotate(-StrictMath.PI / 2, x, y);
        centred(shown, x, y);
        pen.setTransform(before);
    }
}
