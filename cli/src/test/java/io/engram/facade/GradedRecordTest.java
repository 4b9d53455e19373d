package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.ThresholdUnit;
import io.engram.plasticity.OuterProduct;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.recorder.Journal;
import io.engram.recorder.JournalReader;
import io.engram.recorder.MemorySink;
import io.engram.recorder.Replay;
import io.engram.recorder.SpikeCsvSink;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.OutsideInput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is recorded of graded units, and what is refused of them. */
class GradedRecordTest {
    private static final int MANY = 4100;

    @TempDir
    private Path folder;

    private static Network memory(int units) {
        return AmariHopfield.network("memory", units, new ThresholdUnit(), false);
    }

    @Test
    void shouldReplayValuesAndPatternsAsTheyWere() throws IOException {
        MemorySink live = new MemorySink();
        Path csv = folder.resolve("live.csv");
        SimulationOptions options =
                SimulationOptions.DEFAULT.withSinks(live, SpikeCsvSink.to(csv), Journal.in(folder.resolve("run")));
        try (Simulation simulation = Simulation.start(memory(6), options)) {
            simulation.imprint("weights", List.of(new float[] {1, -1, 1, 1, -1, 0.5f}), 0.25);
            simulation.setValues("units", 1, -1, 0.25f, 1, 0, -1);
            simulation.runForMs(5);
        }

        MemorySink replayed = new MemorySink();
        try (JournalReader reader = JournalReader.open(folder.resolve("run"))) {
            Replay.of(reader).into(replayed);
            Replay.of(reader).toCsv(folder.resolve("replayed.csv"));
        }

        assertThat(replayed.spikes()).isEqualTo(live.spikes()).anyMatch(event -> event.value() == 0.25f);
        assertThat(replayed.inputs()).isEqualTo(live.inputs()).hasSize(2);
        assertThat(replayed.inputs().get(0)).isInstanceOf(OutsideInput.Imprint.class);
        assertThat(((OutsideInput.Values) replayed.inputs().get(1)).step()).isEqualTo(1);
        assertThat(replayed.header()).isEqualTo(live.header());
        assertThat(Files.readAllLines(csv)).startsWith("time_ms,population,neuron,value", "1,units,0,1.0");
        assertThat(folder.resolve("replayed.csv")).hasSameTextualContentAs(csv);
    }

    @Test
    void shouldRecordManyWeightsByTheirDigest() {
        Network network = Network.named("many")
                .dtMs(1)
                .durationMs(2)
                .population("units", MANY, new ThresholdUnit())
                .projection(memory(MANY).projection("weights"))
                .recordWeights("weights", 2)
                .build();
        MemorySink sink = new MemorySink();
        try (Simulation simulation = Simulation.start(network, SimulationOptions.DEFAULT.withSinks(sink))) {
            simulation.runForMs(2);
        }

        assertThat(sink.weights()).isEmpty();
        assertThat(sink.weightDigests()).hasSize(2);
        assertThat(sink.weightDigests().get(1).digest())
                .isEqualTo(sink.end().orElseThrow().weightDigest());
        assertThat(sink.weightDigests().get(1).synapses()).isEqualTo((long) MANY * (MANY - 1));
    }

    @Test
    void shouldTellRunsApartByTheValuesAlone() {
        assertThat(digestAfterShowing(0.5f))
                .isEqualTo(digestAfterShowing(0.5f))
                .isNotEqualTo(digestAfterShowing(0.25f));
    }

    private static String digestAfterShowing(float value) {
        try (Simulation simulation = Simulation.start(memory(3))) {
            simulation.setValues("units", value, value, value);
            simulation.runForMs(1);
            return simulation.statistics().spikeDigest();
        }
    }

    @Test
    void shouldKeepInTextThatValuesWereAskedFor() {
        Network network = Network.named("few")
                .population("units", 3, new ThresholdUnit())
                .projection(memory(3).projection("weights"))
                .dtMs(1)
                .recordWeights(new Recording.Weights("weights", 2, new int[0], new int[0], true))
                .build();

        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    @Test
    void shouldRefuseWhatDoesNotGoTogether() {
        refused("graded", new ThresholdUnit(), new ThresholdUnit(), Connect.allToAll(), 1, new PairStdp());
        refused(
                "not graded (iaf-psc-delta)",
                new IafPscDelta(),
                new ThresholdUnit(),
                Connect.allToAll(),
                1,
                new OuterProduct());
        refused(
                "must be all-to-all",
                new ThresholdUnit(),
                new ThresholdUnit(),
                Connect.oneToOne(),
                1,
                new OuterProduct());
        refused(
                "must be one step",
                new ThresholdUnit(),
                new ThresholdUnit(),
                Connect.allToAll(),
                2,
                new OuterProduct());
    }

    private static void refused(
            String why, Component from, Component to, Connect connect, double delayMs, LearningRule rule) {
        NetworkBuilder builder = Network.named("no")
                .dtMs(1)
                .population("from", 3, from)
                .population("to", 3, to)
                .projection("p", "from", "to", connect, Value.constant(0), Delays.ofMs(delayMs), rule);
        assertThatThrownBy(builder::build)
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("projections.p")
                .hasMessageContaining(why);
    }

    @Test
    void shouldRefuseWhatCannotBeShown() {
        try (Simulation simulation = Simulation.start(memory(3))) {
            assertThatThrownBy(() -> simulation.setValues("units", 1, 2))
                    .hasMessage("values for \"units\": 2 values; must be 3, one a unit");
            assertThatThrownBy(() -> simulation.setValues("units", 1, Float.NaN, 2))
                    .hasMessage("values for \"units\": value 1 is NaN; must be a finite number");
            assertThatThrownBy(() -> simulation.setValues("unit", 1)).hasMessageContaining("did you mean \"units\"");
            assertThatThrownBy(() -> simulation.imprint("weights", List.of(), 1))
                    .hasMessage("patterns for \"weights\": there are none; must be at least one");
            assertThatThrownBy(() -> simulation.imprint("weights", List.of(new float[3]), Double.NaN))
                    .hasMessage("patterns for \"weights\": factor=NaN; must be a finite number");
            assertThatThrownBy(() -> simulation.imprint("weights", List.of(new float[3], new float[4]), 1))
                    .hasMessage("patterns for \"weights\", number 1: 4 values; must be 3, one a unit");
            assertThatThrownBy(() -> simulation.multiply("weights", 1))
                    .hasMessage("values for the sources of \"weights\": 1; must be 3, one a source");
            assertThatThrownBy(() -> simulation.multiply("weights", 1, Float.NaN, 0))
                    .hasMessage("values for the sources of \"weights\": value 1 is NaN; must be a finite number");
            simulation.runForMs(1);
            assertThat(simulation.state("units", "s")).containsExactly(0, 0, 0);
        }
    }
}
