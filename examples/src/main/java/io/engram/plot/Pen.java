package io.engram.plot;

import io.engram.plot.Surface.Anchor;
import io.engram.plot.Surface.Line;
import java.awt.Color;
import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Line2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Draws one picture, in points: lines and words on the {@link Surface} that its file's name asks for. One thread. */
final class Pen {
    private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);
    private static final int EDGE = 2;

    private final Path file;
    private final Surface surface;
    private final double width;

    Pen(Path file, int width, int height) {
        this.file = file;
        this.width = width;
        surface = Surface.forFile(file, width, height);
    }

    static double width(String words, Font font) {
        return font.getStringBounds(words, METRICS).getWidth();
    }

    void segment(double x0, double y0, double x1, double y1, Line line) {
        surface.stroke(new Line2D.Double(x0, y0, x1, y1), line);
    }

    void stroke(Shape shape, Line line) {
        surface.stroke(shape, line);
    }

    void fill(Shape shape, Color colour) {
        surface.fill(shape, colour);
    }

    void marks(Surface.Marks marks) {
        surface.marks(marks);
    }

    void cells(BufferedImage image, Box box) {
        surface.cells(image, box.left(), box.top(), box.width(), box.height());
    }

    void text(String words, double x, double y, Anchor anchor, Font font, Color colour) {
        if (!words.isEmpty()) {
            surface.text(new Surface.Text(words, x, y, anchor, font, colour, false));
        }
    }

    void text(String words, double x, double y, Anchor anchor, Font font) {
        text(words, x, y, anchor, font, Look.INK);
    }

    /** A number under or above {@code x}, kept within the picture. */
    void tick(String words, double x, double y) {
        double half = width(words, Look.SMALL) / 2;
        text(words, Math.max(half + EDGE, Math.min(width - EDGE - half, x)), y, Anchor.MIDDLE, Look.SMALL);
    }

    /** The title, centred over {@code box}: smaller if it is too long, at last cut. */
    void title(String words, Box box) {
        double middle = (box.left() + box.right()) / 2;
        double room = 2 * Math.min(middle, width - middle) - 2 * EDGE;
        Font font = Look.TITLE;
        while (width(words, font) > room && font.getSize() > 9) {
            font = font.deriveFont(font.getSize() - 1f);
        }
        text(cut(words, font, room), middle, 20, Anchor.MIDDLE, font);
    }

    /** Written from below, centred on {@code y}, made smaller or cut to fit into {@code room}. */
    void upwards(String words, double x, double y, double room, Color colour) {
        Font font = width(words, Look.LABEL) > room ? Look.SMALL : Look.LABEL;
        surface.text(new Surface.Text(cut(words, font, room), x, y, Anchor.MIDDLE, font, colour, true));
    }

    static String cut(String words, Font font, double room) {
        String shown = words;
        while (shown.length() > 3 && width(shown, font) > room) {
            shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
        }
        return shown;
    }

    /** Writes the file, whole or not at all, with its directory if that is missing; returns it. */
    Path save() {
        // In memory first: what fails at the file is said in the system's words.
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        try {
            surface.write(drawn);
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                Files.write(file, drawn.toByteArray());
            } catch (IOException e) {
                Files.deleteIfExists(file);
                throw e;
            }
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the picture " + file + ": " + e.getMessage(), e);
        }
    }
}
