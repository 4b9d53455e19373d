package io.engram.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.knowm.xchart.style.Styler.LegendPosition;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** What all pictures share: size, fonts, colours that the colour-blind tell apart (Okabe and Ito 2008), and how to save. */
final class Look {
    /** In points; {@link #SCALE} pixels a point. */
    static final int WIDTH = 560;

    static final int HEIGHT = 340;
    static final int SCALE = 3;

    static final Color INK = new Color(0x222222);
    static final Color FAINT = new Color(0xE6E6E6);
    static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    static final Font LABEL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 10);

    private static final Color[] SERIES = {
        new Color(0x0072B2),
        new Color(0xD55E00),
        new Color(0x009E73),
        new Color(0xCC79A7),
        new Color(0xE69F00),
        new Color(0x56B4E9),
        new Color(0x444444)
    };

    private Look() {}

    /** The colour of series {@code k}. */
    static Color series(int k) {
        return SERIES[k % SERIES.length];
    }

    /** Colour {@code k} of {@code count} moments of one thing: from light to dark. */
    static Color moment(int k, int count) {
        double share = count == 1 ? 1 : (double) k / (count - 1);
        return new Color(mix(0xB5, 0x00, share), mix(0xD3, 0x3A, share), mix(0xEA, 0x70, share));
    }

    /** An empty chart with axes in this look. */
    static XYChart chart(String title, String xTitle, String yTitle) {
        XYChart chart = new XYChartBuilder()
                .width(WIDTH)
                .height(HEIGHT)
                .title(title)
                .xAxisTitle(xTitle)
                .yAxisTitle(yTitle)
                .build();
        XYStyler style = chart.getStyler();
        colours(style);
        fonts(style);
        style.setLegendPosition(LegendPosition.InsideNE);
        style.setLegendPadding(5);
        style.setLegendSeriesLineLength(14);
        style.setChartPadding(8);
        style.setChartTitlePadding(6);
        style.setAxisTitlePadding(6);
        style.setPlotMargin(0);
        style.setPlotContentSize(0.98);
        style.setXAxisTickMarkSpacingHint(70);
        style.setYAxisTickMarkSpacingHint(40);
        style.setMarkerSize(4);
        return chart;
    }

    /** Adds a line without markers. */
    static void line(XYChart chart, String name, double[] x, double[] y, Color colour, float width) {
        chart.addSeries(name, x, y)
                .setMarker(SeriesMarkers.NONE)
                .setLineColor(colour)
                .setLineStyle(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
    }

    /** Paints the chart at {@link #SCALE} pixels a point and writes it. */
    static Path save(XYChart chart, Path file) {
        chart.getStyler().setLegendVisible(chart.getSeriesCollection().size() > 1);
        BufferedImage image = canvas(WIDTH, HEIGHT);
        Graphics2D graphics = pen(image);
        chart.paint(graphics, WIDTH, HEIGHT);
        graphics.dispose();
        return save(image, file);
    }

    /** A white image of so many points. */
    static BufferedImage canvas(int width, int height) {
        BufferedImage image = new BufferedImage(width * SCALE, height * SCALE, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.dispose();
        return image;
    }

    /** Paints in points, smoothly. */
    static Graphics2D pen(BufferedImage image) {
        Graphics2D graphics = image.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        graphics.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        graphics.scale(SCALE, SCALE);
        return graphics;
    }

    /** Writes {@code image} as PNG, with its directory if that is missing; returns {@code file}. */
    static Path save(BufferedImage image, Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            ImageIO.write(image, "png", file.toFile());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write the picture " + file + ": " + e.getMessage(), e);
        }
    }

    private static void colours(XYStyler style) {
        style.setChartBackgroundColor(Color.WHITE);
        style.setPlotBackgroundColor(Color.WHITE);
        style.setPlotBorderVisible(false);
        style.setPlotGridLinesColor(FAINT);
        style.setPlotGridLinesStroke(new BasicStroke(0.6f));
        style.setPlotGridVerticalLinesVisible(false);
        style.setPlotTicksMarksVisible(false);
        style.setLegendBackgroundColor(Color.WHITE);
        style.setLegendBorderColor(Color.WHITE);
        style.setChartTitleBoxVisible(false);
        style.setChartFontColor(INK);
        style.setAxisTickLabelsColor(INK);
        style.setAxisTickMarksColor(INK);
        style.setAxisTickMarksStroke(new BasicStroke(0.8f));
        style.setAxisTickMarkLength(4);
    }

    private static void fonts(XYStyler style) {
        style.setChartTitleFont(TITLE);
        style.setAxisTitleFont(LABEL);
        style.setAxisTickLabelsFont(SMALL);
        style.setLegendFont(SMALL);
    }

    private static int mix(int light, int dark, double share) {
        return (int) StrictMath.round(light + (dark - light) * share);
    }
}
