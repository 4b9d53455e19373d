package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.neurons.External;
import io.engram.neurons.IafPscExp;
import io.engram.neurons.LifCondExp;
import io.engram.neurons.Regular;
import io.engram.neurons.ThresholdUnit;
import io.engram.plasticity.NoLearning;
import io.engram.plasticity.OuterProduct;
import io.engram.plasticity.PairStdp;
import io.engram.plasticity.WeightDecay;
import io.engram.recorder.Journal;
import io.engram.recorder.JournalReader;
import io.engram.recorder.MemorySink;
import io.engram.recorder.Replay;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.OutsideInput;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Learning that is switched off, and neurons that go back to where they began. */
class ResetTest {
    private static final Network NETWORK = Network.named("reset")
            .dtMs(1)
            .durationMs(1000)
            .population("in", 20, new External())
            .population("cells", 5, new IafPscExp())
            .projection(
                    "learn",
                    "in",
                    "cells",
                    Connect.allToAll(),
                    Value.uniform(200, 900),
                    Delays.dendritic(Value.uniform(1, 6)),
                    PairStdp.brian(20, 20, 5, 6, 1000))
            .projection("back", "cells", "cells", Connect.allToAll(), Value.constant(-50), Delays.ofMs(3))
            .recordSpikes("in", "cells")
            .build();

    /** The same spikes each time; the last of them are on their way when it ends. */
    private static void show(Simulation simulation) {
        for (int k = 0; k < 30; k++) {
            simulation.injectSpikes("in", k % 20, (k * 7 + 3) % 20);
            simulation.runForMs(1);
        }
    }

    private static List<String> spikes(MemorySink memory, long from, long to) {
        return memory.spikes().stream()
                .filter(spike -> spike.step() > from && spike.step() <= to)
                .map(spike -> spike.step() - from + " " + spike.population() + " " + spike.neuron())
                .toList();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldGoOnAsIfTheEvaluationNeverWas(int shards) {
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withThreads(2);
        MemorySink memory = new MemorySink();
        MemorySink straight = new MemorySink();
        try (Simulation evaluated = Simulation.start(NETWORK, options.withSinks(memory));
                Simulation other = Simulation.start(NETWORK, options.withSinks(straight))) {
            show(evaluated);
            show(other);
            evaluated.reset();
            other.reset();
            float[] learned = evaluated.weights("learn").values();
            evaluated.learning(false);
            show(evaluated);
            assertThat(evaluated.weights("learn").values()).isEqualTo(learned);
            evaluated.learning(true);
            evaluated.reset();
            show(evaluated);
            show(other);

            assertThat(evaluated.weights("learn").values())
                    .isNotEqualTo(learned)
                    .isEqualTo(other.weights("learn").values());
            assertThat(evaluated.state("cells", "v")).isEqualTo(other.state("cells", "v"));
        }
        assertThat(spikes(memory, 60, 90)).isNotEmpty().isEqualTo(spikes(straight, 30, 60));
    }

    @Test
    void shouldAnswerAsAtTheBeginningAfterAReset() {
        MemorySink memory = new MemorySink();
        try (Simulation simulation = Simulation.start(NETWORK, memory)) {
            simulation.learning(false);
            show(simulation);
            simulation.reset();
            show(simulation);
            simulation.runForMs(1);
        }
        assertThat(spikes(memory, 30, 60)).isEqualTo(spikes(memory, 0, 30)).anyMatch(line -> line.contains(" 1 "));
    }

    @Test
    void shouldTakeBackEveryRow() {
        MemorySink memory = new MemorySink();
        try (Simulation simulation = Simulation.start(NETWORK.withBatch(3), memory)) {
            double[] first = simulation.state("cells", "v");
            simulation.learning(false);
            show(simulation);
            assertThat(simulation.state("cells", "v")).isNotEqualTo(first);
            simulation.reset();
            assertThat(simulation.state("cells", "v")).isEqualTo(first);
            show(simulation);
        }
        assertThat(spikes(memory, 30, 60)).isEqualTo(spikes(memory, 0, 30)).isNotEmpty();
    }

    /** Also where slices are longer than what is shown, which cuts them. */
    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void shouldResetWhenTheFileSaysSo(int shards) {
        NetworkBuilder builder = Network.named("again")
                .dtMs(1)
                .durationMs(70)
                .population("in", 1, new Regular(7, 1))
                .population("cells", 3, new IafPscExp())
                .projection(
                        "learn",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.constant(2500),
                        Delays.ofMs(4),
                        new NoLearning())
                .upkeep(new WeightDecay(0.25, Double.POSITIVE_INFINITY))
                .recordSpikes("in", "cells");
        Network described = builder.stimulus(new Stimulus.Reset(7)).build();
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withThreads(1);
        MemorySink memory = new MemorySink();
        try (Simulation simulation = Simulation.start(described, options.withSinks(memory))) {
            assertThat(simulation.sliceSteps()).isEqualTo(4);
            double[] first = simulation.state("cells", "v");
            simulation.runForMs(27);
            assertThat(simulation.state("cells", "v")).isNotEqualTo(first);
            simulation.runForMs(3);
            assertThat(simulation.weights("learn").weight(0)).isEqualTo(2500 * 0.75f * 0.75f * 0.75f * 0.75f);
            assertThat(simulation.state("cells", "v")).isEqualTo(first);
        }
        assertThat(NetworkText.parse(NetworkText.render(described))).isEqualTo(described);
        assertThat(spikes(memory, 0, 30).stream().filter(line -> line.endsWith(" 0 0")))
                .containsExactly("1 0 0", "8 0 0", "15 0 0", "22 0 0", "29 0 0");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 1.5, Double.POSITIVE_INFINITY, Double.NaN})
    void shouldRefuseToResetBetweenSteps(double everyMs) {
        assertThatThrownBy(() -> Network.named("between")
                        .dtMs(1)
                        .durationMs(9)
                        .population("in", 1, new External())
                        .stimulus(new Stimulus.Reset(everyMs))
                        .build())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("stimuli[0].every = " + everyMs
                        + " ms; must be a whole number of steps of 1.0 ms, at least one");
    }

    @Test
    void shouldRefusePatternsWhileNothingLearns() {
        Network network = Network.named("memory")
                .dtMs(1)
                .durationMs(9)
                .population("units", 2, new ThresholdUnit())
                .projection(
                        "m",
                        "units",
                        "units",
                        Connect.allToAll(),
                        Value.constant(0),
                        Delays.ofMs(1),
                        new OuterProduct())
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.learning(false);
            assertThatThrownBy(() -> simulation.imprint("m", List.of(new float[] {1, -1}), 1))
                    .isInstanceOf(SpecException.class)
                    .hasMessage(
                            "patterns for \"m\": the signal learning is 0, so that nothing learns; set it to 1 first");
            simulation.learning(true);
            simulation.imprint("m", List.of(new float[] {1, -1}), 1);
            assertThat(simulation.weights("m").values()).contains(-1);
        }
    }

    @Test
    void shouldBeRecordedAndPlayedBack(@TempDir Path directory) {
        try (Simulation simulation = Simulation.start(NETWORK, Journal.in(directory.resolve("run")))) {
            show(simulation);
            simulation.reset();
            simulation.runForMs(5);
            simulation.learning(false);
            simulation.runForMs(5);
        }
        MemorySink back = new MemorySink();
        try (JournalReader journal = JournalReader.open(directory.resolve("run"))) {
            Replay.of(journal).into(back);
        }
        assertThat(back.inputs())
                .contains(new OutsideInput.Reset(31), new OutsideInput.Signal(36, Network.LEARNING, 0));
    }

    @Test
    void shouldLearnWhenTheFileSaysSo() {
        Network network = Network.named("file")
                .dtMs(1)
                .durationMs(100)
                .population("in", 20, io.engram.neurons.Poisson.atHz(50))
                .population("cells", 2, new LifCondExp())
                .projection(
                        "learn", "in", "cells", Connect.allToAll(), Value.constant(0.5), Delays.ofMs(1), new PairStdp())
                .stimulus(new Stimulus.Signal(Network.LEARNING, 0, 50))
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(49);
            float[] before = simulation.weights("learn").values();
            simulation.runForMs(51);
            assertThat(simulation.weights("learn").values()).isEqualTo(before).isNotEqualTo(new float[40]);
        }
    }

    @Test
    void shouldRefuseToDeclareWhatEveryNetworkHas() {
        assertThatThrownBy(() -> Network.named("own")
                        .dtMs(1)
                        .durationMs(1)
                        .population("in", 1, new External())
                        .signal("learning")
                        .build())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("signals: declares \"learning\", which every network has");
    }
}
