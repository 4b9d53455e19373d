package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.examples.Experiments;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.SpecException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnRunTest {
    private static final double WARM_UP_MS = 20;
    private static final double FOR_MS = 50;

    private static Benchmark benchmark(String entry) {
        return Benchmarks.parse("benchmarks = [{ " + entry + ", goals { simulate = 1 } }]", "test.conf")
                .get(0);
    }

    private static Benchmark brunel() {
        return benchmark("name = small, experiment = brunel, settings { neurons = 500 }, warmUp = 20 ms, for = 50 ms");
    }

    @Test
    void shouldCountWhatHappensAfterTheWarmUp() {
        Activity activity = new OwnRun(brunel(), Optional.empty(), 0).measure().activity();

        var network = Experiments.named("brunel").network(Map.of("neurons", "500"));
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(WARM_UP_MS);
            long warm = simulation.statistics().spikes();
            simulation.runForMs(FOR_MS);
            long spikes = simulation.statistics().spikes() - warm;
            assertThat(activity.spikes()).isEqualTo(spikes).isPositive();
            // Every neuron has 50 sources, so a spike goes through 50 synapses in the mean.
            assertThat(activity.synapticEvents()).isCloseTo(50.0 * spikes, within(1e-6));
        }
        assertThat(activity.neurons()).isEqualTo(500);
        assertThat(activity.synapses()).isEqualTo(25_000);
        assertThat(activity.simulatedMs()).isEqualTo(FOR_MS);
        double perNeuronMs = activity.spikes() / 500.0 / FOR_MS;
        double mean = 0.8 * activity.found().get("excitatory")
                + 0.2 * activity.found().get("inhibitory");
        assertThat(mean).isCloseTo(1000 * perNeuronMs, within(1e-9));
    }

    @Test
    void shouldRecordOnDiskAndFindTheSame(@TempDir Path folder) {
        Measured inMemory = new OwnRun(brunel(), Optional.empty(), 0).measure();
        Measured onDisk = new OwnRun(brunel(), Optional.of(folder.resolve("run")), 3).measure();

        assertThat(onDisk.activity()).isEqualTo(inMemory.activity());
        assertThat(folder.resolve("run")).isNotEmptyDirectory();
    }

    @Test
    void shouldAskAnExperimentForItsOutcome() {
        Measured run = new OwnRun(
                        benchmark("name = song, experiment = balanced-input, workload = experiment, for = 200 ms"),
                        Optional.empty(),
                        0)
                .measure();

        assertThat(run.activity().found()).containsKeys("inputs", "neuron", "weakShare", "lastRateHz");
        assertThat(run.activity().simulatedMs()).isEqualTo(200);
        assertThat(run.activity().neurons()).isEqualTo(1);
        assertThat(run.seconds()).containsKeys("build", "warmUp", "simulate", "write");
    }

    @Test
    void shouldCompareATimeThatTheOutcomeHas() {
        String song = "name = song, experiment = balanced-input, workload = experiment, for = 200 ms";
        Benchmark known = benchmark(song + ", seconds { weak = weakShare }");
        Benchmark unknown = benchmark(song + ", seconds { train = trainingSeconds }");

        assertThat(new OwnRun(known, Optional.empty(), 0).measure().measure("weak"))
                .isPresent();
        assertThatThrownBy(() -> new OwnRun(unknown, Optional.empty(), 0).measure())
                .isInstanceOf(SpecException.class)
                .hasMessage("seconds.train = trainingSeconds; the outcome has no such number");
    }

    @Test
    void shouldShowAsMuchInkAsItSays() {
        double ink = 0;
        for (int number = 0; number < 50; number++) {
            float[] image = ShownImages.image(784, number);
            int lit = 0;
            for (float value : image) {
                lit += value > 0 ? 1 : 0;
                ink += value;
            }
            assertThat(lit).isEqualTo(150);
        }
        assertThat(ink / 50 / 150).isCloseTo(0.685, within(0.01));
    }

    @Test
    void shouldWriteTheSpikesThatAPeerReads(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("input.bin");
        var network = Experiments.named("balanced-input").network(Map.of("record.spikes", "[inputs]"));
        long spikes;
        try (Simulation simulation = Simulation.start(network, new SpikesOut(file))) {
            simulation.runForMs(100);
            spikes = simulation.statistics().spikes();
        }

        ByteBuffer written = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(written.capacity()).isEqualTo(8 * spikes).isPositive();
        int last = 1;
        while (written.hasRemaining()) {
            int step = written.getInt();
            assertThat(step).isBetween(last, 1000);
            assertThat(written.getInt()).isBetween(0, 999);
            last = step;
        }
    }
}
