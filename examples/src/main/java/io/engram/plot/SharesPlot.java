package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** What parts a whole has, one bar a whole: its parts side by side in their colours, with their shares where there is room. */
public final class SharesPlot {
    private static final int WIDTH = 640;
    private static final int LEFT = 130;
    private static final int RIGHT = WIDTH - 18;
    private static final int ROW = 34;
    private static final int BAR = 22;
    private static final double LEAST_WRITTEN = 0.04;

    private SharesPlot() {}

    /**
     * One bar.
     *
     * @param shares of the parts, in their order; all together 1
     */
    public record Whole(String name, double[] shares) {}

    /** Draws a bar for each of {@code wholes}; every one has all {@code parts}. Returns {@code file}. */
    public static Path draw(Path file, String title, List<String> parts, List<Whole> wholes) {
        List<Legend.Entry> entries = new ArrayList<>();
        for (int k = 0; k < parts.size(); k++) {
            entries.add(new Legend.Entry(parts.get(k), new Surface.Line(Look.series(k), 8), 0));
        }
        Legend legend = Legend.of(entries, RIGHT - LEFT);
        double top = 40 + legend.height();
        int height = (int) (top + ROW * wholes.size() + 42);
        Pen pen = new Pen(file, WIDTH, height);
        Box box = new Box(LEFT, top, RIGHT, height - 42);
        pen.title(title, box);
        legend.draw(pen, RIGHT, 40);
        Axes axes = new Axes(pen, box, new Range(0, 100), new Range(0, 1));
        for (int k = 0; k < wholes.size(); k++) {
            double middle = top + ROW * (k + 0.5);
            pen.text(wholes.get(k).name, LEFT - 8, middle + 3.5, Anchor.END, Look.LABEL);
            bar(pen, axes, wholes.get(k).shares, middle);
        }
        axes.below("share (%)");
        return pen.save();
    }

    private static void bar(Pen pen, Axes axes, double[] shares, double middle) {
        double begun = 0;
        for (int part = 0; part < shares.length; part++) {
            double from = axes.x(100 * begun);
            begun += shares[part];
            double to = axes.x(100 * begun);
            if (shares[part] > 0) {
                pen.fill(new Box(from, middle - BAR / 2.0, to, middle + BAR / 2.0).shape(), Look.series(part));
            }
            if (shares[part] >= LEAST_WRITTEN) {
                String share = String.valueOf(StrictMath.round(100 * shares[part]));
                pen.text(share, (from + to) / 2, middle + 3.5, Anchor.MIDDLE, Look.SMALL, Color.WHITE);
            }
        }
    }
}
