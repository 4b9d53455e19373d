package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.recorder.Journal;
import io.engram.recorder.JournalReader;
import io.engram.recorder.Replay;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals that decay, come late, or are made of spikes or of other signals. */
class SignalTest {
    @TempDir
    private Path folder;

    private static String text(String signals, String signal) {
        return """
                name = rewarded, seed = 5, dt = 1 ms, duration = 300 ms
                signals { %s }
                populations {
                  in { model = poisson, size = 20, rate = 30 Hz }
                  clock { model = regular, size = 3, interval = 50 ms, first = 10 ms }
                  cells { model = iaf-psc-delta, size = 6 }
                }
                projections {
                  tally { from = clock, to = cells, connect = all-to-all, weight = 0 mV, delay = 1 ms, rule { type = mstdpet, weightMax = 9 } }
                  learn { from = in, to = cells, connect = all-to-all, weight = 3 mV, delay = 1 ms
                          rule { type = mstdpet, weightMax = 9, nu = 5 } }
                }
                stimuli = [ { type = signal, signal = %s, add = 0.5, at = 100 ms } ]
                """.formatted(signals, signal);
    }

    private static Network network(String signals) {
        return network(signals, "reward");
    }

    private static Network network(String signals, String signal) {
        return NetworkFile.parse(text(signals, signal), "net.conf", Path.of(""), Map.of());
    }

    /** Keeps in its weight the sum of the signal over the steps. */
    record Tally(double weightMax) implements LearningRule {
        @Override
        public String summary() {
            return "sums a signal";
        }

        @Override
        public Traces traces() {
            return new Traces(List.of(), List.of(), Traces.Pairing.ALL);
        }

        @Override
        public List<String> signals() {
            return List.of("reward");
        }

        @Override
        public boolean everyStep() {
            return true;
        }

        @Override
        public void onStep(Synapse s, double dtMs) {
            s.weight(s.weight() + s.signal(0));
        }

        @Override
        public void onPre(Synapse s) {
            // Sums, whatever fires.
        }

        @Override
        public void onPost(Synapse s) {
            // Sums, whatever fires.
        }

        @Override
        public double weightMin() {
            return 0;
        }
    }

    private static double sum(Network network, Consumer<Simulation> course) {
        Projection told = network.projection("tally");
        Projection tally = new Projection(
                told.name(),
                told.from(),
                told.to(),
                told.connect(),
                told.weight(),
                told.delays(),
                Optional.of(new Tally(1e9)));
        Network tallied = new Network(
                network.name(),
                network.seed(),
                network.dtMs(),
                network.durationMs(),
                0,
                1,
                network.populations(),
                List.of(tally),
                network.stimuli(),
                network.signals(),
                network.recording());
        try (Simulation simulation = Simulation.start(tallied)) {
            course.accept(simulation);
            simulation.runForMs(network.durationMs() - simulation.timeMs());
            return simulation.weights("tally").weight(0);
        }
    }

    private static double geometric(double first, double ratio, int terms) {
        return first * (1 - Math.pow(ratio, terms)) / (1 - ratio);
    }

    /** From 100 ms the stimulus, 40 ms later; from 51 ms the pulse, the same: sums of what is left of them. */
    @Test
    void shouldComeLateAndDecay() {
        Network network = network("reward { decay = 20 ms, delay = 40 ms }");
        double ratio = Math.exp(-1 / 20.0);

        double sum = sum(network, simulation -> {
            simulation.runForMs(50);
            assertThat(simulation.addSignal("reward", 2)).isEqualTo(51);
        });

        assertThat(sum).isCloseTo(geometric(0.5, ratio, 300 - 139) + geometric(2, ratio, 300 - 90), within(1e-5));
    }

    /** Three clocks that fire every 50 ms from 10 ms on, 0.25 each, 25 ms late. */
    @Test
    void shouldBeMadeOfSpikes() {
        Network network =
                network("reward { decay = 20 ms, delay = 25 ms, from = clock, perSpike = 0.25 }, other {}", "other");
        double ratio = Math.exp(-1 / 20.0);
        double expected = 0;
        for (int fired = 10; fired + 25 <= 300; fired += 50) {
            expected += geometric(0.75, ratio, 300 - (fired + 25) + 1);
        }

        assertThat(sum(network, simulation -> {})).isCloseTo(expected, within(1e-5));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reward { decay = 30 ms, delay = 40 ms }",
                "reward { decay = 30 ms, delay = 7 ms, from = \"cells[0..3]\", perSpike = 0.2 }",
                "raw { decay = 9 ms, from = in }, reward { errorOf = raw, over = 50 ms }",
            })
    void shouldGiveTheSameBitsHoweverItIsRun(String signals) {
        String driven = signals.startsWith("raw") ? "raw" : "reward";
        Network network = network(signals, driven);
        float[] one = weights(network, SimulationOptions.DEFAULT);

        assertThat(one).isNotEqualTo(weights(network("reward {}"), SimulationOptions.DEFAULT));
        assertThat(weights(network, SimulationOptions.DEFAULT.withShards(3).withThreads(2)))
                .isEqualTo(one);
        assertThat(weights(NetworkText.parse(NetworkText.render(network)), SimulationOptions.DEFAULT))
                .isEqualTo(one);
        assertThat(NetworkText.parse(NetworkText.render(network)).signals()).isEqualTo(network.signals());
    }

    private static float[] weights(Network network, SimulationOptions options) {
        try (Simulation simulation = Simulation.start(network, options)) {
            simulation.runForMs(network.durationMs());
            return simulation.weights("learn").values();
        }
    }

    @Test
    void shouldJournalAPulse() {
        Network network = network("reward { decay = 20 ms }");
        try (Simulation simulation = Simulation.start(network, Journal.in(folder.resolve("run")))) {
            simulation.runForMs(20);
            simulation.addSignal("reward", 1.5);
            simulation.setSignal("reward", -1);
            simulation.runForMs(20);
        }

        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try (JournalReader run = JournalReader.open(folder.resolve("run"))) {
            Replay.of(run).print(new PrintStream(text, true, StandardCharsets.UTF_8));
        }
        assertThat(text.toString(StandardCharsets.UTF_8))
                .contains("reward += 1.5")
                .contains("reward = -1.0");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "reward { decay = 0 ms } | signals.reward.decay = 0.0 ms; must be > 0 ms",
                "reward { delay = 0.5 ms } | signals.reward.delay = 0.5 ms; must be whole steps of dt = 1.0 ms",
                "reward { from = cell } | signals.reward.from",
                "reward { perSpike = 2 } | must stand beside from",
                "reward { over = 2 s } | must stand beside errorOf",
                "reward { errorOf = raw, over = 1 s } | signals.reward.errorOf = \"raw\"; must be a signal declared before",
                "raw {}, reward { errorOf = raw, over = 0.1 ms } | signals.reward.over = 0.1 ms; must be finite and at least a step",
                "raw {}, reward { errorOf = raw, over = 1 s, decay = 2 s } | signals.reward: is an error",
                "raw {}, reward { errorOf = raw, over = 1 s } | stimuli[0].signal = \"reward\"; is an error",
                "learning {}, reward {} | declares \"learning\"",
            })
    void shouldRefuseASignalThatCannotBe(String signals, String sentence) {
        assertThatThrownBy(() -> network(signals))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(sentence);
    }

    @Test
    void shouldRefuseToAddToLearning() {
        assertThatThrownBy(() -> network("reward {}", "learning"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("stimuli[0].add: adds to \"learning\"; must be set, to 1 or 0, by value");
    }

    @Test
    void shouldRefuseToSetAnError() {
        Network network = network("raw {}, reward { errorOf = raw, over = 1 s }", "raw");
        try (Simulation simulation = Simulation.start(network)) {
            assertThatThrownBy(() -> simulation.setSignal("reward", 1))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("is the error of \"raw\"");
            assertThatThrownBy(() -> simulation.addSignal("learning", 1)).isInstanceOf(SpecException.class);
        }
    }
}
