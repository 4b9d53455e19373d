package io.engram.plot;

import java.awt.Color;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A pair of axes with lines and dots in it, and a legend above where there is more than one of them. */
final class Chart {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 340;
    private static final int LEFT = 62;
    private static final int RIGHT = WIDTH - 18;
    private static final int TOP = 48;
    private static final int BOTTOM = HEIGHT - 42;
    private static final int LEGEND_Y = TOP - 12;

    private final Pen pen = new Pen(WIDTH, HEIGHT);
    private final Range across;
    private final Range up;
    private final List<String> names = new ArrayList<>();
    private final List<Color> colours = new ArrayList<>();

    Chart(String title, String xTitle, Range across, String yTitle, Range up) {
        this.across = across;
        this.up = up;
        vertical(yTitle);
        horizontal(xTitle);
        pen.graphics().setFont(Look.TITLE);
        pen.centred(title, (LEFT + RIGHT) / 2.0, 20);
        pen.ink();
    }

    /** Adds a line through the points. */
    void line(String name, double[] x, double[] y, Color colour, double width) {
        Path2D path = new Path2D.Double();
        for (int k = 0; k < x.length; k++) {
            if (k == 0) {
                path.moveTo(x(x[k]), y(y[k]));
            } else {
                path.lineTo(x(x[k]), y(y[k]));
            }
        }
        pen.path(path, colour, width);
        names.add(name);
        colours.add(colour);
    }

    /** Adds a dot a point. */
    void dots(String name, double[] x, double[] y, Color colour, double size) {
        pen.graphics().setColor(colour);
        for (int k = 0; k < x.length; k++) {
            pen.graphics().fill(new Ellipse2D.Double(x(x[k]) - size / 2, y(y[k]) - size / 2, size, size));
        }
        pen.ink();
        names.add(name);
        colours.add(colour);
    }

    Path save(Path file) {
        if (names.size() > 1) {
            legend();
        }
        return pen.save(file);
    }

    private void legend() {
        double x = RIGHT;
        for (int k = names.size() - 1; k >= 0; k--) {
            x -= pen.width(names.get(k));
            pen.left(names.get(k), x, LEGEND_Y);
            pen.graphics().setColor(colours.get(k));
            pen.graphics().fill(new Ellipse2D.Double(x - 11, LEGEND_Y - 7, 7, 7));
            pen.ink();
            x -= 24;
        }
    }

    private void vertical(String title) {
        Ticks ticks = Ticks.within(up.low(), up.high(), 6);
        for (int k = 0; k < ticks.count(); k++) {
            double y = y(ticks.at(k));
            pen.grid(LEFT, RIGHT, y);
            pen.right(ticks.label(k), LEFT - 7, y + 3.5);
        }
        pen.segment(LEFT, TOP, LEFT, BOTTOM);
        pen.graphics().setFont(Look.LABEL);
        pen.upwards(title, LEFT - 44, (TOP + BOTTOM) / 2.0, BOTTOM - TOP);
        pen.ink();
    }

    private void horizontal(String title) {
        pen.segment(LEFT, BOTTOM, RIGHT, BOTTOM);
        Ticks ticks = Ticks.within(across.low(), across.high(), 8);
        for (int k = 0; k < ticks.count(); k++) {
            double x = x(ticks.at(k));
            pen.segment(x, BOTTOM, x, BOTTOM + 4);
            pen.tick(ticks.label(k), x, BOTTOM + 16);
        }
        pen.graphics().setFont(Look.LABEL);
        pen.centred(title, (LEFT + RIGHT) / 2.0, HEIGHT - 8);
        pen.ink();
    }

    private double x(double value) {
        return LEFT + (RIGHT - LEFT) * across.share(value);
    }

    private double y(double value) {
        return BOTTOM - (BOTTOM - TOP) * up.share(value);
    }
}
