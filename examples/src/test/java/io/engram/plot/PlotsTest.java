package io.engram.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.random.Draws;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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
                "two lines",
                "input",
                "weight (pA)",
                List.of(
                        new LinePlot.Line("thin", x, new double[] {0, 3, 1}, false),
                        new LinePlot.Line("wide", x, new double[] {4, 4, 4}, true)));

        BufferedImage image = ImageIO.read(file.toFile());
        long thin = pixels(image, Look.series(0).getRGB());
        assertThat(thin).isGreaterThan(500);
        assertThat(pixels(image, Look.INK.getRGB())).isGreaterThan(2 * thin);
    }

    @Test
    void shouldDrawPowersOfTenAtEqualDistances() throws IOException {
        double[] x = {20, 2e3, 8e5};
        Path file = LinePlot.drawPowers(
                directory.resolve("powers.svg"),
                "powers",
                "neurons",
                "time (s)",
                List.of(new LinePlot.Line("time", x, new double[] {0.05, 2, 700})));

        assertThat(Range.ofPowers(x)).isEqualTo(new Range(10, 1e6, Range.Scale.POWERS));
        assertThat(Range.ofPowers(x).share(100)).isCloseTo(0.2, within(1e-12));
        assertThat(Files.readString(file))
                .contains(">10<", ">1000<", ">10\u2074<", ">10\u2076<", ">0.01<", ">0.1<")
                .doesNotContain(">20<");
        assertThatThrownBy(() -> Range.ofPowers(0, 1)).hasMessageContaining("must be above 0");
    }

    @Test
    void shouldDrawAConfusionInTheColoursOfItsShares() throws IOException {
        int[][] counts = {{98, 2, 0}, {0, 50, 50}, {0, 0, 0}};
        Path file = ConfusionPlot.draw(directory.resolve("confusion.png"), "three labels", "", "digit", counts);

        BufferedImage image = ImageIO.read(file.toFile());
        long half = pixels(image, ColourMap.DENSITY.at(0.5).getRGB());
        assertThat(half).isGreaterThan(40_000);
        assertThat(pixels(image, ColourMap.DENSITY.at(0.98).getRGB())).isBetween(half / 3, half * 2 / 3);
        assertThat(pixels(image, ColourMap.DENSITY.at(0).getRGB())).isGreaterThan(2 * half);
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
    void shouldPutSpikesOfAGridIntoTheBinThatEndsWithThem() {
        double[] timesMs =
                IntStream.rangeClosed(1, 1000).mapToDouble(k -> 300 + k * 0.1).toArray();

        assertThat(RatePlot.bin("a", 1, timesMs, 300, 400, 0.5).ratesHz())
                .hasSize(200)
                .containsOnly(10_000);
    }

    @Test
    void shouldNotBinFinerThanSteps() throws IOException {
        double[] timesMs =
                IntStream.rangeClosed(1, 4000).mapToDouble(k -> (k + 39) / 40).toArray();
        int[] neurons = IntStream.range(0, 4000).map(k -> k % 40).toArray();
        Path file = RasterPlot.draw(
                directory.resolve("grid.svg"),
                "every neuron at every step of 1 ms",
                0,
                100,
                List.of(new RasterPlot.Band("a", 40, timesMs, neurons)));

        assertThat(Files.readString(file)).contains(">in bins of 1 ms<");
    }

    @Test
    void shouldDrawRates() throws IOException {
        double[] e = spikeTimes(8000, 0, 20_000);
        double[] i = spikeTimes(3000, 0, 20_000);

        Path file = RatePlot.draw(
                directory.resolve("rates.png"),
                "rates",
                0,
                20_000,
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
                "mV",
                List.of(
                        new WeightHistogramPlot.Moment(0, weights(2000, 0.5, 0.05)),
                        new WeightHistogramPlot.Moment(100_000, weights(2000, 0.35, 0.12)),
                        new WeightHistogramPlot.Moment(450_000, weights(2000, 0.1, 0.08))));

        assertThat(pixels(ImageIO.read(file.toFile()), Look.moment(2, 3).getRGB()))
                .isGreaterThan(500);
    }

    @Test
    void shouldDrawConstantAndMissingWeights() throws IOException {
        Path constant = WeightHistogramPlot.draw(
                directory.resolve("constant.png"),
                "constant",
                "",
                List.of(new WeightHistogramPlot.Moment(0, new float[] {0.5f, 0.5f})));
        Path none = WeightHistogramPlot.draw(
                directory.resolve("none.png"), "none", "", List.of(new WeightHistogramPlot.Moment(0, new float[0])));

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
                "",
                sources,
                weights(2000, 0.475, 0.01),
                weights(2000, 0.2, 0.2));

        assertThat(pixels(ImageIO.read(file.toFile()), Look.series(0).getRGB())).isGreaterThan(2000);
    }

    @Test
    void shouldDrawManyMomentsOfWeightsAsAMapOfTimeAndWeight() throws IOException {
        List<WeightHistogramPlot.Moment> moments = IntStream.range(0, 20)
                .mapToObj(k -> new WeightHistogramPlot.Moment(k * 1000, weights(2000, 0.5, 0.01 + 0.01 * k)))
                .toList();

        Path file = WeightHistogramPlot.draw(directory.resolve("weight-map.png"), "weights of learn", "", moments);

        BufferedImage image = ImageIO.read(file.toFile());
        // The first moment fills few bins, all with many synapses; the last one fills many.
        assertThat(painted(image, 70)).isLessThan(painted(image, 450) / 4);
        assertThat(painted(image, 450)).isGreaterThan(300);
    }

    @Test
    void shouldDrawAMatrixOfWeightsInTheColoursOfItsBar() throws IOException {
        float[][] mean = new float[20][30];
        for (int target = 0; target < 20; target++) {
            for (int source = 0; source < 30; source++) {
                mean[target][source] = target == source ? Float.NaN : target;
            }
        }
        Path file = WeightMatrixPlot.draw(
                directory.resolve("matrix.png"),
                "weights of learn",
                "mV",
                new WeightMatrixPlot.Matrix(mean, 0, 1, 0, 1));

        BufferedImage image = ImageIO.read(file.toFile());
        int missing = Look.MISSING.getRGB();
        long cell = (long) (402.0 / 30 * 3 * (312.0 / 20 * 3));
        assertThat(pixels(image, missing)).isBetween(18 * cell, 22 * cell);
        assertThat(pixels(image, ColourMap.SEQUENTIAL.at(0).getRGB())).isGreaterThan(27 * cell);
    }

    @Test
    void shouldDrawSignedWeightsAroundWhite() throws IOException {
        float[][] mean = {{-1, 0}, {0, 0.5f}};
        Path file = WeightMatrixPlot.draw(
                directory.resolve("signed.png"), "signed", "", new WeightMatrixPlot.Matrix(mean, 5, 8, 0, 4));

        BufferedImage image = ImageIO.read(file.toFile());
        long cell = 201L * 3 * 156 * 3;
        assertThat(pixels(image, ColourMap.DIVERGING.at(0.5).getRGB())).isBetween(cell * 19 / 10, cell * 21 / 10);
        assertThat(pixels(image, ColourMap.DIVERGING.at(0).getRGB())).isBetween(cell * 9 / 10, cell * 11 / 10);
    }

    @Test
    void shouldDrawAMeasuredWindowOverItsFormula() throws IOException {
        double[] lagsMs = IntStream.rangeClosed(-40, 40).mapToDouble(k -> 2 * k).toArray();
        double[] changes = Arrays.stream(lagsMs)
                .map(lag -> 1e-5 * StrictMath.signum(lag) * StrictMath.exp(-Math.abs(lag) / 20))
                .toArray();
        StdpWindowPlot.Curve measured = new StdpWindowPlot.Curve(lagsMs, changes);

        Path both = StdpWindowPlot.draw(directory.resolve("window.png"), "window", "mV", measured, List.of(measured));
        Path alone = StdpWindowPlot.draw(directory.resolve("window-alone.png"), "window", "", measured, List.of());

        assertThat(pixels(ImageIO.read(both.toFile()), Look.series(1).getRGB())).isGreaterThan(200);
        assertThat(pixels(ImageIO.read(alone.toFile()), Look.series(1).getRGB()))
                .isZero();
        assertThat(pixels(ImageIO.read(alone.toFile()), Look.series(0).getRGB()))
                .isGreaterThan(1000);
    }

    @Test
    void shouldDrawAPanelAVariable() throws IOException {
        Path one = StatePlot.draw(directory.resolve("states-1.png"), "state", 0, 100, traces(1, false));
        Path three = StatePlot.draw(directory.resolve("states-3.png"), "state", 0, 100, traces(3, true));

        BufferedImage small = ImageIO.read(one.toFile());
        BufferedImage large = ImageIO.read(three.toFile());
        assertThat(large.getHeight() - small.getHeight()).isGreaterThan(2 * 110 * Look.SCALE);
        assertThat(pixels(large, Look.series(1).getRGB())).isGreaterThan(2000);
    }

    private static StatePlot.Traces traces(int variables, boolean spikes) {
        double[] timesMs =
                IntStream.rangeClosed(1, 1000).mapToDouble(k -> k * 0.1).toArray();
        List<StatePlot.Variable> all = IntStream.range(0, variables)
                .mapToObj(v -> new StatePlot.Variable("v" + v, "mV", new double[][] {
                    Arrays.stream(timesMs).map(t -> -70 + t % 15).toArray(),
                    Arrays.stream(timesMs).map(t -> -65 + StrictMath.sin(t)).toArray()
                }))
                .toList();
        List<double[]> spikesMs = spikes ? List.of(new double[] {15, 30, 45}, new double[] {20}) : List.of();
        return new StatePlot.Traces(List.of("neuron 3", "neuron 7"), timesMs, all, spikesMs);
    }

    @Test
    void shouldDrawALineAsLongAsItsPointsAndNoFiner() throws IOException {
        double[] x = IntStream.range(0, 200_000).asDoubleStream().toArray();
        double[] y = Arrays.stream(x).map(k -> k % 1000 == 500 ? 9 : k % 2).toArray();
        y[100_000] = Double.NaN;
        List<LinePlot.Line> lines = List.of(new LinePlot.Line("many", x, y));

        Path png = LinePlot.draw(directory.resolve("line.png"), "many points", "step", "value (pA)", lines);
        Path svg = LinePlot.draw(directory.resolve("line.svg"), "many points", "step", "value (pA)", lines);

        assertThat(svg).isRegularFile().satisfies(file -> assertThat(Files.size(file))
                .isLessThan(150_000));
        // The rare peaks are all there.
        BufferedImage image = ImageIO.read(png.toFile());
        assertThat(IntStream.range(0, image.getWidth()).filter(c -> (image.getRGB(c, 60 * 3) & 0xFF) < 200))
                .hasSizeGreaterThan(150);
    }

    @Test
    void shouldDrawEnergies() throws IOException {
        Path file = EnergyPlot.draw(
                directory.resolve("energy.png"),
                "Energy during recall",
                "updates",
                List.of(
                        new EnergyPlot.Recall("image 1", new double[] {-2000, -5000, -7800, -8000, -8000}),
                        new EnergyPlot.Recall("image 2", new double[] {-1000, -6000, -7000, -7100}),
                        new EnergyPlot.Recall("image 3", new double[] {-3000, -6500, -7900})));

        assertThat(pixels(ImageIO.read(file.toFile()), Look.series(2).getRGB())).isGreaterThan(200);
    }

    @Test
    void shouldDrawImagesCrisplyWithWhiteForOne() throws IOException {
        float[] board = new float[8 * 4];
        for (int k = 0; k < board.length; k++) {
            board[k] = (k + k / 8) % 2 == 0 ? 1 : -1;
        }
        float[] black = new float[8 * 4];
        Arrays.fill(black, -1);
        Path file = ImageGridPlot.draw(
                directory.resolve("images.png"),
                "Recall of stored images",
                List.of("original", "corrupted", "recalled"),
                List.of(
                        new ImageGridPlot.Row(
                                "camera",
                                List.of(
                                        new ImageGridPlot.Cell(board, ""),
                                        new ImageGridPlot.Cell(black, "overlap 0.40"),
                                        new ImageGridPlot.Cell(board, "overlap 1.00"))),
                        new ImageGridPlot.Row("moon", List.of(new ImageGridPlot.Cell(black, "")))),
                8,
                4);

        long cell = 96L * 3 * 48 * 3;
        assertThat(pixels(ImageIO.read(file.toFile()), 0x000000)).isBetween(cell * 29 / 10, cell * 3);
    }

    @Test
    void shouldRefuseAnImageOfAnotherSize() {
        ImageGridPlot.Row row = new ImageGridPlot.Row("a", List.of(new ImageGridPlot.Cell(new float[5], "")));

        assertThatThrownBy(() -> ImageGridPlot.draw(directory.resolve("no.png"), "", List.of("a"), List.of(row), 2, 3))
                .hasMessage("image of 5 pixels; must be 2 x 3 = 6");
    }

    @Test
    void shouldStateThePowerOfTenOfSmallNumbersOnce() {
        Ticks ticks = Ticks.within(-2e-5, 2e-5, 4);

        assertThat(IntStream.range(0, ticks.count()).mapToObj(ticks::label)).containsExactly("−2", "−1", "0", "1", "2");
        assertThat(ticks.factor()).isEqualTo("×10⁻⁵");
        assertThat(Ticks.within(0, 0.5, 5).factor()).isEmpty();
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

    /** Pixels of a column, in points from the left, that are not white; axes included. */
    private static long painted(BufferedImage image, int x) {
        return IntStream.range(0, image.getHeight())
                .filter(y -> (image.getRGB(x * Look.SCALE, y) & 0xFFFFFF) != 0xFFFFFF)
                .count();
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
