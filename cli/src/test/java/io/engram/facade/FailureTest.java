package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.plasticity.PairStdp;
import io.engram.runtime.RunFailedException;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever breaks ends the run with a sentence; nothing hangs, and every sink that was opened is closed. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class FailureTest {

    @ParameterizedTest
    @CsvSource({
        "1,0,neuron 0 fire after neuron 1",
        "1,4,neuron 4 fire in the part of neurons 0 to 3",
        "-1,-1,neuron -1 fire in the part of neurons 0 to 3"
    })
    void shouldRefuseSpikesWhoseOrderWouldDependOnTheShards(int first, int second, String said) {
        Network network = Network.named("jumbled")
                .dtMs(1)
                .durationMs(10)
                .population("bad", 8, new Networks.Jumbled(first, second))
                .build();
        try (Simulation simulation = Simulation.start(network, SimulationOptions.DEFAULT.withShards(2))) {
            assertThatThrownBy(() -> simulation.runForMs(3))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContainingAll("population \"bad\" failed at step 1", said);
        }
    }

    @ParameterizedTest
    @CsvSource({"GRANT,1,1", "GRANT,2,1", "GRANT,3,2", "MESSAGE,2,1"})
    void shouldNameStageAndStepOfAKernelThatThrows(Mode mode, int shards, int threads) {
        Watching sink = new Watching("");
        SimulationOptions options = SimulationOptions.DEFAULT
                .withMode(mode)
                .withShards(shards)
                .withThreads(threads)
                .withSinks(sink);
        try (Simulation simulation = Simulation.start(Networks.faulty(41).build(), options)) {
            simulation.runForMs(12);

            assertThatThrownBy(() -> simulation.runForMs(500))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContainingAll("population \"bad\"", "step 41", "it broke");
            assertThatThrownBy(simulation::statistics)
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("step 41");
            assertThatThrownBy(() -> simulation.runForMs(1)).isInstanceOf(RunFailedException.class);
        }
        assertThat(sink.calls()).containsExactly("open", "spikes", "close");
        assertThat(sink.lastSpikeStep()).as("the last whole slice").isEqualTo(39);
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldNameTheProjectionWhoseRuleThrows(Mode mode) {
        var network = Networks.driven()
                .projection(
                        "broken", "in", "cells", Connect.allToAll(), Value.constant(0.5), Delays.ofMs(2), new Broken())
                .build();
        try (Simulation simulation = Simulation.start(network, SimulationOptions.DEFAULT.withMode(mode))) {
            simulation.runForMs(6);
            simulation.injectSpikes("in", 0);

            assertThatThrownBy(() -> simulation.runForMs(10))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContainingAll("projection \"broken\"", "step 7", "no rule");
        }
    }

    @Test
    void shouldEndTheRunWhenARuleBreaksAtASignal() {
        var network = Networks.driven()
                .projection(
                        "broken", "in", "cells", Connect.allToAll(), Value.constant(0.5), Delays.ofMs(2), new Broken())
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            assertThatThrownBy(() -> simulation.setSignal("reward", 1))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("no signal");
            assertThatThrownBy(() -> simulation.runForMs(1)).isInstanceOf(RunFailedException.class);
        }
    }

    @ParameterizedTest
    @CsvSource({"spikes,GRANT,1", "spikes,GRANT,2", "spikes,MESSAGE,1", "weights,GRANT,1", "state,GRANT,2"})
    void shouldEndTheRunWhenASinkBreaks(String method, Mode mode, int threads) {
        Watching whole = new Watching("");
        Watching broken = new Watching(method);
        SimulationOptions options = SimulationOptions.DEFAULT
                .withMode(mode)
                .withShards(2)
                .withThreads(threads)
                .withSinks(whole, broken);
        var network = Networks.single()
                .population("more", 2, Networks.CELL)
                .projection(
                        "learn",
                        "cell",
                        "more",
                        Connect.allToAll(),
                        Value.constant(0.5),
                        Delays.ofMs(2),
                        PairStdp.brian(20, 20, 0.01, 0.01, 1))
                .recordWeights("learn", 5)
                .recordState("cell", List.of("v"), new int[] {0}, 3)
                .build();
        Simulation simulation = Simulation.start(network, options);
        try (simulation) {
            assertThatThrownBy(() -> simulation.runForMs(1e7))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("no room in " + method);
        }
        assertThat(whole.calls()).doesNotContain("end").endsWith("close");
        assertThat(broken.calls()).doesNotContain("end").endsWith("close");
        assertThat(simulation.step()).as("steps in which all was recorded").isLessThan(10_000_000);
        assertThatThrownBy(simulation::statistics).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldCloseTheSinksThatWereOpenedBeforeOneThatCannotBe() {
        Watching first = new Watching("");
        Watching second = new Watching("open");
        Watching third = new Watching("");
        SimulationOptions options = SimulationOptions.DEFAULT.withSinks(first, second, third);

        assertThatThrownBy(() -> Simulation.start(Networks.single().build(), options))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("no room in open");

        assertThat(first.calls()).containsExactly("open", "close");
        assertThat(second.calls()).containsExactly("open");
        assertThat(third.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"end", "close"})
    void shouldCloseEverySinkThoughOneBreaksAtItsEnd(String method) {
        Watching first = new Watching(method);
        Watching second = new Watching("");
        Simulation simulation =
                Simulation.start(Networks.single().build(), SimulationOptions.DEFAULT.withSinks(first, second));
        simulation.runForMs(10);

        assertThatThrownBy(simulation::close)
                .isInstanceOf(RunFailedException.class)
                .hasMessageContaining("no room in " + method);

        assertThat(first.calls()).endsWith("end", "close");
        assertThat(second.calls()).endsWith("end", "close");
        assertThat(second.count("close")).isOne();
        simulation.close();
    }

    @Test
    void shouldEndTheRunWhenAListenerThrows() {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            simulation.onSpikes(frame -> {
                throw new IllegalArgumentException("not me");
            });
            assertThatThrownBy(() -> simulation.runForMs(1000))
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("not me");
        }
    }

    @Test
    void shouldRefuseToRecordASynapseThatIsNotThereBeforeAnythingRuns() {
        Watching sink = new Watching("");
        var network = Networks.driven()
                .projection(
                        "some",
                        "in",
                        "cells",
                        Connect.list(new int[] {0}, new int[] {1}),
                        Value.constant(0.5),
                        Delays.ofMs(2),
                        PairStdp.brian(20, 20, 0.01, 0.01, 1))
                .recordWeights(new Recording.Weights("some", 5, new int[] {1}, new int[] {1}))
                .build();

        assertThatThrownBy(() -> Simulation.start(network, sink))
                .isInstanceOf(SpecException.class)
                .hasMessageContainingAll("some", "neuron 1");
        assertThat(sink.calls()).isEmpty();
    }

    @Test
    void shouldRefuseDelaysThatMayLeaveNoSlice() {
        Delays delays = new Delays(Value.uniform(1, 9), new Delays.Part.Fixed(5), new Delays.Part.Fixed(0));
        Network network = Networks.driven()
                .projection(
                        "late",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.constant(0.5),
                        delays,
                        PairStdp.brian(20, 20, 0.01, 0.01, 1))
                .build();

        assertThatThrownBy(() -> Simulation.start(network))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("slice");
    }

    @Test
    void shouldRefuseADrawnDelayBelowAStep() {
        Network network = Networks.driven()
                .projection(
                        "drawn",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.constant(0.5),
                        Delays.dendritic(Value.normal(1, 5)))
                .build();

        assertThatThrownBy(() -> Simulation.start(network))
                .isInstanceOf(SpecException.class)
                .hasMessageContainingAll("drawn", "at least one step");
    }

    /** Throws at every event. */
    record Broken() implements LearningRule {
        @Override
        public String summary() {
            return "breaks";
        }

        @Override
        public Traces traces() {
            return Traces.prePost(20, 20);
        }

        @Override
        public List<String> signals() {
            return List.of("reward");
        }

        @Override
        public void onPre(Synapse synapse) {
            throw new ArithmeticException("no rule");
        }

        @Override
        public void onPost(Synapse synapse) {
            throw new ArithmeticException("no rule");
        }

        @Override
        public void onSignal(Synapse synapse, String signal) {
            throw new ArithmeticException("no signal");
        }
    }

    @Test
    void shouldNameTheNeuronWhoseDrawnParameterIsRefused() {
        Network network = NetworkFile.parse(
                "dt = 0.1 ms, duration = 1 ms, populations.cell { model = iaf-psc-exp, size = 50,"
                        + " tauM { normal { mean = 1 ms, sd = 10 ms } } }",
                "drawn.conf",
                Path.of(""),
                Map.of());

        assertThatThrownBy(() -> Simulation.start(network).close())
                .hasMessageContainingAll("populations.cell: neuron ", " drew ", "tauMMs=-", "must be finite and > 0");
    }
}
