package io.engram.plot;

import java.awt.Color;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A dot a spike: time to the right, neurons upwards, a band of its own colour for each population, the rates of the
 * populations below. Two million dots take a moment.
 */
public final class RasterPlot {
    /** More than this share of a band covered is a black square, not a raster: then only every n-th neuron is shown. */
    private static final double MOST_COVER = 0.3;

    /** Less than this share covered is hard to see: then dots are larger. */
    private static final double LEAST_COVER = 0.01;

    private static final double DOT = 1;
    private static final double LARGE_DOT = 5.0 / 3;
    private static final double TALLEST = 30;
    private static final int LEAST_RATE_BINS = 20;
    private static final int MOST_RATE_BINS = 200;
    private static final int SPIKES_A_BIN = 10;
    private static final double COARSE = 10;
    private static final double SAME_MS = 1e-6;
    private static final double ON_GRID = 1e-3;
    private static final int FEWEST_ON_GRID = 5;

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
        RasterFrame frame = new RasterFrame(file, fromMs, toMs, bands);
        shaded.forEach(frame::shade);
        List<String> thinned = new ArrayList<>();
        double dot = isSparse(bands, frame) ? LARGE_DOT : DOT;
        for (int b = 0; b < bands.size(); b++) {
            Band band = bands.get(b);
            int stride = stride(band, frame, b);
            frame.marks(marks(frame, band, b, stride, dot));
            frame.name(b, band.name);
            if (stride > 1) {
                thinned.add("every " + ordinal(stride) + " of " + band.name);
            }
        }
        frame.title(title, thinned.isEmpty() ? "" : "shown: " + String.join(", ", thinned));
        double binMs = binMs(bands, frame, fromMs, toMs);
        boolean populations = bands.stream().anyMatch(band -> band.size > 1);
        frame.rates(
                bands.stream()
                        .map(band -> rates(band, populations, fromMs, toMs, binMs))
                        .toList(),
                binMs);
        return frame.save();
    }

    private static long shown(Band band, RasterFrame frame) {
        return Arrays.stream(band.timesMs).filter(frame::shows).count();
    }

    private static int stride(Band band, RasterFrame frame, int b) {
        double cover = shown(band, frame) * DOT * height(frame, b, band.size) / frame.area(b);
        return Math.max(1, (int) StrictMath.ceil(cover / MOST_COVER));
    }

    private static boolean isSparse(List<Band> bands, RasterFrame frame) {
        double covered = 0;
        double all = 0;
        for (int b = 0; b < bands.size(); b++) {
            covered += shown(bands.get(b), frame) * DOT * height(frame, b, bands.get(b).size);
            all += frame.area(b);
        }
        return covered < LEAST_COVER * all;
    }

    /** Where there is room for it, a spike is a stroke rather than a dot. */
    private static double height(RasterFrame frame, int b, int rows) {
        return Math.max(DOT, Math.min(TALLEST, frame.height(b) / (2.0 * rows)));
    }

    private static Surface.Marks marks(RasterFrame frame, Band band, int b, int stride, double dot) {
        int rows = (band.size + stride - 1) / stride;
        double height = height(frame, b, band.size);
        int count = 0;
        double[] x = new double[band.timesMs.length];
        double[] y = new double[band.timesMs.length];
        for (int k = 0; k < band.timesMs.length; k++) {
            int neuron = band.neurons[k];
            if (frame.shows(band.timesMs[k]) && neuron % stride == 0) {
                x[count] = frame.x(band.timesMs[k]);
                y[count++] = frame.y(b, (neuron / stride + 0.5) / rows);
            }
        }
        return new Surface.Marks(
                Arrays.copyOf(x, count), Arrays.copyOf(y, count), dot, Math.max(dot, height), false, colour(b));
    }

    /** Bins of one width for all, a round number of ms, that hold some spikes each. */
    private static double binMs(List<Band> bands, RasterFrame frame, double fromMs, double toMs) {
        long spikes = bands.stream().mapToLong(band -> shown(band, frame)).sum();
        long bins = Math.max(LEAST_RATE_BINS, Math.min(MOST_RATE_BINS, spikes / SPIKES_A_BIN));
        double roundMs = Ticks.within(0, toMs - fromMs, (int) bins).spacing();
        double gridMs = Math.min(gridMs(bands), (toMs - fromMs) / FEWEST_ON_GRID);
        return roundMs < COARSE * gridMs ? StrictMath.ceil(roundMs / gridMs - 1e-6) * gridMs : roundMs;
    }

    /** The step, as the spikes show it: bins of a few steps must hold as many each. 0 where they lie on no grid. */
    private static double gridMs(List<Band> bands) {
        double leastMs = leastApartMs(bands);
        boolean onGrid = bands.stream()
                .flatMapToDouble(band -> Arrays.stream(band.timesMs))
                .allMatch(ms -> Math.abs(ms / leastMs - Math.rint(ms / leastMs)) < ON_GRID);
        return onGrid ? leastMs : 0;
    }

    /** The least time between two spikes that follow one another here. */
    private static double leastApartMs(List<Band> bands) {
        double gridMs = Double.POSITIVE_INFINITY;
        for (Band band : bands) {
            for (int k = 1; k < band.timesMs.length; k++) {
                double apartMs = Math.abs(band.timesMs[k] - band.timesMs[k - 1]);
                gridMs = apartMs > SAME_MS && apartMs < gridMs ? apartMs : gridMs;
            }
        }
        return gridMs;
    }

    /** None of a single neuron among populations: its spikes are there to be seen. */
    private static RatePlot.Rates rates(Band band, boolean populations, double fromMs, double toMs, double binMs) {
        return band.size == 1 && populations
                ? new RatePlot.Rates(band.name, new double[0], new double[0])
                : RatePlot.bin(band.name, band.size, band.timesMs, fromMs, toMs, binMs);
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
