package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.plasticity.trainer.Recall;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Components;
import io.engram.runtime.network.Network;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.Transcript;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Values, fields and weights of graded units depend on network, seed and what is shown alone: not on how they are run. */
class GradedSameBitsTest {
    private static final int NETWORKS = 40;

    /** What must be equal. */
    private record Outcome(Statistics statistics, List<String> states, List<String> fields) {}

    static LongStream seeds() {
        return LongStream.range(0, NETWORKS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNotDependOnHowItIsRun(long seed) {
        Network network = GradedNetworks.of(seed);
        Transcript one = new Transcript();
        Outcome first = run(network, options(1, 1, Mode.GRANT).withSinks(one), seed, 1000);

        assertThat(first.statistics().population("a").spikes()).as("changes").isPositive();
        int way = 0;
        for (int shards : new int[] {1, 2, 3, 7}) {
            for (int threads : new int[] {1, 2, 4}) {
                for (Mode mode : Mode.values()) {
                    if (threads <= shards && (seed % 10 == 0 || (way++ + seed) % 5 == 0)) {
                        Transcript other = new Transcript();
                        SimulationOptions options = options(shards, threads, mode);
                        boolean recorded = way % 2 == 0;
                        int piece = 1 + (int) ((seed + way) % 17);
                        Outcome outcome = run(network, recorded ? options.withSinks(other) : options, seed, piece);
                        String how = "seed " + seed + ", " + shards + " shards, " + threads + " threads, " + mode;
                        assertThat(outcome).as(how).isEqualTo(first);
                        if (recorded) {
                            assertThat(withoutClock(other)).as(how).isEqualTo(withoutClock(one));
                        }
                    }
                }
            }
        }
    }

    private static List<String> withoutClock(Transcript transcript) {
        return transcript.lines().subList(1, transcript.lines().size());
    }

    private static SimulationOptions options(int shards, int threads, Mode mode) {
        return SimulationOptions.DEFAULT.withShards(shards).withThreads(threads).withMode(mode);
    }

    private static Outcome run(Network network, SimulationOptions options, long seed, int piece) {
        try (Simulation simulation = Simulation.start(network, options)) {
            GradedNetworks.drive(simulation, seed, piece);
            List<String> states = new ArrayList<>();
            for (String population : List.of("a", "b")) {
                states.add(Arrays.toString(simulation.state(population, "s")));
                states.add(Arrays.toString(simulation.state(population, "field")));
            }
            List<String> fields = GradedNetworks.PROJECTIONS.stream()
                    .map(projection -> Arrays.toString(simulation.fields(projection)))
                    .toList();
            return new Outcome(simulation.statistics(), states, fields);
        }
    }

    @Test
    void shouldRecallTheSameOnAnyShards() {
        List<float[]> patterns = new ArrayList<>();
        for (int p = 0; p < 4; p++) {
            float[] pattern = new float[300];
            for (int i = 0; i < pattern.length; i++) {
                pattern[i] = Draws.uniform(p, i) < 0.5 ? -1 : 1;
            }
            patterns.add(pattern);
        }
        Recall one = recall(patterns, 1, 1);

        for (int shards : new int[] {2, 3, 7}) {
            Recall other = recall(patterns, shards, 2);
            assertThat(other.state()).isEqualTo(one.state());
            assertThat(other.energies()).isEqualTo(one.energies());
            assertThat(other.toString()).isEqualTo(one.toString());
        }
    }

    private static Recall recall(List<float[]> patterns, int shards, int threads) {
        Network network = AmariHopfield.network("memory", 300, (GradedModel) Components.model("threshold-unit"), false);
        try (Simulation simulation = Simulation.start(network, options(shards, threads, Mode.GRANT))) {
            AmariHopfield memory = new AmariHopfield(simulation, "units", "weights");
            new HebbianTrainer(memory).train(patterns);
            float[] cue = patterns.get(2).clone();
            for (int i = 0; i < cue.length; i += 4) {
                cue[i] = -cue[i];
            }
            return memory.recall(cue, 20);
        }
    }
}
