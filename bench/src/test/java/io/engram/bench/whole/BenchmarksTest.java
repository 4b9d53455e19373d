package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.bench.whole.Benchmark.Workload;
import io.engram.examples.Experiments;
import io.engram.runtime.network.SpecException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BenchmarksTest {
    private static final Path PEERS = Path.of(System.getProperty("engram.root"), "bench", "peers");

    static List<Benchmark> packaged() {
        return Benchmarks.packaged();
    }

    @Test
    void shouldReadOneInAFewLines() {
        Benchmark read = Benchmarks.parse("""
                        benchmarks = [{
                          name = small, experiment = brunel, settings { neurons = 100 }
                          warmUp = 10 ms, for = 0.1 s
                          expect { excitatory = "35.7 Hz within 1 %" }
                          goals { memory = 2, simulate = 30 }
                          peer { simulator = nest, script = small.py, arguments = [--small, 1], threads = [1, 2] }
                        }]
                        """, "test.conf").get(0);

        assertThat(read.name()).isEqualTo("small");
        assertThat(read.settings()).isEqualTo(Map.of("neurons", "100"));
        assertThat(read.workload()).isEqualTo(Workload.NETWORK);
        assertThat(read.warmUpMs()).isEqualTo(10);
        assertThat(read.forMs()).isEqualTo(100);
        assertThat(read.firstGoal()).isEqualTo("simulate");
        assertThat(read.peer().orElseThrow().arguments()).containsExactly("--small", "1");
    }

    @Test
    void shouldNameWhatItDoesNotKnow() {
        assertThatThrownBy(() -> Benchmarks.parse("benchmarks = [{ name = a, goal { simulate = 1 } }]", "test.conf"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("test.conf, the first benchmark: unknown key \"goal\"; did you mean \"goals\"?");
        assertThatThrownBy(() -> Benchmarks.parse(
                        "benchmarks = [{ name = a, workload = net, goals { simulate = 1 } }]", "test.conf"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("workload = net; must be network, experiment, digits or layer");
        assertThatThrownBy(() -> Benchmarks.parse("benchmarks = [{ name = a }]", "test.conf"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("goals is missing");
        assertThatThrownBy(() -> Benchmarks.named("brunell"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("unknown benchmark \"brunell\"; did you mean \"brunel\"?");
    }

    @Test
    void shouldHaveNamesOfTheirOwn() {
        assertThat(packaged()).extracting(Benchmark::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("packaged")
    void shouldHaveTheScriptOfItsPeer(Benchmark benchmark) {
        PeerScript peer = benchmark.peer().orElseThrow();

        assertThat(PEERS.resolve(peer.script())).isRegularFile();
        assertThat(PEERS.resolve("requirements").resolve(peer.simulator() + ".txt"))
                .isRegularFile();
    }

    /** An expectation of a name that neither is a population nor an outcome would be complained about in every run. */
    @ParameterizedTest
    @MethodSource("packaged")
    void shouldRunANetworkThatThereIs(Benchmark benchmark) {
        if (benchmark.workload() == Workload.LAYER) {
            assertThat(benchmark.experiment()).isEmpty();
            return;
        }
        var network = Experiments.named(benchmark.experiment()).network(benchmark.settings());
        if (benchmark.workload() == Workload.NETWORK) {
            assertThat(network.populations())
                    .extracting(population -> population.name())
                    .containsAll(
                            benchmark.expected().stream().map(Expected::name).toList());
        }
    }
}
