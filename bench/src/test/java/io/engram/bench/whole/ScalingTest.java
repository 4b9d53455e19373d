package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.examples.Experiments;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScalingTest {
    static List<Scaling> packaged() {
        return Scaling.packaged();
    }

    @ParameterizedTest
    @MethodSource("packaged")
    void shouldSetWhatTheNetworkKnows(Scaling scaling) {
        Benchmark benchmark = Benchmarks.named(scaling.benchmark()).with(scaling.settings());
        if (!scaling.setting().equals(Scaling.SHARDS)) {
            benchmark =
                    benchmark.with(Map.of(scaling.setting(), scaling.values().get(0)));
        }

        assertThat(Experiments.named(benchmark.experiment())
                        .network(benchmark.settings())
                        .populations())
                .isNotEmpty();
        assertThat(scaling.values()).hasSizeGreaterThan(2);
    }

    @Test
    void shouldTellAChildWhatDiffers() {
        Scaling neurons = new Scaling("neurons", "b", Map.of("plastic", "false"), "scale", List.of("1", "2"));
        Scaling shards = new Scaling("shards", "b", Map.of(), "shards", List.of("1", "2"));

        assertThat(neurons.arguments("2")).containsExactly("--set", "plastic=false", "--set", "scale=2");
        assertThat(shards.arguments("2")).containsExactly("--shards", "2");
        assertThatThrownBy(() -> Scaling.named("neuron"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("unknown scaling \"neuron\"; did you mean \"neurons\"?");
    }

    @Test
    void shouldFindTheLineAndWhatLiesAboveIt() {
        double[] x = {1, 2, 10, 100};
        StraightLine line = StraightLine.through(x, new double[] {5, 7, 23, 203});

        assertThat(line.atZero()).isCloseTo(3, within(1e-9));
        assertThat(line.slope()).isCloseTo(2, within(1e-9));
        assertThat(line.worst(x, new double[] {5, 7, 46, 203})).isCloseTo(2, within(1e-9));
    }

    @Test
    void shouldBeginNoLineBelowZero() {
        StraightLine line = StraightLine.through(new double[] {1, 10, 100}, new double[] {1, 12, 130});

        assertThat(line.atZero()).isZero();
        assertThat(line.slope()).isBetween(1.0, 1.3);
    }

    @Test
    void shouldReportTheLeastOfEachMeasureAndDrawIt(@TempDir Path folder) throws IOException {
        Scaling scaling = new Scaling("neurons", "b", Map.of(), "scale", List.of("1", "2", "3"));
        List<ScalingReport.Point> points = List.of(
                ScalingReport.Point.of(1e3, List.of(Measurements.ours(0.3, 1), Measurements.ours(0.2, 1))),
                ScalingReport.Point.of(1e4, List.of(Measurements.ours(2, 1))),
                ScalingReport.Point.of(1e5, List.of(Measurements.ours(60, 1))));

        String text = new ScalingReport(scaling, Measurements.MACHINE, points).write(folder);

        assertThat(text)
                .isEqualTo(Files.readString(folder.resolve("scaling-neurons.md")))
                .contains("| 1,000 | 1,000 | 357 M | 1.50 s | 0.200 s | 0.400 s | 400 MB | 1.12 |")
                .contains("- build is at most 1.00 times a straight line")
                .containsPattern("- simulate is at most [2-4]\\.\\d\\d times a straight line");
        assertThat(folder.resolve("scaling-neurons-memory.svg")).content().contains("memory (GB)", "10\u2074");
    }
}
