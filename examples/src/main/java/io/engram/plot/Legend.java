package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import io.engram.plot.Surface.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Names beside a piece of their line or a dot, flush right, in as many rows as they need.
 */
record Legend(List<List<Entry>> rows) {
    private static final int ROW = 14;
    private static final int SWATCH = 18;
    private static final int DOT = 7;
    private static final int GAP = 14;

    /**
     * One name.
     *
     * @param dot the size of its dots; 0 for a line
     */
    record Entry(String name, Line line, double dot) {
        private double width() {
            return Pen.width(name, Look.SMALL) + swatch() + 4 + GAP;
        }

        private int swatch() {
            return dot > 0 ? DOT : SWATCH;
        }
    }

    /** In rows of at most {@code room}. */
    static Legend of(List<Entry> entries, double room) {
        List<List<Entry>> rows = new ArrayList<>();
        double left = 0;
        for (Entry entry : entries) {
            if (rows.isEmpty() || entry.width() > left) {
                rows.add(new ArrayList<>());
                left = room;
            }
            rows.get(rows.size() - 1).add(entry);
            left -= entry.width();
        }
        return new Legend(rows);
    }

    double height() {
        return rows.size() * ROW;
    }

    /** The first row's baseline at {@code y}, every row ending at {@code right}. */
    void draw(Pen pen, double right, double y) {
        for (int row = 0; row < rows.size(); row++) {
            double x = right + GAP;
            double baseline = y + row * ROW;
            for (int k = rows.get(row).size() - 1; k >= 0; k--) {
                Entry entry = rows.get(row).get(k);
                x -= entry.width();
                swatch(pen, entry, x, baseline - 3.5);
                pen.text(entry.name, x + entry.swatch() + 4, baseline, Anchor.START, Look.SMALL);
            }
        }
    }

    private static void swatch(Pen pen, Entry entry, double x, double y) {
        if (entry.dot > 0) {
            double[] at = {x + DOT / 2.0};
            pen.marks(new Surface.Marks(at, new double[] {y}, DOT, DOT, true, entry.line.colour()));
        } else {
            pen.segment(
                    x,
                    y,
                    x + SWATCH,
                    y,
                    new Line(entry.line.colour(), Math.max(1.4, entry.line.width()), entry.line.dashes()));
        }
    }
}
