package io.engram.plot;

import io.engram.plot.Surface.Line;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A picture of one pair of axes with lines and dots in it, and a legend above where there is more than one of them. */
final class Chart {
    static final int WIDTH = 560;
    static final int HEIGHT = 340;
    static final int LEFT = 62;
    static final int RIGHT = WIDTH - 18;
    static final int BOTTOM = HEIGHT - 42;

    private record Series(double[] x, double[] y, Legend.Entry entry) {}

    private final String title;
    private final String xTitle;
    private final Range across;
    private final String yTitle;
    private final Range up;
    private final List<Series> series = new ArrayList<>();

    Chart(String title, String xTitle, Range across, String yTitle, Range up) {
        this.title = title;
        this.xTitle = xTitle;
        this.across = across;
        this.yTitle = yTitle;
        this.up = up;
    }

    /** Adds a line through the points. */
    void line(String name, double[] x, double[] y, Line line) {
        series.add(new Series(x, y, new Legend.Entry(name, line, 0)));
    }

    /** Adds a dot a point. */
    void dots(String name, double[] x, double[] y, Color colour, double size) {
        series.add(new Series(x, y, new Legend.Entry(name, new Line(colour, 0), size)));
    }

    /** Draws all that was added; returns {@code file}. */
    Path save(Path file) {
        Pen pen = new Pen(file, WIDTH, HEIGHT);
        // What a single one is, title and axes say.
        List<Legend.Entry> entries = series.stream().map(Series::entry).toList();
        Legend legend = Legend.of(entries.size() > 1 ? entries : List.of(), RIGHT - LEFT);
        Box box = new Box(LEFT, 36 + legend.height(), RIGHT, BOTTOM);
        pen.title(title, box);
        legend.draw(pen, RIGHT, 36);
        Axes axes = new Axes(pen, box, across, up);
        axes.left(yTitle);
        axes.below(xTitle);
        for (Series one : series) {
            if (one.entry.dot() > 0) {
                axes.dots(one.x, one.y, one.entry.dot(), one.entry.line().colour());
            } else {
                axes.line(one.x, one.y, one.entry.line());
            }
        }
        return pen.save();
    }
}
