package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.recorder.Difference;
import io.engram.recorder.Journal;
import io.engram.recorder.JournalReader;
import io.engram.recorder.MemorySink;
import io.engram.recorder.Verification;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import io.engram.runtime.spi.WeightSnapshot;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A run is made again from its record alone, with all that came from outside, and whatever is not the same is found. */
class VerificationTest {
    private static final String TEXT = """
            name = verified, seed = 5, dt = 1 ms, duration = 400 ms
            signals { reward { decay = 50 ms } }
            populations {
              in { model = external, size = 12 }
              noise { model = poisson, size = 20, rate = 40 Hz }
              cells { model = iaf-psc-delta, size = 9 }
            }
            projections {
              learn { from = in, to = cells, connect = all-to-all, weight = 4 mV, delay = 2 ms
                      rule { type = mstdpet, weightMax = 9, nu = 5 } }
              pairs { from = noise, to = cells, connect = all-to-all, weight = 3 mV, delay = 1 ms
                      rule { type = pair-stdp, weightMax = 9 } }
            }
            stimuli = [ { type = signal, signal = reward, add = 0.5, at = 100 ms }, { type = reset, every = 150 ms } ]
            record {
              spikes = [noise, cells]
              state = [ { population = cells, variables = [v], neurons = [0, 5], every = 10 ms } ]
              weights { learn = 50 ms }
            }
            """;

    @TempDir
    private Path folder;

    private static Network network() {
        return NetworkFile.parse(TEXT, "net.conf", Path.of(""), Map.of());
    }

    /** With spikes, currents, rewards, a reset and weights from outside, at borders that no description tells. */
    private Path record(Sink sink) {
        try (Simulation run = Simulation.start(
                network(),
                SimulationOptions.DEFAULT.withThreads(1).withShards(1).withSinks(sink))) {
            for (int k = 0; k < 60; k++) {
                run.injectSpikes("in", k % 12, (5 * k + 3) % 12);
                if (k % 7 == 3) {
                    run.addSignal("reward", 0.25);
                }
                if (k == 20) {
                    run.injectCurrent("cells", 2, 6, 400, 30);
                    float[] weights = run.weights("learn").values();
                    weights[7] = 8.5f;
                    run.setWeights("learn", weights);
                    run.reset();
                }
                run.runForMs(1 + k % 9);
            }
            run.learning(false);
            run.runForMs(25);
            run.addSignal("reward", 1);
        }
        return folder.resolve("run");
    }

    private Journal journal() {
        return Journal.in(folder.resolve("run"));
    }

    private static Verification verify(Path run, int threads, int shards) {
        try (JournalReader reader = JournalReader.open(run)) {
            return Verification.of(
                    reader, SimulationOptions.DEFAULT.withThreads(threads).withShards(shards));
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 2", "1, 7", "2, 7"})
    void shouldMakeTheSameRunOnAnyShards(int threads, int shards) {
        Verification verification = verify(record(journal()), threads, shards);

        assertThat(verification.first()).isEmpty();
        assertThat(verification.holds()).isTrue();
        assertThat(verification.spikes()).isGreaterThan(200);
        assertThat(verification.snapshots()).isGreaterThan(6);
        assertThat(verification.samples()).isGreaterThan(50);
    }

    @Test
    void shouldStopWhereItIsToldTo() {
        try (JournalReader reader = JournalReader.open(record(journal()))) {
            Verification stopped = Verification.of(reader, SimulationOptions.DEFAULT, step -> false);

            assertThat(stopped.stopped()).isTrue();
            assertThat(stopped.holds()).isFalse();
            assertThat(stopped.first()).isEmpty();
        }
    }

    @Test
    void shouldRefuseARunThatIsBeingWritten() {
        try (Simulation run = Simulation.start(network(), journal());
                JournalReader reader = JournalReader.open(folder.resolve("run"))) {
            run.runForMs(20);

            assertThatThrownBy(() -> Verification.of(reader, SimulationOptions.DEFAULT))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("is being written");
        }
    }

    @Test
    void shouldNameTheSpikeThatIsMissing() {
        Difference first = difference(new Altered(journal()) {
            @Override
            public void spikes(SpikeFrame frame) {
                to.spikes(frame.firstStep() > 100 ? new OneLess(frame) : frame);
            }
        });

        assertThat(first.step()).isGreaterThan(100);
        assertThat(first.place()).matches("neuron \\d+ of \"(noise|cells)\"");
        assertThat(first.recorded()).isEqualTo("is silent");
        assertThat(first.now()).isEqualTo("fires");
    }

    @Test
    void shouldNameTheWeightThatIsAnother() {
        Difference first = difference(new Altered(journal()) {
            @Override
            public void weights(WeightSnapshot snapshot) {
                to.weights(snapshot.step() == 150 ? new Bent(snapshot, 31) : snapshot);
            }
        });

        assertThat(first.step()).isEqualTo(150);
        assertThat(first.place()).isEqualTo("the weight from 7 to 2 of \"learn\"");
        assertThat(Float.parseFloat(first.recorded())).isEqualTo(Math.nextUp(Float.parseFloat(first.now())));
    }

    /** Those of the end come after everything else. */
    @Test
    void shouldLookAtTheLastWeights() {
        long[] last = {0};
        record(new Altered(new MemorySink()) {
            @Override
            public void weights(WeightSnapshot snapshot) {
                last[0] = snapshot.step();
            }
        });

        Difference first = difference(new Altered(journal()) {
            @Override
            public void weights(WeightSnapshot snapshot) {
                to.weights(snapshot.step() == last[0] ? new Bent(snapshot, 31) : snapshot);
            }
        });

        assertThat(first.step()).isEqualTo(last[0]).isGreaterThan(300);
        assertThat(first.place()).isEqualTo("the weight from 7 to 2 of \"learn\"");
    }

    @Test
    void shouldNameTheStateThatIsAnother() {
        Difference first = difference(new Altered(journal()) {
            @Override
            public void state(StateSample sample) {
                to.state(sample.step() == 80 ? new Warmer(sample) : sample);
            }
        });

        assertThat(first.step()).isEqualTo(80);
        assertThat(first.place()).isEqualTo("v of neuron 5 of \"cells\"");
    }

    @Test
    void shouldFindThatTheRunEndedOtherwise() {
        Difference first = difference(new Altered(journal()) {
            @Override
            public void end(RunEnd end) {
                to.end(new RunEnd(end.step(), end.spikes(), end.spikeDigest(), "0".repeat(32)));
            }
        });

        assertThat(first.place()).isEqualTo("how the run ended");
        assertThat(first.recorded()).contains("0".repeat(32));
    }

    @Test
    void shouldMissWhatCameFromOutsideAndWasNotRecorded() {
        Difference first = difference(new Altered(journal()) {
            @Override
            public void input(OutsideInput input) {
                if (!(input instanceof OutsideInput.Spikes) || input.step() < 50) {
                    to.input(input);
                }
            }
        });

        assertThat(first.step()).isGreaterThan(50);
    }

    private Difference difference(Sink sink) {
        Verification verification = verify(record(sink), 2, 2);

        assertThat(verification.holds()).isFalse();
        return verification.first().orElseThrow();
    }

    /** Hands everything on. */
    private static class Altered implements Sink {
        final Sink to;

        Altered(Sink to) {
            this.to = to;
        }

        @Override
        public void open(RunHeader header) {
            to.open(header);
        }

        @Override
        public void spikes(SpikeFrame frame) {
            to.spikes(frame);
        }

        @Override
        public void weights(WeightSnapshot snapshot) {
            to.weights(snapshot);
        }

        @Override
        public void state(StateSample sample) {
            to.state(sample);
        }

        @Override
        public void input(OutsideInput input) {
            to.input(input);
        }

        @Override
        public void progress(long step) {
            to.progress(step);
        }

        @Override
        public void end(RunEnd end) {
            to.end(end);
        }

        @Override
        public void close() {
            to.close();
        }
    }

    private record OneLess(SpikeFrame frame) implements SpikeFrame {
        @Override
        public long firstStep() {
            return frame.firstStep();
        }

        @Override
        public int stepCount() {
            return frame.stepCount();
        }

        @Override
        public int size() {
            return frame.size() - 1;
        }

        @Override
        public int stepOffset(int k) {
            return frame.stepOffset(k);
        }

        @Override
        public int population(int k) {
            return frame.population(k);
        }

        @Override
        public int neuron(int k) {
            return frame.neuron(k);
        }
    }

    private record Bent(WeightSnapshot snapshot, int synapse) implements WeightSnapshot {
        @Override
        public long step() {
            return snapshot.step();
        }

        @Override
        public int projection() {
            return snapshot.projection();
        }

        @Override
        public boolean change() {
            return snapshot.change();
        }

        @Override
        public int size() {
            return snapshot.size();
        }

        @Override
        public int source(int k) {
            return snapshot.source(k);
        }

        @Override
        public int target(int k) {
            return snapshot.target(k);
        }

        @Override
        public float weight(int k) {
            return k == synapse ? Math.nextUp(snapshot.weight(k)) : snapshot.weight(k);
        }
    }

    private record Warmer(StateSample sample) implements StateSample {
        @Override
        public long step() {
            return sample.step();
        }

        @Override
        public int population() {
            return sample.population();
        }

        @Override
        public int recorder() {
            return sample.recorder();
        }

        @Override
        public int neurons() {
            return sample.neurons();
        }

        @Override
        public int variables() {
            return sample.variables();
        }

        @Override
        public double value(int k, int v) {
            return sample.value(k, v) + k * 1e-9;
        }
    }
}
