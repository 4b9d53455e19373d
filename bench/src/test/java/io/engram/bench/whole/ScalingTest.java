package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.examples.Experiments;
import io.engram.runtime.network.SpecException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
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
}
