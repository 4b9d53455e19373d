package io.engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;

/** Draws lines and text on a white image, in points; one thread, saved once. */
final class Pen {
    private final BufferedImage image;
    private final Graphics2D graphics;

    Pen(int width, int height) {
        image = new BufferedImage(width * Look.SCALE, height * Look.SCALE, BufferedImage.TYPE_INT_RGB);
        graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(Look.SCALE, Look.SCALE);
        ink();
    }

    /** The image below, for those who count pixels. */
    BufferedImage image() {
        return image;
    }

    Graphics2D graphics() {
        return graphics;
    }

    /** Back to thin dark lines and small dark text. */
    void ink() {
        graphics.setColor(Look.INK);
        graphics.setFont(Look.SMALL);
        graphics.setStroke(new BasicStroke(0.8f));
    }

    void segment(double x0, double y0, double x1, double y1) {
        graphics.draw(new Line2D.Double(x0, y0, x1, y1));
    }

    /** A faint horizontal line. */
    void grid(double x0, double x1, double y) {
        graphics.setColor(Look.FAINT);
        segment(x0, y, x1, y);
        ink();
    }

    void path(Path2D path, Color colour, double width) {
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke((float) width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
        ink();
    }

    double width(String text) {
        return graphics.getFontMetrics().getStringBounds(text, graphics).getWidth();
    }

    void left(String text, double x, double y) {
        graphics.drawString(text, (float) x, (float) y);
    }

    void centred(String text, double x, double y) {
        left(text, x - width(text) / 2, y);
    }

    /** Centred, but kept within the image. */
    void tick(String text, double x, double y) {
        double most = (double) image.getWidth() / Look.SCALE - width(text) - 2;
        left(text, Math.min(most, x - width(text) / 2), y);
    }

    void right(String text, double x, double y) {
        left(text, x - width(text), y);
    }

    /** Written from below, centred on {@code y}, cut to {@code room}. */
    void upwards(String text, double x, double y, double room) {
        FontMetrics metrics = graphics.getFontMetrics();
        String shown = text;
        while (shown.length() > 3 && metrics.getStringBounds(shown, graphics).getWidth() > room) {
            shown = shown.substring(0, shown.length() - 2).stripTrailing() + "…";
        }
        AffineTransform before = graphics.getTransform();
        graphics.rotate(-StrictMath.PI / 2, x, y);
        centred(shown, x, y);
        graphics.setTransform(before);
    }

    /** Writes the image as PNG, whole or not at all, with its directory if that is missing; returns {@code file}. */
    Path save(Path file) {
        graphics.dispose();
        // In memory first: what fails at the file is said in the system's words.
        ByteArrayOutputStream png = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", png);
            Files.createDirectories(file.toAbsolutePath().getParent());
            try {
                Files.write(file, png.toByteArray());
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
