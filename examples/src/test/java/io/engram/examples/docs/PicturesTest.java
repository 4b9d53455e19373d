package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.examples.StdpWindow;
import io.engram.plasticity.TraceHebbian;
import io.engram.plot.EnergyPlot;
import io.engram.plot.LinePlot;
import io.engram.plot.StdpWindowPlot;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The snippet of docs/plots.md. */
class PicturesTest {
    @Test
    void shouldDrawFromJava(@TempDir Path directory) {
        double[] timesMs = IntStream.rangeClosed(0, 100).asDoubleStream().toArray();
        double[] fast = Arrays.stream(timesMs).map(t -> StrictMath.exp(-t / 10)).toArray();
        double[] slow = Arrays.stream(timesMs).map(t -> StrictMath.exp(-t / 40)).toArray();

        // snippet: pictures
        LinePlot.draw(
                directory.resolve("decay.svg"),
                "Two traces",
                "time (ms)",
                "trace",
                List.of(new LinePlot.Line("fast", timesMs, fast), new LinePlot.Line("slow", timesMs, slow)));
        EnergyPlot.draw(
                directory.resolve("energy.png"),
                "Energy during recall",
                "updates of all units",
                List.of(new EnergyPlot.Recall("first image", new double[] {-210, -480, -530, -530})));
        StdpWindow window = StdpWindow.of(new TraceHebbian(), 0.1, 0.5);
        StdpWindowPlot.draw(
                directory.resolve("window.svg"), "Hebb's rule", "", window.measure(window.lagsMs()), List.of());
        // end

        assertThat(directory.resolve("decay.svg")).content().contains(">fast</text>", ">slow</text>");
        assertThat(directory.resolve("energy.png")).isNotEmptyFile();
        assertThat(directory.resolve("window.svg")).content().contains("weight change");
    }
}
