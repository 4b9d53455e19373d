package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;

/** A picture of cells in colours between two axes, with the bar that says what the colours mean. */
final class HeatMap {
    private static final int WIDTH = 560;
    private static final int HEIGHT = 400;
    private static final Box CELLS = new Box(62, 44, WIDTH - 96, HEIGHT - 44);
    private static final Box BAR = new Box(WIDTH - 78, 44, WIDTH - 64, HEIGHT - 44);
    private static final int BAR_CELLS = 256;

    private final ColourMap colours;
    private final Range values;
    private final Pen pen;

    HeatMap(Path file, ColourMap colours, Range values) {
        this.colours = colours;
        this.values = values;
        pen = new Pen(file, WIDTH, HEIGHT);
    }

    /** Fills the box: {@code cells[row][column]}, row 0 at the bottom; what is not a number has the colour of {@code none}. */
    void cells(double[][] cells, Color none) {
        BufferedImage image = new BufferedImage(cells[0].length, cells.length, BufferedImage.TYPE_INT_RGB);
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length; column++) {
                double value = cells[row][column];
                Color colour = Double.isNaN(value) ? none : colours.at(values.share(value));
                image.setRGB(column, cells.length - 1 - row, colour.getRGB());
            }
        }
        pen.cells(image, CELLS);
    }

    /** A word in the middle of each cell, to be read on the colour of its value. */
    void words(String[][] words, double[][] cells) {
        for (int row = 0; row < words.length; row++) {
            double y = CELLS.bottom() - CELLS.height() * (row + 0.5) / words.length + 3.5;
            for (int column = 0; column < words[row].length; column++) {
                double x = CELLS.left() + CELLS.width() * (column + 0.5) / words[row].length;
                Color ground = colours.at(values.share(cells[row][column]));
                boolean dark = ground.getRed() + 2 * ground.getGreen() + ground.getBlue() < 4 * 128;
                pen.text(words[row][column], x, y, Anchor.MIDDLE, Look.SMALL, dark ? Color.WHITE : Look.INK);
            }
        }
    }

    /** The bar: ticks at {@code at}, labelled {@code labels}, and what is measured. */
    void bar(String title, double[] at, String[] labels) {
        BufferedImage image = new BufferedImage(1, BAR_CELLS, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < BAR_CELLS; k++) {
            image.setRGB(0, BAR_CELLS - 1 - k, colours.at(k / (BAR_CELLS - 1.0)).getRGB());
        }
        pen.cells(image, BAR);
        pen.stroke(BAR.shape(), Look.AXIS);
        for (int k = 0; k < at.length; k++) {
            double y = BAR.bottom() - BAR.height() * values.share(at[k]);
            pen.segment(BAR.right(), y, BAR.right() + 3, y, Look.AXIS);
            pen.text(labels[k], BAR.right() + 6, y + 3.5, Anchor.START, Look.SMALL);
        }
        pen.upwards(title, WIDTH - 10, (BAR.top() + BAR.bottom()) / 2, BAR.height(), Look.INK);
    }

    /** The bar with round numbers. */
    void bar(String title) {
        Ticks ticks = Ticks.within(values.low(), values.high(), 8);
        double[] at = new double[ticks.count()];
        String[] labels = new String[at.length];
        for (int k = 0; k < at.length; k++) {
            at[k] = ticks.at(k);
            labels[k] = ticks.label(k);
        }
        pen.text(ticks.factor(), BAR.left(), BAR.top() - 8, Anchor.START, Look.SMALL);
        bar(title, at, labels);
    }

    /** The axes, the title and a remark below it; returns the file. */
    Path save(String title, String remark, String xTitle, Range across, String yTitle, Range up) {
        pen.title(title, CELLS);
        pen.text(remark, CELLS.right(), CELLS.top() - 7, Anchor.END, Look.SMALL);
        Axes axes = new Axes(pen, CELLS, across, up);
        axes.leftOfCells(yTitle);
        axes.below(xTitle);
        return pen.save();
    }
}
