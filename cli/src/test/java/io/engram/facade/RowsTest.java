package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.neurons.External;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.LatencyEncoder;
import io.engram.neurons.Poisson;
import io.engram.plasticity.PairStdp;
import io.engram.recorder.Journal;
import io.engram.recorder.JournalReader;
import io.engram.recorder.MemorySink;
import io.engram.recorder.Replay;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.Sink;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a batch as they are recorded, played back, printed and refused. */
class RowsTest {
    private static final Network NETWORK = Network.named("rows")
            .dtMs(1)
            .durationMs(60)
            .batch(3)
            .population("in", 5, new External())
            .population("noise", 20, Poisson.atHz(100))
            .population("shown", 2, new LatencyEncoder())
            .population("out", 4, new IafPscDelta(20, 1, 2, 0, 20, 0, 0))
            .projection("drive", "in", "out", Connect.allToAll(), Value.constant(25), Delays.ofMs(1))
            .projection(
                    "learn",
                    "noise",
                    "out",
                    Connect.allToAll(),
                    Value.uniform(0, 1),
                    Delays.ofMs(1),
                    PairStdp.brian(20, 20, 0.01, 0.012, 1))
            .recordSpikes("in", "out")
            .recordState("out", List.of("v"), new int[] {3, 1}, 20)
            .recordWeights("learn", 30)
            .build();

    @TempDir
    private Path directory;

    private static MemorySink run(Sink sink) {
        MemorySink memory = new MemorySink();
        SimulationOptions options = SimulationOptions.DEFAULT.withSinks(memory, sink);
        try (Simulation simulation = Simulation.start(NETWORK, options)) {
            simulation.runForMs(10);
            simulation.row(1).injectSpikes("in", 2);
            simulation.injectCurrent("out", 0, 2, 100, 5);
            simulation.row(2).injectCurrent("out", 1, 2, 50, 6);
            simulation.row(1).setValues("shown", 1, 0.5f);
            simulation.runForMs(50);
        }
        return memory;
    }

    @Test
    void shouldPlayBackWhatWasRecorded() throws IOException {
        Path run = directory.resolve("run");
        MemorySink live = run(Journal.in(run));

        MemorySink played = new MemorySink();
        Path csv = directory.resolve("spikes.csv");
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JournalReader reader = JournalReader.open(run)) {
            assertThat(reader.header().batch()).isEqualTo(3);
            Replay.of(reader).into(played);
            Replay.of(reader).toCsv(csv);
            Replay.of(reader).print(new PrintStream(text));
            double rateHz = reader.summary(1).populations().get(1).rateHz();
            assertThat(rateHz).isEqualTo(played.spikes("out").size() / 0.06 / 12);
        }

        assertThat(played.spikes()).isEqualTo(live.spikes()).anyMatch(spike -> spike.row() == 2);
        assertThat(played.spikes("in")).hasSize(1).allMatch(spike -> spike.row() == 1 && spike.neuron() == 2);
        assertThat(played.states()).isEqualTo(live.states());
        assertThat(played.states().get(0).values()).hasSize(6);
        assertThat(played.inputs()).isEqualTo(live.inputs());
        assertThat(played.inputs())
                .contains(
                        new OutsideInput.Spikes(11, "in", List.of(7)),
                        new OutsideInput.Current(11, "out", 0, 2, 100, 16),
                        new OutsideInput.Current(11, "out", 1, 2, 50, 17, 2),
                        new OutsideInput.Values(11, "shown", Pattern.of(1, 0.5f), 1));
        assertThat(Files.readAllLines(csv))
                .startsWith("time_ms,population,neuron,row")
                .contains("11,in,2,1");
        assertThat(text.toString())
                .contains("11 ms  in 2 row 1\n")
                .contains("11 ms  from outside: spikes of in [2 row 1]\n")
                .contains("11 ms  from outside: 50.0 pA into out 1 to 1 row 2 until 17 ms\n")
                .contains("11 ms  from outside: shown shows a pattern of 2 values, row 1\n")
                .contains("20 ms  out 3 row 2: v = ")
                .contains("20 ms  out 1 row 0: v = ");
    }

    @Test
    void shouldRefuseRowsAndNeuronsThatAreNotThere() {
        try (Simulation simulation = Simulation.start(NETWORK)) {
            assertThatThrownBy(() -> simulation.row(3))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("row 3; must be within 0 and 2, the rows of a batch of 3");
            assertThatThrownBy(() -> simulation.row(-1))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("row -1; must be within 0 and 2, the rows of a batch of 3");
            assertThatThrownBy(() -> simulation.injectSpikes("in", 5))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("spikes into \"in\": neuron 5; must be within 0 and 4");
            assertThatThrownBy(() -> simulation.row(2).injectSpikes("in", -1))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("spikes into \"in\": neuron -1; must be within 0 and 4");
            assertThatThrownBy(() -> simulation.injectSpikes("in", Integer.MAX_VALUE))
                    .isInstanceOf(SpecException.class)
                    .hasMessageEndingWith("must be within 0 and 4");
        }
    }
}
