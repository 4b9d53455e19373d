package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.SpikeFrame;
import io.engram.runtime.spi.StateSample;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is recorded is what was simulated, however much more it is than the rings to the recorder hold. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class RecordingTest {

    /** Sums up what it is told. */
    private static final class Summing extends SilentSink {
        private final DigestSum digest = new DigestSum();
        private long samples;
        private double last;

        @Override
        public void spikes(SpikeFrame frame) {
            for (int k = 0; k < frame.size(); k++) {
                digest.add(frame.firstStep() + frame.stepOffset(k), frame.population(k), frame.neuron(k));
            }
        }

        @Override
        public void state(StateSample sample) {
            samples += sample.neurons();
            for (int k = 0; k < sample.neurons(); k++) {
                assertThat(sample.value(k, 0)).isEqualTo(Chatter.value(k, sample.step()));
            }
            last = sample.step();
        }
    }

    @ParameterizedTest
    @CsvSource({"GRANT,1,1", "GRANT,2,2", "GRANT,7,3", "MESSAGE,3,1"})
    void shouldRecordEverySpikeAtItsStepThoughTheRingsWrap(Mode mode, int shards, int threads) {
        Summing sink = new Summing();
        Network network = Network.named("loud")
                .dtMs(1)
                .population("some", 1501, new Chatter())
                .population("more", 1500, new Chatter())
                .build();
        SimulationOptions options =
                SimulationOptions.DEFAULT.withMode(mode).withShards(shards).withThreads(threads);
        Statistics statistics;
        try (Simulation simulation = Simulation.start(network, options.withSinks(sink))) {
            simulation.runForMs(3000);
            statistics = simulation.statistics();
        }
        assertThat(sink.digest.count()).isEqualTo(statistics.spikes()).isEqualTo(3001L * 1500);
        assertThat(sink.digest.hex()).isEqualTo(statistics.spikeDigest());
    }

    @ParameterizedTest
    @CsvSource({"1,1", "2,2"})
    void shouldRecordASliceLargerThanARing(int shards, int threads) {
        int neurons = 12_000;
        Summing sink = new Summing();
        Network network = Network.named("watched")
                .dtMs(1)
                .population("some", neurons, new Chatter())
                .recordState("some", List.of("v"), IntStream.range(0, neurons).toArray(), 1)
                .build();
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withThreads(threads);
        try (Simulation simulation = Simulation.start(network, options.withSinks(sink))) {
            assertThat(16L * neurons * simulation.sliceSteps()).isGreaterThan(2L << 23);
            simulation.runForMs(250);
        }
        assertThat(sink.samples).isEqualTo(250L * neurons);
        assertThat(sink.last).isEqualTo(250);
        assertThat(sink.digest.count()).isEqualTo(125L * neurons);
    }
}
