package io.engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** A white image, {@link Look#SCALE} pixels a point, written as PNG. */
final class PixelSurface implements Surface {
    private final BufferedImage image;
    private final Graphics2D graphics;

    PixelSurface(int width, int height) {
        this(new BufferedImage(width * Look.SCALE, height * Look.SCALE, BufferedImage.TYPE_INT_RGB));
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, width, height);
    }

    private PixelSurface(BufferedImage image) {
        this.image = image;
        graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_NEAREST_NEIGHBOR);
        graphics.scale(Look.SCALE, Look.SCALE);
    }

    /** Only the marks, on nothing, as an image of the whole picture. */
    static BufferedImage layer(Marks marks, int width, int height) {
        PixelSurface surface = new PixelSurface(
                new BufferedImage(width * Look.SCALE, height * Look.SCALE, BufferedImage.TYPE_INT_ARGB));
        surface.marks(marks);
        surface.graphics.dispose();
        return surface.image;
    }

    @Override
    public void stroke(Shape shape, Line line) {
        float[] dashes = line.dashes();
        graphics.setColor(line.colour());
        graphics.setStroke(new BasicStroke(
                (float) line.width(),
                BasicStroke.CAP_BUTT,
                BasicStroke.JOIN_ROUND,
                1,
                dashes.length == 0 ? null : dashes,
                0));
        graphics.draw(shape);
    }

    @Override
    public void fill(Shape shape, Color colour) {
        graphics.setColor(colour);
        graphics.fill(shape);
    }

    @Override
    public void text(Text text) {
        graphics.setFont(text.font());
        graphics.setColor(text.colour());
        double width = Pen.width(text.words(), text.font());
        double back =
                switch (text.anchor()) {
                    case START -> 0;
                    case MIDDLE -> width / 2;
                    case END -> width;
                };
        AffineTransform before = graphics.getTransform();
        graphics.translate(text.x(), text.y());
        if (text.upwards()) {
            graphics.rotate(-StrictMath.PI / 2);
        }
        graphics.drawString(text.words(), (float) -back, 0);
        graphics.setTransform(before);
    }

    @Override
    public void marks(Marks marks) {
        if (marks.round()) {
            graphics.setColor(marks.colour());
            for (int k = 0; k < marks.x().length; k++) {
                graphics.fill(new Ellipse2D.Double(
                        marks.x()[k] - marks.width() / 2,
                        marks.y()[k] - marks.width() / 2,
                        marks.width(),
                        marks.width()));
            }
            return;
        }
        int width = Math.max(1, (int) StrictMath.round(marks.width() * Look.SCALE));
        int height = Math.max(1, (int) StrictMath.round(marks.height() * Look.SCALE));
        int argb = marks.colour().getRGB();
        for (int k = 0; k < marks.x().length; k++) {
            int x = (int) StrictMath.round(marks.x()[k] * Look.SCALE) - width / 2;
            int y = (int) StrictMath.round(marks.y()[k] * Look.SCALE) - height / 2;
            paint(x, y, width, height, argb);
        }
    }

    /** Straight into the image: two million of them take a moment. */
    private void paint(int x, int y, int width, int height, int argb) {
        for (int row = Math.max(0, y); row < Math.min(image.getHeight(), y + height); row++) {
            for (int column = Math.max(0, x); column < Math.min(image.getWidth(), x + width); column++) {
                image.setRGB(column, row, argb);
            }
        }
    }

    @Override
    public void cells(BufferedImage cells, double x, double y, double width, double height) {
        AffineTransform place = AffineTransform.getTranslateInstance(x, y);
        place.scale(width / cells.getWidth(), height / cells.getHeight());
        graphics.drawImage(cells, place, null);
    }

    @Override
    public void write(OutputStream out) throws IOException {
        graphics.dispose();
        writePng(image, out);
    }

    /** As small as PNG gets. */
    static void writePng(BufferedImage image, OutputStream out) throws IOException {
        ImageWriter writer = ImageIO.getImageWritersByFormatName("png").next();
        ImageWriteParam smallest = writer.getDefaultWriteParam();
        smallest.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        smallest.setCompressionQuality(0);
        try (ImageOutputStream images = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(images);
            writer.write(null, new IIOImage(image, null, null), smallest);
        } finally {
            writer.dispose();
        }
    }
}
