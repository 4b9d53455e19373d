package io.engram.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * A dot a spike: time to the right, neurons upwards, a band of its own colour for each population, the rates of the
 * populations below. Dots go straight into the image, so that two million of them take a moment.
 */
public final class RasterPlot {
    /** More than this share of a band covered is a black square, not a raster: then only every n-th neuron is shown. */
    private static final double MOST_COVER = 0.3;

    private static final int RATE_BINS = 150;

    private RasterPlot() {}

    /** The spikes of one population: neuron {@code neurons[k]} of {@code size} fired at {@code timesMs[k]}, in any order. */
    public record Band(String name, int size, double[] timesMs, int[] neurons) {}

    /** Draws the spikes of (fromMs, toMs], the first band at the bottom; returns {@code file}. */
    public static Path draw(Path file, String title, double fromMs, double toMs, List<Band> bands) {
        RasterFrame frame = new RasterFrame(fromMs, toMs, bands);
        BufferedImage image = frame.image();
        for (int b = 0; b < bands.size(); b++) {
            Band band = bands.get(b);
            int stride = stride(band, frame, b);
            dots(image, frame, band, b, stride);
            frame.name(
                    b,
                    stride == 1
                            ? band.name
                            : String.format(Locale.ROOT, "%s (every %s neuron)", band.name, ordinal(stride)));
        }
        frame.axes(title);
        double binMs = (toMs - fromMs) / RATE_BINS;
        frame.rates(bands.stream()
                .map(band -> RatePlot.bin(band.name, band.size, band.timesMs, fromMs, toMs, binMs))
                .toList());
        return frame.save(file);
    }

    private static int stride(Band band, RasterFrame frame, int b) {
        long shown = 0;
        for (double timeMs : band.timesMs) {
            shown += frame.shows(timeMs) ? 1 : 0;
        }
        int dot = dotPixels(band, frame, b);
        double cover = (double) shown * dot * dot / frame.pixels(b);
        return Math.max(1, (int) StrictMath.ceil(cover / MOST_COVER));
    }

    private static int dotPixels(Band band, RasterFrame frame, int b) {
        double row = (double) frame.bandPixels(b) / band.size;
        return row >= 8 ? 5 : row >= 3 ? 4 : 3;
    }

    private static void dots(BufferedImage image, RasterFrame frame, Band band, int b, int stride) {
        int dot = dotPixels(band, frame, b);
        int rows = (band.size + stride - 1) / stride;
        int rgb = Look.series(b).getRGB();
        for (int k = 0; k < band.timesMs.length; k++) {
            int neuron = band.neurons[k];
            if (frame.shows(band.timesMs[k]) && neuron % stride == 0) {
                int x = frame.xPixel(band.timesMs[k]) - dot / 2;
                int y = frame.yPixel(b, (neuron / stride + 0.5) / rows) - dot / 2;
                fill(image, x, y, dot, rgb);
            }
        }
    }

    private static void fill(BufferedImage image, int x, int y, int dot, int rgb) {
        for (int row = Math.max(0, y); row < Math.min(image.getHeight(), y + dot); row++) {
            for (int column = Math.max(0, x); column < Math.min(image.getWidth(), x + dot); column++) {
                image.setRGB(column, row, rgb);
            }
        }
    }

    private static String ordinal(int n) {
        int tens = n % 100;
        String suffix = tens >= 11 && tens <= 13
                ? "th"
                : switch (n % 10) {
                    case 1 -> "st";
                    case 2 -> "nd";
                    case 3 -> "rd";
                    default -> "th";
                };
        return n + suffix;
    }

    /** The colour of band {@code b}. */
    static Color colour(int b) {
        return Look.series(b);
    }
}
