package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import io.engram.plot.Surface.Line;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;

/** Small images in rows and columns, a caption below each: what was stored, what was shown, what came back. */
public final class ImageGridPlot {
    private static final int CELL = 96;
    private static final int GAP = 16;
    private static final int CAPTION = 14;
    private static final int MOST_LEFT = 110;
    private static final int TOP = 52;
    private static final int MARGIN = 14;
    private static final Line FRAME = new Line(Look.INK, 0.5);

    private ImageGridPlot() {}

    /** An image, rows of pixels from the top, from -1 (black) to 1 (white), and a line about it; it may be empty. */
    public record Cell(float[] pixels, String caption) {}

    /** One row of images. */
    public record Row(String title, List<Cell> cells) {}

    /** Draws {@code rows} of images of {@code width} by {@code height} pixels; returns {@code file}. */
    public static Path draw(Path file, String title, List<String> columns, List<Row> rows, int width, int height) {
        double cellHeight = (double) CELL * height / width;
        double pitch = cellHeight + CAPTION + GAP;
        double widest = rows.stream()
                .mapToDouble(row -> Pen.width(row.title, Look.LABEL))
                .max()
                .orElse(0);
        int left = (int) Math.min(MOST_LEFT, widest + 9 + MARGIN);
        int across = left + columns.size() * (CELL + GAP) - GAP + MARGIN;
        int down = (int) StrictMath.ceil(TOP + rows.size() * pitch - GAP + MARGIN);
        Pen pen = new Pen(file, across, down);
        pen.title(title, new Box(0, 0, across, down));
        for (int c = 0; c < columns.size(); c++) {
            pen.text(columns.get(c), left + c * (CELL + GAP) + CELL / 2.0, TOP - 9, Anchor.MIDDLE, Look.LABEL);
        }
        for (int r = 0; r < rows.size(); r++) {
            Row row = rows.get(r);
            double top = TOP + r * pitch;
            String name = Pen.cut(row.title, Look.LABEL, left - 12.0);
            pen.text(name, left - 9, top + cellHeight / 2 + 4, Anchor.END, Look.LABEL);
            for (int c = 0; c < row.cells.size(); c++) {
                double x = left + c * (CELL + GAP);
                cell(pen, row.cells.get(c), new Box(x, top, x + CELL, top + cellHeight), width, height);
            }
        }
        return pen.save();
    }

    private static void cell(Pen pen, Cell cell, Box box, int width, int height) {
        if (cell.pixels.length != width * height) {
            throw new IllegalArgumentException("image of " + cell.pixels.length + " pixels; must be " + width + " x "
                    + height + " = " + width * height);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int k = 0; k < cell.pixels.length; k++) {
            double white = Math.max(0, Math.min(1, (cell.pixels[k] + 1) / 2));
            int grey = (int) StrictMath.round(255 * white);
            image.setRGB(k % width, k / width, grey << 16 | grey << 8 | grey);
        }
        pen.cells(image, box);
        pen.stroke(box.shape(), FRAME);
        pen.text(cell.caption, (box.left() + box.right()) / 2, box.bottom() + CAPTION - 2.0, Anchor.MIDDLE, Look.SMALL);
    }
}
