package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Draws two seconds of the network of docs/plots.md. */
class PlotCommandTest {
    private static final Path NETWORK = Path.of(System.getProperty("engram.root"), "docs", "plots.conf");

    @TempDir
    static Path directory;

    private static Path run;

    @BeforeAll
    static void record() {
        run = directory.resolve("run");
        assertThat(Cli.run("run", NETWORK, "--for", "2s", "--out", run, "--no-pictures")
                        .err())
                .doesNotContain("engram:");
    }

    private static List<String> names(Cli plot) {
        return plot.out()
                .lines()
                .map(line -> Path.of(line).getFileName().toString())
                .toList();
    }

    @Test
    void shouldDrawAllThereIsSomethingToDrawOf() {
        Cli plot = Cli.run("plot", run, "--out", directory.resolve("all"));

        assertThat(plot.code()).as(plot.err()).isZero();
        assertThat(plot.err()).isEmpty();
        assertThat(names(plot))
                .containsExactly(
                        "raster.png",
                        "rates.png",
                        "weights-learn-fast.png",
                        "weights-learn-slow.png",
                        "matrix-learn-fast.png",
                        "matrix-learn-slow.png",
                        "window-learn-fast.png",
                        "window-learn-slow.png",
                        "states-output.png");
        assertThat(plot.out().lines())
                .allSatisfy(
                        file -> assertThat(ImageIO.read(Path.of(file).toFile())).isNotNull());
    }

    @Test
    void shouldDrawBothFormatsFromOneDescription() throws IOException {
        Path out = directory.resolve("both");
        Cli plot = Cli.run("plot", run, "--what", "window,matrix", "--format", "png,svg", "--out", out);

        assertThat(names(plot)).hasSize(8).contains("window-learn-fast.png", "window-learn-fast.svg");
        assertThat(Files.readString(out.resolve("window-learn-fast.svg")))
                .contains(">weight change (pA)</text>", ">formula</text>");
        assertThat(Files.readString(out.resolve("matrix-learn-slow.svg")))
                .contains(">weight (pA)</text>", ">competition: weights of learn-slow at 2 s</text>");
    }

    @Test
    void shouldDrawAPartOfTheRunAndSomeOfItsPopulations() throws IOException {
        Path out = directory.resolve("part");
        Cli plot = Cli.run(
                "plot",
                run,
                "--what",
                "raster,rates,states",
                "--from",
                "500ms",
                "--to",
                "700ms",
                "--populations",
                "output",
                "--format",
                "svg",
                "--out",
                out);

        assertThat(plot.code()).as(plot.err()).isZero();
        for (String name : names(plot)) {
            assertThat(Files.readString(out.resolve(name)))
                    .as(name)
                    .contains(">500</text>", ">600</text>", ">700</text>", "output")
                    .doesNotContain(">450</text>", ">750</text>", "fast");
        }
        assertThat(Files.readString(out.resolve("states-output.svg"))).contains("v (mV)", "iSynEx (pA)", "neuron 1");
    }

    @Test
    void shouldPickTheWeightsOfThatTime() throws IOException {
        Path out = directory.resolve("weights");
        Cli.run("plot", run, "--what", "weights,matrix", "--to", "1500ms", "--format", "svg", "--out", out);

        assertThat(Files.readString(out.resolve("weights-learn-fast.svg")))
                .contains(">0 ms</text>", ">1000 ms</text>")
                .doesNotContain(">2000 ms</text>");
        assertThat(Files.readString(out.resolve("matrix-learn-fast.svg"))).contains("at 1 s<");
    }

    @Test
    void shouldSuggestTheNearestPopulation() {
        Cli plot = Cli.run("plot", run, "--populations", "outptu", "--out", directory.resolve("no"));

        assertThat(plot.code()).isEqualTo(3);
        assertThat(plot.err()).contains("unknown population \"outptu\"; did you mean \"output\"?");
        assertThat(directory.resolve("no")).doesNotExist();
    }

    @Test
    void shouldRefuseATimeThatIsNotThere() {
        Cli backwards = Cli.run("plot", run, "--from", "2s", "--to", "1s");
        Cli late = Cli.run("plot", run, "--from", "2s");

        assertThat(backwards.code()).isEqualTo(2);
        assertThat(backwards.err()).contains("--from 2000.0 ms is not before --to 1000.0 ms");
        assertThat(late.code()).isEqualTo(3);
        assertThat(late.err()).contains("--from 2000.0 ms; must be before the end of the run, 2000.0 ms");
    }

    @Test
    void shouldRefuseWhatIsNoPictureAndNoFormat() {
        assertThat(Cli.run("plot", run, "--what", "spikes").err()).contains("RASTER", "STATES");
        assertThat(Cli.run("plot", run, "--format", "pdf").code()).isEqualTo(2);
    }

    @Test
    void shouldSayWhatToRecordWhereSomethingIsMissing() {
        Path out = directory.resolve("some");
        Cli some = Cli.run("plot", run, "--what", "rates,raster", "--populations", "slow", "--out", out);
        Cli partly = Cli.run("plot", run, "--what", "window,states", "--populations", "fast", "--out", out);

        assertThat(some.code()).isEqualTo(3);
        assertThat(some.err().lines())
                .containsExactly("engram: no rates and raster: no spikes were recorded then; record { spikes ="
                        + " [POPULATION] } in the network records them");
        assertThat(partly.code()).isZero();
        assertThat(partly.err()).startsWith("engram: no states: no state was recorded then; record { state = [");
        assertThat(names(partly)).containsExactly("window-learn-fast.png", "window-learn-slow.png");
    }

    @Test
    void shouldSayWhatToRecordOfARunThatRecordedNothing() throws IOException {
        Path network = Files.writeString(
                directory.resolve("silent.conf"),
                "dt = 1 ms, duration = 10 ms, populations { a { model = relay, size = 2 } }, record { spikes = [] }");
        Path silent = directory.resolve("silent");
        Cli.run("run", network, "--out", silent);

        Cli plot = Cli.run("plot", silent);

        assertThat(plot.code()).isEqualTo(3);
        assertThat(plot.err().lines()).hasSize(5).allMatch(line -> line.startsWith("engram: no "));
        try (Stream<Path> files = Files.list(silent)) {
            assertThat(files).noneMatch(file -> file.toString().endsWith(".png"));
        }
    }
}
