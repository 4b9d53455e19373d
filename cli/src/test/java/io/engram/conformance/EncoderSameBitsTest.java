package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.recorder.MemorySink;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Transcript;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What encoders fire, and what is learned from it, depends on network, seed and what is shown alone. */
class EncoderSameBitsTest {
    static List<EncoderModel> encoders() {
        return EncoderNetworks.encoders();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encoders")
    void shouldNotDependOnHowItIsRun(EncoderModel encoder) {
        Network network = EncoderNetworks.of(encoder);
        Transcript one = new Transcript();
        Statistics first = run(network, encoder, options(1, 1, Mode.GRANT).withSinks(one), 100);

        assertThat(first.population("in").spikes()).isPositive();
        assertThat(first.population("cells").spikes()).isPositive();
        for (int shards : new int[] {1, 2, 3, 7}) {
            int threads = 1 + shards / 2 % 2;
            for (Mode mode : Mode.values()) {
                Transcript other = new Transcript();
                SimulationOptions options = options(shards, threads, mode);
                String how = shards + " shards, " + threads + " threads, " + mode;
                assertThat(run(network, encoder, options, shards)).as(how).isEqualTo(first);
                // Whole slices, as the record goes by them.
                run(network, encoder, options.withSinks(other), 10);
                assertThat(withoutClock(other)).as(how).isEqualTo(withoutClock(one));
            }
        }
    }

    /** Row 0 draws as a run of one input does; the others draw for themselves, whatever the shards. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("encoders")
    void shouldShowEachRowItsOwnValues(EncoderModel encoder) {
        Network network = EncoderNetworks.of(encoder);
        List<List<String>> alone = shown(network, encoder, 1);
        List<List<String>> rows = shown(network.withBatch(3), encoder, 1);

        assertThat(rows.get(0)).isEqualTo(alone.get(0)).isNotEmpty();
        assertThat(rows).doesNotHaveDuplicates();
        assertThat(shown(network.withBatch(3), encoder, 3)).isEqualTo(rows);
    }

    private static List<List<String>> shown(Network network, EncoderModel encoder, int shards) {
        MemorySink memory = new MemorySink();
        try (Simulation simulation =
                Simulation.start(network, options(shards, 1, Mode.GRANT).withSinks(memory))) {
            for (int row = 0; row < network.batch(); row++) {
                simulation
                        .row(row)
                        .setValues("in", EncoderNetworks.pattern(encoder, row).values());
            }
            simulation.runForMs(50);
        }
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < network.batch(); row++) {
            int of = row;
            rows.add(memory.spikes("in").stream()
                    .filter(spike -> spike.row() == of)
                    .map(spike -> spike.step() + ":" + spike.neuron())
                    .toList());
        }
        return rows;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("encoders")
    void shouldBeSaidInAFileAsInJava(EncoderModel encoder) {
        Network network = EncoderNetworks.of(encoder);
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    private static Statistics run(Network network, EncoderModel encoder, SimulationOptions options, double pieceMs) {
        try (Simulation simulation = Simulation.start(network, options)) {
            EncoderNetworks.drive(simulation, encoder, pieceMs);
            return simulation.statistics();
        }
    }

    private static SimulationOptions options(int shards, int threads, Mode mode) {
        return SimulationOptions.DEFAULT.withShards(shards).withThreads(threads).withMode(mode);
    }

    private static List<String> withoutClock(Transcript transcript) {
        return transcript.lines().subList(1, transcript.lines().size());
    }
}
