package io.engram.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Locale;

/** What a picture is drawn on, in points: pixels of a PNG file, or the text of an SVG file. One thread, written once. */
interface Surface {

    /** Which part of a text stands at its place. */
    enum Anchor {
        START,
        MIDDLE,
        END
    }

    /**
     * How a line looks.
     *
     * @param dashes lengths of dash and gap in turn; none for a solid line
     */
    record Line(Color colour, double width, float... dashes) {}

    /** Words whose baseline begins, has its middle or ends at a point; {@code upwards} if turned to be read from the right. */
    record Text(String words, double x, double y, Anchor anchor, Font font, Color colour, boolean upwards) {}

    /**
     * Many equal marks, each around its point: circles, or upright strokes. Strokes may be millions.
     *
     * @param round whether a mark is a circle of {@code width}
     */
    record Marks(double[] x, double[] y, double width, double height, boolean round, Color colour) {}

    /** The surface whose file is called {@code file}: its name ends in {@code .svg}, or it is a PNG. */
    static Surface forFile(Path file, int width, int height) {
        boolean svg = file.getFileName().toString().toLowerCase(Locale.ROOT).endsWith(".svg");
        return svg ? new SvgSurface(width, height) : new PixelSurface(width, height);
    }

    void stroke(Shape shape, Line line);

    void fill(Shape shape, Color colour);

    void text(Text text);

    void marks(Marks marks);

    /** Stretches an image over a rectangle without smoothing: its pixels are cells. */
    void cells(BufferedImage image, double x, double y, double width, double height);

    void write(OutputStream out) throws IOException;
}
