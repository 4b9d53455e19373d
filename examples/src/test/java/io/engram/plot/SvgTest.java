package io.engram.plot;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;

class SvgTest {
    private static final long KEY = Draws.key(2, "plots");

    /** Kept, to be looked at. */
    private final Path directory = Path.of("target", "pictures");

    private static Document parsed(Path file) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        return factory.newDocumentBuilder().parse(file.toFile());
    }

    private static List<Element> elements(Document document, String name) {
        NodeList nodes = document.getElementsByTagNameNS("http://www.w3.org/2000/svg", name);
        return IntStream.range(0, nodes.getLength())
                .mapToObj(k -> (Element) nodes.item(k))
                .toList();
    }

    private static List<String> texts(Document document) {
        return elements(document, "text").stream().map(Element::getTextContent).toList();
    }

    private static RasterPlot.Band band(String name, int size, int spikes) {
        double[] timesMs = IntStream.range(0, spikes)
                .mapToDouble(k -> 1000 * (1 - Draws.uniform(KEY, k)))
                .toArray();
        int[] neurons = IntStream.range(0, spikes)
                .map(k -> Draws.below(KEY, k + 7L, size))
                .toArray();
        return new RasterPlot.Band(name, size, timesMs, neurons);
    }

    @Test
    void shouldWriteTextAsTextInAFontThatEveryReaderHas() throws Exception {
        Path file = RasterPlot.draw(
                directory.resolve("few.svg"), "E & I <spikes>", 0, 1000, List.of(band("excitatory", 80, 900)));

        Document svg = parsed(file);
        assertThat(svg.getDocumentElement().getAttribute("font-family")).endsWith("sans-serif");
        assertThat(svg.getDocumentElement().getAttribute("viewBox")).isEqualTo("0 0 640 480");
        assertThat(texts(svg))
                .contains("E & I <spikes>", "excitatory", "79", "rate (Hz)", "time (ms)", "400", "neuron");
        assertThat(elements(svg, "image")).isEmpty();
        assertThat(elements(svg, "path"))
                .anyMatch(path ->
                        path.getAttribute("d").chars().filter(c -> c == 'M').count() == 900);
    }

    @Test
    void shouldKeepARasterOfMillionsOfSpikesSmall() throws Exception {
        Path file = RasterPlot.draw(
                directory.resolve("dense.svg"), "dense", 0, 1000, List.of(band("excitatory", 10_000, 2_000_000)));

        Document svg = parsed(file);
        assertThat(Files.size(file)).isLessThan(1_000_000);
        BufferedImage layer = image(elements(svg, "image").get(0));
        assertThat(layer.getWidth()).isEqualTo(640 * Look.SCALE);
        assertThat(layer.getRGB(2, 2) >>> 24)
                .as("nothing where there is no spike")
                .isZero();
        assertThat(texts(svg)).contains("excitatory", "time (ms)");
    }

    private static BufferedImage image(Element element) throws IOException {
        String data = element.getAttributeNS("http://www.w3.org/1999/xlink", "href");
        assertThat(data).startsWith("data:image/png;base64,");
        byte[] png = Base64.getDecoder().decode(data.substring(data.indexOf(',') + 1));
        return ImageIO.read(new ByteArrayInputStream(png));
    }

    @Test
    void shouldWriteEveryPicture() throws Exception {
        float[] weights = {0, 0.5f, 1};
        double[] x = {0, 1, 2};
        List<Path> files = new ArrayList<>();
        files.add(LatencyPlot.draw(directory.resolve("latency.svg"), "t", x));
        files.add(EnergyPlot.draw(
                directory.resolve("energy.svg"), "t", "updates", List.of(new EnergyPlot.Recall("a", x))));
        files.add(WeightHistogramPlot.draw(
                directory.resolve("weights.svg"), "t", "mV", List.of(new WeightHistogramPlot.Moment(0, weights))));
        files.add(WeightMatrixPlot.draw(
                directory.resolve("matrix.svg"),
                "t",
                "mV",
                new WeightMatrixPlot.Matrix(new float[][] {weights, weights}, 0, 1, 0, 1)));
        files.add(StdpWindowPlot.draw(
                directory.resolve("window.svg"), "t", "mV", new StdpWindowPlot.Curve(x, x), List.of()));
        files.add(ImageGridPlot.draw(
                directory.resolve("images.svg"),
                "t",
                List.of("original"),
                List.of(new ImageGridPlot.Row("a", List.of(new ImageGridPlot.Cell(weights, "overlap 1")))),
                3,
                1));
        List<String> all = new ArrayList<>();
        for (Path file : files) {
            all.addAll(texts(parsed(file)));
        }
        assertThat(all)
                .contains(
                        "latency (ms)",
                        "energy",
                        "weight (mV)",
                        "source neuron",
                        "weight change (mV)",
                        "overlap 1",
                        "original");
    }

    @Test
    void shouldWriteTheSameFileInAnyCountry() throws IOException {
        Locale before = Locale.getDefault();
        double[] y = {0, 0.25, 1.5};
        try {
            Locale.setDefault(Locale.GERMANY);
            Path file = LatencyPlot.draw(directory.resolve("german.svg"), "t", y);
            assertThat(Files.readString(file)).contains(">0.5</text>").doesNotContain("0,5");
        } finally {
            Locale.setDefault(before);
        }
    }
}
