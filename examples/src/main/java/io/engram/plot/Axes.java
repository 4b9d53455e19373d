package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import io.engram.plot.Surface.Line;
import java.awt.Color;

/** Two axes around a box of a picture: their ticks and titles, and where a pair of numbers lies. */
final class Axes {
    private static final int TICK = 4;
    private static final double LEAST_TITLE_X = 10;
    private static final double POINTS_A_LABEL = 34;

    private final Pen pen;
    private final Box box;
    private final Range across;
    private final Range up;

    Axes(Pen pen, Box box, Range across, Range up) {
        this.pen = pen;
        this.box = box;
        this.across = across;
        this.up = up;
    }

    /** The upright axis on the left, with faint lines from its ticks. */
    void left(String title) {
        left(title, true);
    }

    /** The same where the box is full: its ticks are short and outside. */
    void leftOfCells(String title) {
        left(title, false);
    }

    private void left(String title, boolean grid) {
        int wanted = (int) Math.max(4, Math.min(6, box.height() / POINTS_A_LABEL));
        Ticks ticks = up.ticks(wanted);
        double widest = 0;
        for (int k = 0; k < ticks.count(); k++) {
            widest = Math.max(widest, Pen.width(ticks.label(k), Look.SMALL));
            double y = y(ticks.at(k));
            if (grid) {
                pen.segment(box.left(), y, box.right(), y, Look.GRID);
            } else {
                pen.segment(box.left() - TICK, y, box.left(), y, Look.AXIS);
            }
            pen.text(ticks.label(k), box.left() - 7, y + 3.5, Anchor.END, Look.SMALL);
        }
        pen.text(ticks.factor(), box.left() - 7, box.top() - 8, Anchor.MIDDLE, Look.SMALL);
        pen.segment(box.left(), box.top(), box.left(), box.bottom(), Look.AXIS);
        double titleX = Math.max(LEAST_TITLE_X, Math.min(box.left() - 44, box.left() - 15 - widest));
        pen.upwards(title, titleX, (box.top() + box.bottom()) / 2, box.height() + 20, Look.INK);
    }

    /** The level axis below; without labels where {@code title} is empty, because another panel has them. */
    void below(String title) {
        pen.segment(box.left(), box.bottom(), box.right(), box.bottom(), Look.AXIS);
        Ticks ticks = across.ticks(8);
        for (int k = 0; k < ticks.count(); k++) {
            double x = x(ticks.at(k));
            pen.segment(x, box.bottom(), x, box.bottom() + TICK, Look.AXIS);
            if (!title.isEmpty()) {
                pen.tick(ticks.label(k), x, box.bottom() + 16);
            }
        }
        String factor = ticks.factor();
        pen.text(
                factor.isEmpty() || title.isEmpty() ? title : title + "  " + factor,
                (box.left() + box.right()) / 2,
                box.bottom() + 33,
                Anchor.MIDDLE,
                Look.LABEL);
    }

    /** A line through the points; it is broken where one is not a number. */
    void line(double[] x, double[] y, Line line) {
        Polyline polyline = new Polyline();
        for (int k = 0; k < x.length; k++) {
            if (Double.isNaN(y[k])) {
                polyline.lift();
            } else {
                polyline.to(x(x[k]), y(y[k]));
            }
        }
        pen.stroke(polyline.path(), line);
    }

    /** A dot a point. */
    void dots(double[] x, double[] y, double size, Color colour) {
        double[] left = new double[x.length];
        double[] top = new double[x.length];
        for (int k = 0; k < x.length; k++) {
            left[k] = x(x[k]);
            top[k] = y(y[k]);
        }
        pen.marks(new Surface.Marks(left, top, size, size, true, colour));
    }

    double x(double value) {
        return box.left() + box.width() * across.share(value);
    }

    double y(double value) {
        return box.bottom() - box.height() * up.share(value);
    }
}
