package io.engram.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PlotsTest {
    private static final long KEY = Draws.key(1, "plots");

    /** Kept, to be looked at. */
    private final Path directory = Path.of("target", "pictures");

    @Test
    void shouldDrawARasterInTheColourOfEachBand() throws IOException {
        Path file = RasterPlot.draw(
                directory.resolve("raster.png"),
                "balanced network, the last second",
                4000,
                5000,
                List.of(band("excitatory", 800, 4000, 5000, 4800), band("inhibitory", 200, 4000, 5000, 2000)));

        BufferedImage image = ImageIO.read(file.toFile());
        assertThat(pixels(image, RasterPlot.colour(0).getRGB())).isGreaterThan(20_000);
        assertThat(pixels(image, RasterPlot.colour(1).getRGB())).isGreaterThan(8_000);
        assertThat(pixels(image, RasterPlot.colour(2).getRGB())).isZero();
    }

    @Test
    void shouldThinNeuronsWhereTwoMillionSpikesWouldCoverTheBand() throws IOException {
        Path file = RasterPlot.draw(
                directory.resolve("dense.png"),
                "two million spikes",
                0,
                10_000,
                List.of(band("excitatory", 10_000, 0, 10_000, 2_000_000)));

        BufferedImage image = ImageIO.read(file.toFile());
        long covered = pixels(image, RasterPlot.colour(0).getRGB());
        assertThat(covered).isBetween(50_000L, image.getWidth() * image.getHeight() / 3L);
    }

    @Test
    void shouldDrawEveryLineInItsColour() throws IOException {
        double[] x = {0, 50, 99};
        Path file = LinePlot.draw(
                directory.resolve("lines.png"),
                new LinePlot.Titles("two lines", "input", "weight (pA)"),
                List.of(
                        new LinePlot.Line("thin", x, new double[] {0, 3, 1}, false),
                        new LinePlot.Line("wide", x, new double[] {4, 4, 4}, true)));

        BufferedImage image = ImageIO.read(file.toFile());
        long thin = pixels(image, Look.series(0).getRGB());
        assertThat(thin).isGreaterThan(500);
        assertThat(pixels(image, Look.series(1).getRGB())).isGreaterThan(2 * thin);
    }

    @Test
    void shouldDrawAnEmptyRasterOfASilentRun() throws IOException {
        Path file = RasterPlot.draw(
                directory.resolve("silent.png"), "silent", 0, 100, List.of(band("output", 1, 0, 100, 0)));

        assertThat(ImageIO.read(file.toFile())).isNotNull();
    }

    @Test
    void shouldBinRatesByNeuronAndSecond() {
        RatePlot.Rates rates = RatePlot.bin("a", 2, new double[] {1, 2, 3, 12, 25}, 0, 25, 10);

        assertThat(rates.timesMs()).containsExactly(5, 15, 22.5);
        assertThat(rates.ratesHz()).containsExactly(150, 50, 100);
    }

    @Test
    void shouldDrawRates() throws IOException {
        double[] e = spikeTimes(8000, 0, 20_000);
        double[] i = spikeTimes(3000, 0, 20_000);

        Path file = RatePlot.draw(
                directory.resolve("rates.png"),
                "rates",
                List.of(
                        RatePlot.bin("excitatory", 80, e, 0, 20_000, 100),
                        RatePlot.bin("inhibitory", 20, i, 0, 20_000, 100)));

        assertThat(pixels(ImageIO.read(file.toFile()), Look.series(0).getRGB())).isGreaterThan(500);
    }

    @Test
    void shouldDrawWeightHistogramsOfSeveralMoments() throws IOException {
        Path file = WeightHistogramPlot.draw(
                directory.resolve("weights.png"),
                "weights of learn",
                List.of(
                        new WeightHistogramPlot.Moment("0 s", weights(2000, 0.5, 0.05)),
                        new WeightHistogramPlot.Moment("100 s", weights(2000, 0.35, 0.12)),
                        new WeightHistogramPlot.Moment("450 s", weights(2000, 0.1, 0.08))));

        assertThat(pixels(ImageIO.read(file.toFile()), Look.moment(2, 3).getRGB()))
                .isGreaterThan(500);
    }

    @Test
    void shouldDrawConstantAndMissingWeights() throws IOException {
        Path constant = WeightHistogramPlot.draw(
                directory.resolve("constant.png"),
                "constant",
                List.of(new WeightHistogramPlot.Moment("0 s", new float[] {0.5f, 0.5f})));
        Path none = WeightHistogramPlot.draw(
                directory.resolve("none.png"), "none", List.of(new WeightHistogramPlot.Moment("0 s", new float[0])));

        assertThat(ImageIO.read(constant.toFile())).isNotNull();
        assertThat(ImageIO.read(none.toFile())).isNotNull();
    }

    @Test
    void shouldDrawLatencies() throws IOException {
        double[] latenciesMs = IntStream.range(0, 2500)
                .mapToDouble(k -> k < 900
                        ? 50 * Draws.uniform(KEY, k) * (k % 4 == 0 ? 1 : 0)
                        : 5 + 20 * StrictMath.exp(-(k - 900) / 200.0) + Draws.normal(KEY, k))
                .toArray();

        Path file = LatencyPlot.draw(directory.resolve("latency.png"), "latency", latenciesMs);
        Path empty = LatencyPlot.draw(directory.resolve("empty.png"), "latency", new double[0]);

        assertThat(pixels(ImageIO.read(file.toFile()), Look.series(0).getRGB())).isGreaterThan(2000);
        assertThat(pixels(ImageIO.read(empty.toFile()), Look.series(0).getRGB()))
                .isZero();
    }

    @Test
    void shouldDrawWeightsBeforeAndAfter() throws IOException {
        int[] sources = IntStream.range(0, 2000).toArray();

        Path file = WeightsBeforeAfterPlot.draw(
                directory.resolve("before-after.png"),
                "weights of learn",
                sources,
                weights(2000, 0.475, 0.01),
                weights(2000, 0.2, 0.2));

        assertThat(pixels(ImageIO.read(file.toFile()), Look.series(0).getRGB())).isGreaterThan(2000);
    }

    private static RasterPlot.Band band(String name, int size, double fromMs, double toMs, int spikes) {
        int[] neurons = IntStream.range(0, spikes)
                .map(k -> Draws.below(KEY, k + 7L, size))
                .toArray();
        return new RasterPlot.Band(name, size, spikeTimes(spikes, fromMs, toMs), neurons);
    }

    private static double[] spikeTimes(int spikes, double fromMs, double toMs) {
        return IntStream.range(0, spikes)
                .mapToDouble(k -> fromMs + (toMs - fromMs) * (1 - Draws.uniform(KEY, k)))
                .toArray();
    }

    private static float[] weights(int count, double mean, double sd) {
        float[] weights = new float[count];
        for (int k = 0; k < count; k++) {
            weights[k] = (float) Math.max(0, mean + sd * Draws.normal(KEY, k));
        }
        return weights;
    }

    private static long pixels(BufferedImage image, int rgb) {
        long count = 0;
        for (int y = 0; y < image.getHeight(); y++) {
            for (int x = 0; x < image.getWidth(); x++) {
                count += (image.getRGB(x, y) & 0xFFFFFF) == (rgb & 0xFFFFFF) ? 1 : 0;
            }
        }
        return count;
    }
}
