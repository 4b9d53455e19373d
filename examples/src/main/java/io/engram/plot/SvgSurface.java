package io.engram.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.PathIterator;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/**
 * An SVG file with text as text, anchored where the reader's font is wider or narrower than ours. Equal marks are one path;
 * very many of them are an image, so that a raster of millions of spikes stays a file that opens.
 */
final class SvgSurface implements Surface {
    /** Some 300 kB as a path. */
    private static final int MOST_MARKS_DRAWN = 20_000;

    private static final int FINE_PIXELS = 800;
    private static final String FONTS = "Helvetica, Arial, 'DejaVu Sans', sans-serif";

    private final int width;
    private final int height;
    private final StringBuilder body = new StringBuilder();

    SvgSurface(int width, int height) {
        this.width = width;
        this.height = height;
    }

    @Override
    public void stroke(Shape shape, Line line) {
        path(shape).append("fill=\"none\"");
        stroke(line.colour(), line.width());
        body.append(" stroke-linejoin=\"round\"");
        if (line.dashes().length > 0) {
            body.append(" stroke-dasharray=\"");
            for (int k = 0; k < line.dashes().length; k++) {
                number(line.dashes()[k]).append(k < line.dashes().length - 1 ? " " : "\"");
            }
        }
        body.append("/>\n");
    }

    @Override
    public void fill(Shape shape, Color colour) {
        path(shape).append("fill=\"").append(hex(colour)).append("\"/>\n");
    }

    @Override
    public void text(Text text) {
        Font font = text.font();
        body.append("<text ");
        if (text.upwards()) {
            body.append("transform=\"translate(");
            number(text.x()).append(' ');
            number(text.y()).append(") rotate(-90)\"");
        } else {
            attribute("x", text.x()).append(' ');
            attribute("y", text.y());
        }
        body.append(" font-size=\"").append(font.getSize()).append('"');
        if (font.isBold()) {
            body.append(" font-weight=\"bold\"");
        }
        if (text.anchor() != Anchor.START) {
            body.append(" text-anchor=\"")
                    .append(text.anchor() == Anchor.END ? "end" : "middle")
                    .append('"');
        }
        body.append(" fill=\"").append(hex(text.colour())).append("\">").append(escaped(text.words()));
        body.append("</text>\n");
    }

    @Override
    public void marks(Marks marks) {
        int count = marks.x().length;
        if (count > MOST_MARKS_DRAWN) {
            image(PixelSurface.layer(marks, width, height), 0, 0, width, height);
            return;
        }
        if (count == 0) {
            return;
        }
        body.append("<path d=\"");
        for (int k = 0; k < count; k++) {
            body.append('M');
            number(marks.x()[k]).append(' ');
            if (marks.round()) {
                number(marks.y()[k]).append("h0");
            } else {
                number(marks.y()[k] - marks.height() / 2).append('v');
                number(marks.height());
            }
        }
        body.append("\" fill=\"none\"");
        stroke(marks.colour(), marks.width());
        body.append(marks.round() ? " stroke-linecap=\"round\"/>\n" : "/>\n");
    }

    @Override
    public void cells(BufferedImage cells, double x, double y, double across, double down) {
        image(magnified(cells), x, y, across, down);
    }

    private void image(BufferedImage image, double x, double y, double across, double down) {
        body.append("<image ");
        attribute("x", x).append(' ');
        attribute("y", y).append(' ');
        attribute("width", across).append(' ');
        attribute("height", down).append(" preserveAspectRatio=\"none\"");
        body.append(" xlink:href=\"data:image/png;base64,").append(png(image));
        body.append("\"/>\n");
    }

    /** Readers smooth what they stretch, whatever they are told: what is this large has nothing left to be smoothed. */
    private static BufferedImage magnified(BufferedImage image) {
        int across = (FINE_PIXELS + image.getWidth() - 1) / image.getWidth();
        int down = (FINE_PIXELS + image.getHeight() - 1) / image.getHeight();
        if (across == 1 && down == 1) {
            return image;
        }
        BufferedImage large =
                new BufferedImage(across * image.getWidth(), down * image.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = large.createGraphics();
        graphics.drawImage(image, 0, 0, large.getWidth(), large.getHeight(), null);
        graphics.dispose();
        return large;
    }

    @Override
    public void write(OutputStream out) throws IOException {
        String head = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""
                + " xmlns:xlink=\"http://www.w3.org/1999/xlink\" width=\"" + width + "pt\" height=\"" + height
                + "pt\" viewBox=\"0 0 " + width + " " + height + "\" font-family=\"" + FONTS + "\">\n"
                + "<rect width=\"" + width + "\" height=\"" + height + "\" fill=\"#ffffff\"/>\n";
        out.write(head.getBytes(StandardCharsets.UTF_8));
        out.write(body.append("</svg>\n").toString().getBytes(StandardCharsets.UTF_8));
    }

    private StringBuilder path(Shape shape) {
        body.append("<path d=\"");
        double[] at = new double[6];
        for (PathIterator along = shape.getPathIterator(null); !along.isDone(); along.next()) {
            int kind = along.currentSegment(at);
            int points =
                    switch (kind) {
                        case PathIterator.SEG_CLOSE -> 0;
                        case PathIterator.SEG_QUADTO -> 2;
                        case PathIterator.SEG_CUBICTO -> 3;
                        default -> 1;
                    };
            body.append("MLQCZ".charAt(kind));
            for (int k = 0; k < 2 * points; k++) {
                number(at[k]).append(k < 2 * points - 1 ? " " : "");
            }
        }
        return body.append("\" ");
    }

    private void stroke(Color colour, double lineWidth) {
        body.append(" stroke=\"").append(hex(colour)).append("\" ");
        attribute("stroke-width", lineWidth);
    }

    private StringBuilder attribute(String name, double value) {
        body.append(name).append("=\"");
        return number(value).append('"');
    }

    /** To a hundredth of a point, without needless digits. */
    private StringBuilder number(double value) {
        long hundredths = StrictMath.round(value * 100);
        if (hundredths < 0) {
            body.append('-');
        }
        long size = Math.abs(hundredths);
        body.append(size / 100);
        if (size % 100 != 0) {
            body.append('.').append(size % 100 / 10);
            if (size % 10 != 0) {
                body.append(size % 10);
            }
        }
        return body;
    }

    private static String hex(Color colour) {
        return String.format("#%06x", colour.getRGB() & 0xFFFFFF);
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static String png(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            PixelSurface.writePng(image, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot encode an image of the picture: " + e.getMessage(), e);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }
}
