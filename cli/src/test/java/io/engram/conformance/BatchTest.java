package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.External;
import io.engram.neurons.IafPscAlpha;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.plasticity.PairStdp;
import io.engram.recorder.MemorySink;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A batch is exact: where no weight changes a row is what a run of its input alone is; equal rows learn as one does. */
class BatchTest {
    private static final int BATCH = 3;
    private static final int INPUTS = 12;
    private static final LearningRule STDP = PairStdp.brian(20, 20, 0.1, 0.12, 4);

    /** Two populations with every kind of static synapse, parameters a neuron, and as a rule may be what the input drives. */
    private static NetworkBuilder network(Optional<LearningRule> rule, Reduction reduction) {
        Projection drive = new Projection(
                        "drive",
                        Span.all("in"),
                        Span.all("a"),
                        Connect.allToAll(),
                        Value.uniform(1, 3.5),
                        Delays.ofMs(1),
                        rule)
                .withReduction(reduction);
        return Network.named("batch")
                .seed(5)
                .durationMs(200)
                .population("in", INPUTS, new External())
                .population("a", 30, new IafPscDelta(20, 1, 2, 0, 20, 0, 0))
                .population("b", 9, new IafPscAlpha())
                .parameter("a", "tauMMs", Value.uniform(8, 25))
                .initial("a", "v", Value.uniform(0, 15))
                .projection(drive)
                .projection("ab", "a", "b", Connect.fixedInDegree(8), Value.normal(250, 200), Delays.ofMs(0.5))
                .projection("bb", "b", "b", Connect.allToAll(), Value.constant(-40), Delays.ofMs(1.2))
                .projection("ba", "b", "a", Connect.pairwiseBernoulli(0.3), Value.uniform(-1, 2), Delays.ofMs(2));
    }

    /** What was seen of one row. */
    private record Seen(List<String> spikes, double[] v) {}

    private static Seen seen(Simulation simulation, MemorySink memory, int row) {
        List<String> spikes = memory.spikes().stream()
                .filter(spike -> spike.row() == row)
                .map(spike -> spike.step() + ":" + spike.population() + ":" + spike.neuron())
                .toList();
        return new Seen(spikes, simulation.row(row).state("b", "v"));
    }

    /** Input number {@code input}, shown in {@code row}: spikes every few milliseconds, and a current for a while. */
    private static void show(Simulation simulation, int row, int input, int part) {
        SplittableRandom random = new SplittableRandom(31L * input + part);
        int[] neurons = IntStream.range(0, INPUTS)
                .filter(i -> random.nextDouble() < 0.5)
                .toArray();
        simulation.row(row).injectSpikes("in", neurons);
        if (part == 7) {
            simulation.row(row).injectCurrent("b", input, input + 4, 150, 30);
        }
    }

    /** Shows input {@code inputs.apply(row)} in each row; what was seen, and the weights at the end. */
    private static List<Seen> run(Network network, int shards, IntFunction<Integer> inputs, List<float[]> weights) {
        MemorySink memory = new MemorySink();
        SimulationOptions options = SimulationOptions.DEFAULT
                .withShards(shards)
                .withThreads(Math.min(2, shards))
                .withSinks(memory);
        List<Seen> seen = new ArrayList<>();
        try (Simulation simulation = Simulation.start(network, options)) {
            for (int part = 0; part < 50; part++) {
                for (int row = 0; row < network.batch(); row++) {
                    show(simulation, row, inputs.apply(row), part);
                }
                simulation.runForMs(4);
            }
            for (int row = 0; row < network.batch(); row++) {
                seen.add(seen(simulation, memory, row));
            }
            weights.add(simulation.weights("drive").values());
        }
        return seen;
    }

    @Test
    void shouldRunEachRowAsItsInputAloneWhereNothingLearns() {
        Network network = network(Optional.empty(), Reduction.MEAN).build();
        List<Seen> rows = run(network.withBatch(BATCH), 2, row -> row, new ArrayList<>());
        for (int row = 0; row < BATCH; row++) {
            int input = row;
            Seen alone = run(network, 1, r -> input, new ArrayList<>()).get(0);
            assertThat(rows.get(row).spikes()).as("row %d", row).isEqualTo(alone.spikes());
            assertThat(rows.get(row).v()).as("row %d", row).isEqualTo(alone.v());
            assertThat(alone.spikes()).hasSizeGreaterThan(100);
        }
        assertThat(rows.get(0).spikes()).isNotEqualTo(rows.get(1).spikes());
    }

    @Test
    void shouldLearnFromEqualRowsAsFromOne() {
        Network network = network(Optional.of(STDP), Reduction.MEAN).build();
        List<float[]> weights = new ArrayList<>();
        Seen alone = run(network, 1, row -> 4, weights).get(0);
        for (Seen row : run(network.withBatch(BATCH), 3, r -> 4, weights)) {
            assertThat(row.spikes()).isEqualTo(alone.spikes());
            assertThat(row.v()).isEqualTo(alone.v());
        }
        assertThat(weights.get(1)).isEqualTo(weights.get(0));
        run(network(Optional.empty(), Reduction.MEAN).build(), 1, row -> 4, weights);
        assertThat(weights.get(2)).as("before it learned").isNotEqualTo(weights.get(0));
    }

    @ParameterizedTest
    @EnumSource
    void shouldLearnTheSameOnAnyShards(Reduction reduction) {
        Network network = network(Optional.of(STDP), reduction).batch(BATCH).build();
        List<float[]> weights = new ArrayList<>();
        List<Seen> one = run(network, 1, row -> row, weights);
        for (int shards : new int[] {2, 3, 7}) {
            List<Seen> other = run(network, shards, row -> row, weights);
            for (int row = 0; row < BATCH; row++) {
                assertThat(other.get(row).spikes()).isEqualTo(one.get(row).spikes());
                assertThat(other.get(row).v()).isEqualTo(one.get(row).v());
            }
        }
        assertThat(weights).allSatisfy(w -> assertThat(w).isEqualTo(weights.get(0)));
    }

    /** Private noise and random sources: row 0 draws what a run of one input does, and no row depends on how many there are. */
    @Test
    void shouldDrawForEachRowWhateverTheBatch() {
        Network noisy = Network.named("noisy")
                .durationMs(100)
                .population("in", 40, Poisson.atHz(200))
                .population("a", 20, new IafPscDelta(20, 1, 2, 0, 20, 0, 0))
                .projection("drive", "in", "a", Connect.fixedInDegree(10), Value.constant(2), Delays.ofMs(1))
                .poissonInput("a", 2000, 0.5)
                .recordSpikes("in", "a")
                .build();
        List<List<String>> five = spikesByRow(noisy.withBatch(5));
        List<List<String>> two = spikesByRow(noisy.withBatch(2));
        List<List<String>> one = spikesByRow(noisy);

        assertThat(one.get(0)).isEqualTo(five.get(0)).hasSizeGreaterThan(500);
        assertThat(two).isEqualTo(five.subList(0, 2));
        assertThat(five).doesNotHaveDuplicates();
    }

    private static List<List<String>> spikesByRow(Network network) {
        MemorySink memory = new MemorySink();
        Statistics statistics;
        try (Simulation simulation = Simulation.start(network, memory)) {
            simulation.runForMs(100);
            statistics = simulation.statistics();
        }
        assertThat(statistics.spikes()).isEqualTo(memory.spikes().size());
        double rateHz = memory.spikes("in").size() / 0.1 / 40 / network.batch();
        assertThat(statistics.population("in").rateHz()).isEqualTo(rateHz);
        List<List<String>> rows = new ArrayList<>();
        for (int row = 0; row < network.batch(); row++) {
            int of = row;
            rows.add(memory.spikes().stream()
                    .filter(spike -> spike.row() == of)
                    .map(spike -> spike.step() + ":" + spike.population() + ":" + spike.neuron())
                    .toList());
        }
        return rows;
    }

    /** What is named without a row is every row's. */
    @Test
    void shouldTakeWhatNamesNoRowIntoAllRows() {
        Network network = network(Optional.empty(), Reduction.MEAN).batch(BATCH).build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.injectSpikes("in", 0, 1, 2, 3, 4, 5);
            simulation.injectCurrent("b", 0, 9, 500, 20);
            simulation.runForMs(20);
            double[] all = simulation.state("b", "v");
            for (int row = 0; row < BATCH; row++) {
                int of = row;
                assertThat(simulation.row(row).state("b", "v"))
                        .isEqualTo(simulation.row(0).state("b", "v"))
                        .isEqualTo(IntStream.range(0, 9)
                                .mapToDouble(i -> all[i * BATCH + of])
                                .toArray());
            }
            assertThat(Arrays.stream(all).max().orElseThrow()).isGreaterThan(-70);
        }
    }
}
