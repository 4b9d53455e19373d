package io.engram.plot;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A dot a spike: time to the right, neurons upwards, a band of its own colour for each population, the rates of the
 * populations below. Dots go straight into the image, so that two million of them take a moment.
 */
public final class RasterPlot {
    /** More than this share of a band covered is a black square, not a raster: then only every n-th neuron is shown. */
    private static final double MOST_COVER = 0.3;

    private static final int DOT = 3;
    private static final int TALLEST = 90;
    private static final int LEAST_RATE_BINS = 15;
    private static final int MOST_RATE_BINS = 150;

    private RasterPlot() {}

    /** The spikes of one population: neuron {@code neurons[k]} of {@code size} fired at {@code timesMs[k]}, in any order. */
    public record Band(String name, int size, double[] timesMs, int[] neurons) {}

    /** A stretch of time to be shaded, for example that of a stimulus. */
    public record Window(double fromMs, double toMs) {}

    /** Draws the spikes of (fromMs, toMs], the first band at the bottom; returns {@code file}. */
    public static Path draw(Path file, String title, double fromMs, double toMs, List<Band> bands) {
        return draw(file, title, fromMs, toMs, bands, List.of());
    }

    /** The same with {@code shaded} windows behind the spikes. */
    public static Path draw(
            Path file, String title, double fromMs, double toMs, List<Band> bands, List<Window> shaded) {
        RasterFrame frame = new RasterFrame(fromMs, toMs, bands);
        shaded.forEach(frame::shade);
        BufferedImage image = frame.image();
        List<String> thinned = new ArrayList<>();
        for (int b = 0; b < bands.size(); b++) {
            Band band = bands.get(b);
            int stride = stride(band, frame, b);
            dots(image, frame, band, b, stride);
            frame.name(b, band.name);
            if (stride > 1) {
                thinned.add("every " + ordinal(stride) + " of " + band.name);
            }
        }
        frame.note(thinned.isEmpty() ? "" : "shown: " + String.join(", ", thinned));
        frame.axes(title);
        frame.rates(bands.stream().map(band -> rates(band, frame, fromMs, toMs)).toList());
        return frame.save(file);
    }

    private static int stride(Band band, RasterFrame frame, int b) {
        long shown = 0;
        for (double timeMs : band.timesMs) {
            shown += frame.shows(timeMs) ? 1 : 0;
        }
        double cover = (double) shown * DOT * height(frame, b, band.size) / frame.pixels(b);
        return Math.max(1, (int) StrictMath.ceil(cover / MOST_COVER));
    }

    /** Where there is room for it, a spike is a stroke rather than a dot. */
    private static int height(RasterFrame frame, int b, int rows) {
        return Math.max(DOT, Math.min(TALLEST, frame.bandPixels(b) / (2 * rows)));
    }

    private static void dots(BufferedImage image, RasterFrame frame, Band band, int b, int stride) {
        int rows = (band.size + stride - 1) / stride;
        int height = height(frame, b, band.size);
        int rgb = Look.series(b).getRGB();
        for (int k = 0; k < band.timesMs.length; k++) {
            int neuron = band.neurons[k];
            if (frame.shows(band.timesMs[k]) && neuron % stride == 0) {
                int x = frame.xPixel(band.timesMs[k]) - DOT / 2;
                int y = frame.yPixel(b, (neuron / stride + 0.5) / rows) - height / 2;
                fill(image, x, y, height, rgb);
            }
        }
    }

    private static void fill(BufferedImage image, int x, int y, int height, int rgb) {
        for (int row = Math.max(0, y); row < Math.min(image.getHeight(), y + height); row++) {
            for (int column = Math.max(0, x); column < Math.min(image.getWidth(), x + DOT); column++) {
                image.setRGB(column, row, rgb);
            }
        }
    }

    /** The rates in bins that hold a few spikes each; none of a single neuron, whose spikes are there to be seen. */
    private static RatePlot.Rates rates(Band band, RasterFrame frame, double fromMs, double toMs) {
        if (band.size == 1) {
            return new RatePlot.Rates(band.name, new double[0], new double[0]);
        }
        long shown = Arrays.stream(band.timesMs).filter(frame::shows).count();
        int bins = (int) Math.max(LEAST_RATE_BINS, Math.min(MOST_RATE_BINS, shown / 5));
        return RatePlot.bin(band.name, band.size, band.timesMs, fromMs, toMs, (toMs - fromMs) / bins);
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
