package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.neurons.SpikeList;
import io.engram.plasticity.PairStdp;
import io.engram.recorder.MemorySink;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Statistics;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Connect.ByDistance.Profile;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.Sheet;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.network.Windows;
import io.engram.runtime.spi.SpikeTrain;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connections in space: receptive fields, shared weights, pools, mean fields, sheets, masks. */
class ConnectInSpaceTest {
    private static final Windows WINDOWS = new Windows(List.of(6, 5), 2, List.of(3, 3), List.of(1, 2), List.of(1, 0));
    private static final int POSITIONS = WINDOWS.positions();
    private static final int FILTERS = 3;
    private static final PairStdp RULE = PairStdp.postPre(0.01, 0.02, 20, 20, false, 0, 1);

    private static NetworkBuilder cells(int targets) {
        return Network.named("space")
                .seed(5)
                .dtMs(1)
                .durationMs(300)
                .population("in", WINDOWS.neurons(), Poisson.atHz(40))
                .population("cells", targets, new IafPscDelta(20, 1, 2, 0, 3, 0, 0))
                .recordSpikes("in", "cells");
    }

    private static Statistics run(Network network, int shards) {
        try (Simulation simulation = Simulation.start(
                network, SimulationOptions.DEFAULT.withShards(shards).withThreads(2))) {
            simulation.runForMs(network.durationMs());
            return simulation.statistics();
        }
    }

    /** What a connection is when every synapse and its weight is written down. */
    private static NetworkBuilder listed(NetworkBuilder cells, double[] shared, boolean isShared) {
        int[] sources = new int[FILTERS * POSITIONS * 2 * 9];
        int[] targets = new int[sources.length];
        double[] weights = new double[sources.length];
        int count = 0;
        for (int f = 0; f < FILTERS; f++) {
            for (int l = 0; l < POSITIONS; l++) {
                for (int c = 0; c < 2; c++) {
                    for (int k = 0; k < 9; k++) {
                        int neuron = WINDOWS.neuron(c, l, k);
                        if (neuron >= 0) {
                            sources[count] = neuron;
                            targets[count] = f * POSITIONS + l;
                            int first = isShared ? f : f * POSITIONS + l;
                            weights[count++] = shared[(first * 2 + c) * 9 + k];
                        }
                    }
                }
            }
        }
        return cells.projection(
                "p",
                "in",
                "cells",
                Connect.list(Arrays.copyOf(sources, count), Arrays.copyOf(targets, count)),
                Value.explicit(Arrays.copyOf(weights, count)),
                Delays.ofMs(2));
    }

    private static double[] random(int size) {
        Random random = new Random(size);
        return random.doubles(size, 0, 1).map(w -> (float) w).toArray();
    }

    @Test
    void shouldConvolveAsTheSynapsesThatMakeItUp() {
        double[] kernels = random(FILTERS * 2 * 9);
        Network convolution = cells(FILTERS * POSITIONS)
                .projection(
                        "p",
                        "in",
                        "cells",
                        Connect.convolution(WINDOWS, FILTERS),
                        Value.explicit(kernels),
                        Delays.ofMs(2))
                .build();

        Statistics expected =
                run(listed(cells(FILTERS * POSITIONS), kernels, true).build(), 1);

        assertThat(expected.population("cells").spikes()).isGreaterThan(50);
        assertThat(run(convolution, 1).spikeDigest()).isEqualTo(expected.spikeDigest());
        assertThat(run(convolution, 3).spikeDigest()).isEqualTo(expected.spikeDigest());
    }

    @Test
    void shouldLearnInReceptiveFieldsAsTheSynapsesThatMakeThemUp() {
        double[] weights = random(FILTERS * POSITIONS * 2 * 9);
        Network fields = cells(FILTERS * POSITIONS)
                .projection(
                        "p",
                        "in",
                        "cells",
                        Connect.local(WINDOWS, FILTERS),
                        Value.explicit(weights),
                        Delays.immediate(Value.constant(2)),
                        RULE)
                .build();
        Network list = listed(cells(FILTERS * POSITIONS), weights, false).build();
        Network learning = cells(FILTERS * POSITIONS)
                .projection(
                        "p",
                        "in",
                        "cells",
                        list.projection("p").connect(),
                        list.projection("p").weight(),
                        Delays.immediate(Value.constant(2)),
                        RULE)
                .build();

        Statistics expected = run(learning, 1);

        assertThat(run(fields, 2).weightDigest()).isEqualTo(expected.weightDigest());
        assertThat(run(fields, 2).spikeDigest()).isEqualTo(expected.spikeDigest());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 7})
    void shouldLearnSharedWeightsToTheSameBitsOnAnyShards(int shards) {
        Network network = cells(FILTERS * POSITIONS)
                .projection(
                        "p",
                        "in",
                        "cells",
                        Connect.convolution(WINDOWS, FILTERS).without(new int[] {7}, new int[] {0}),
                        Value.uniform(0, 1),
                        Delays.immediate(Value.constant(2)),
                        RULE)
                .build();
        try (Simulation simulation = Simulation.start(
                network, SimulationOptions.DEFAULT.withShards(shards).withThreads(2))) {
            Weights before = simulation.weights("p");
            simulation.runForMs(300);
            Weights after = simulation.weights("p");

            assertThat(after.size()).isEqualTo(FILTERS * 2 * 9);
            assertThat(after.target(after.size() - 1)).isEqualTo(FILTERS - 1);
            assertThat(after.source(after.size() - 1)).isEqualTo(2 * 9 - 1);
            assertThat(after.values()).isNotEqualTo(before.values());
            assertThat(simulation.statistics().weightDigest())
                    .isEqualTo(run(network, 1).weightDigest());
            simulation.setWeights("p", before.values());
            assertThat(simulation.weights("p").values()).isEqualTo(before.values());
        }
    }

    @Test
    void shouldPassOnTheSpikesOfTheMostActive() {
        Windows pairs = new Windows(List.of(4), 1, List.of(2), List.of(2), List.of(0));
        // Neuron 0 fires at 1, 2; neuron 1 at 2, 10, 11, 12; neuron 3 at 5; delay 1.
        SpikeTrain train = SpikeTrain.of(new int[] {0, 0, 1, 3, 1, 1, 1}, new double[] {1, 2, 2, 5, 10, 11, 12});
        MemorySink memory = new MemorySink();
        Network network = Network.named("pool")
                .dtMs(1)
                .durationMs(20)
                .population("in", 4, new SpikeList(train))
                .population("cells", 2, new IafPscDelta(20, 1, 0, 0, 1, 0, 0))
                .projection("p", "in", "cells", new Connect.MaxPool(pairs, 0.3), Value.constant(1), Delays.ofMs(1))
                .build();
        try (Simulation simulation = Simulation.start(network, memory)) {
            simulation.runForMs(20);
        }
        // At 2 both fire, 0 has the greater rate: one spike. At 10, 1 has long overtaken what is left of 0.
        assertThat(memory.spikes().stream()
                        .map(spike -> spike.neuron() + "@" + spike.step())
                        .toList())
                .containsExactly("0@2", "0@3", "1@6", "0@11", "0@12", "0@13");
    }

    @Test
    void shouldGiveEachTargetTheMeanOfTheSources() {
        SpikeTrain train = SpikeTrain.of(new int[] {0, 1, 2, 3, 0}, new double[] {1, 1, 5, 5, 9});
        Network network = Network.named("mean")
                .dtMs(1)
                .durationMs(20)
                .population("in", 4, new SpikeList(train))
                .population("cells", 2, new IafPscDelta(1e9, 1, 0, 0, 100, 0, 0))
                .projection("p", "in", "cells", new Connect.MeanField(), Value.explicit(8, -4), Delays.ofMs(1))
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(20);
            double[] v = simulation.state("cells", "v");
            assertThat(v[0]).isCloseTo(8 * 5 / 4.0, within(1e-6));
            assertThat(v[1]).isCloseTo(-4 * 5 / 4.0, within(1e-6));
        }
    }

    @Test
    void shouldConnectByDistance() {
        Sheet sheet = new Sheet(1, 10, 1, 5, true);
        Network network = Network.named("sheet")
                .dtMs(1)
                .durationMs(1)
                .population("in", 10, Poisson.atHz(1))
                .population("cells", 5, new IafPscDelta())
                .projection(
                        "p",
                        "in",
                        "cells",
                        new Connect.ByDistance(sheet, Profile.DISC, 1, 0.16, true),
                        Value.constant(1),
                        Delays.ofMs(1))
                .build();
        try (Simulation simulation = Simulation.start(network)) {
            Weights weights = simulation.weights("p");
            // Target 0 lies at 0.1: sources at 0.05, 0.15, 0.25 and, over the edge, 0.95.
            assertThat(IntStream.range(0, weights.size())
                            .filter(k -> weights.target(k) == 0)
                            .map(weights::source))
                    .containsExactly(0, 1, 2, 9);
        }
    }

    @Test
    void shouldConnectAsOftenAsTheProfileSays() {
        Sheet sheet = new Sheet(20, 20, 20, 20, false);
        Connect.ByDistance gaussian = new Connect.ByDistance(sheet, Profile.GAUSSIAN, 0.8, 0.1, false);
        Network network = Network.named("sheet")
                .dtMs(1)
                .durationMs(1)
                .population("cells", 400, new IafPscDelta())
                .projection("p", "cells", "cells", gaussian, Value.constant(1), Delays.ofMs(1))
                .build();
        double expected = 0;
        double variance = 0;
        for (int s = 0; s < 400; s++) {
            for (int t = 0; t < 400; t++) {
                double p = s == t ? 0 : gaussian.probability(s, t);
                expected += p;
                variance += p * (1 - p);
            }
        }
        try (Simulation simulation = Simulation.start(network)) {
            Weights weights = simulation.weights("p");
            assertThat((double) weights.size()).isCloseTo(expected, within(5 * Math.sqrt(variance)));
            assertThat(IntStream.range(0, weights.size())).noneMatch(k -> weights.source(k) == weights.target(k));
        }
    }

    private static final String FILE = String.join(
            "\n",
            "dt = 1 ms",
            "duration = 10 ms",
            "populations { in { model = poisson, size = 36 }, out { model = iaf-psc-delta, size = %d } }",
            "projections { p { from = in, to = out, delay = 1 ms, weight = 0.5, connect { %s } %s } }");

    @ParameterizedTest
    @ValueSource(
            strings = {
                "32 | type = convolution, shape = [6, 6], kernel = [3, 3], filters = 2 | rule = pair-stdp",
                "18 | type = local, shape = [6, 6], kernel = [2, 2], stride = [2, 2], filters = 2, without { sources = [0], targets = [0] } | rule = pair-stdp",
                "16 | type = max-pool, shape = [3, 3], channels = 4, kernel = [2, 2], decay = 0.1 |",
                "5 | type = mean-field |",
                "9 | type = by-distance, sourceShape = [6, 6], targetShape = [3, 3], width = 0.2, profile = exponential, p = 0.5, wrap = true |",
            })
    void shouldBeReadAndRendered(String line) {
        String[] parts = line.split("\\|", -1);
        Network network = NetworkFile.parse(
                FILE.formatted(Integer.parseInt(parts[0].strip()), parts[1], rule(parts[2])),
                "net.conf",
                Path.of("."),
                Map.of());

        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
        assertThat(run(network, 1).spikeDigest()).isEqualTo(run(network, 2).spikeDigest());
    }

    private static String rule(String text) {
        return text.isBlank() ? "" : ", rule { type = pair-stdp }";
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "32 | type = convolution, shape = [6, 5], kernel = [3, 3], filters = 2 || connect.shape: holds 30 neurons; must be as many as in gives, 36",
                "30 | type = convolution, shape = [6, 6], kernel = [3, 3], filters = 2 || connect: has 16 windows and so needs 32 targets; out gives 30",
                "32 | type = local, shape = [6, 6], kernel = [7, 3] || kernel = [7, 3]; must fit into the shape [6, 6]",
                "5 | type = mean-field | r | rule: is given, but connect = max-pool and mean-field have no synapses that learn",
                "9 | type = by-distance, sourceShape = [6], targetShape = [3, 3], width = 0.2 || sourceShape: must be [rows, columns]",
                "9 | type = by-distance, sourceShape = [6, 6], targetShape = [3, 3], width = 0.2, profile = flat || profile = flat; must be one of gaussian, exponential, disc",
                "9 | type = by-distance, sourceShape = [6, 6], targetShape = [3, 3], width = 0 || by-distance: width=0.0; must be > 0",
                "9 | type = max-pool, shape = [6, 6], kernel = [2, 2], stride = [2, 2], decay = 1 || decay = 1.0; must be between 0 and 1",
                "9 | type = all-to-all, without { sources = [40], targets = [0] } || without.sources[0] = 40; must be within 0 and 35",
            })
    void shouldSayWhatIsWrong(String line) {
        String[] parts = line.split("\\|", -1);
        String file = FILE.formatted(Integer.parseInt(parts[0].strip()), parts[1], rule(parts[2]));

        assertThatThrownBy(() -> NetworkFile.parse(file, "net.conf", Path.of("."), Map.of()))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(parts[3].strip());
    }
}
