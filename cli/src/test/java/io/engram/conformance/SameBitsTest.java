package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.IafPscDelta;
import io.engram.plasticity.PairStdp;
import io.engram.runtime.Row;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.Transcript;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Spikes and weights depend on the network and the seed alone: not on shards, threads, mode, recording or pieces. */
class SameBitsTest {
    private static final int NETWORKS = 50;
    private static final int WHOLE_PRODUCT_EVERY = 25;

    /** How a network is run. */
    private record Way(int shards, int threads, Mode mode, boolean recorded) {
        SimulationOptions options() {
            return SimulationOptions.DEFAULT
                    .withShards(shards)
                    .withThreads(threads)
                    .withMode(mode);
        }
    }

    /** What must be equal; and, where it was recorded, what was written down. */
    private record Outcome(Statistics statistics, boolean learned, List<String> record) {
        static Outcome of(Statistics before, Statistics after, List<String> lines) {
            boolean learned = !before.weightDigest().equals(after.weightDigest());
            // The first line holds the wall clock.
            return new Outcome(after, learned, lines.isEmpty() ? lines : lines.subList(1, lines.size()));
        }

        long neuronSpikes() {
            return statistics.populations().stream()
                    .filter(p -> p.name().startsWith("cells"))
                    .mapToLong(Statistics.PopulationStatistics::spikes)
                    .sum();
        }
    }

    /** Takes a simulation from its start to its end. */
    private interface Course {
        void run(Simulation simulation);
    }

    static LongStream seeds() {
        return LongStream.range(0, NETWORKS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNotDependOnHowItIsRun(long seed) {
        Network network = RandomNetworks.of(seed);

        Outcome one = run(network, new Way(1, 1, Mode.GRANT, true), SameBitsTest::inOnePiece);

        assertThat(one.neuronSpikes()).as("spikes of seed %d", seed).isPositive();
        assertThat(one.learned()).as("seed %d learns", seed).isTrue();
        for (Way way : ways(seed)) {
            assertSame(one, run(network, way, SameBitsTest::inOnePiece), "seed " + seed + ", " + way);
        }
        Way parts = new Way(2, seed % 2 == 0 ? 1 : 2, Mode.GRANT, seed % 3 == 0);
        Outcome cut = run(network, parts, simulation -> inPieces(simulation, seed));
        assertThat(cut.statistics()).as("seed %d in pieces, %s", seed, parts).isEqualTo(one.statistics());
    }

    @Test
    void shouldNotDependOnHowABalancedNetworkIsRun() {
        Network network = brunel();

        Outcome one = run(network, new Way(1, 1, Mode.GRANT, false), s -> s.runForMs(100));

        assertThat(one.statistics().population("E").rateHz()).isBetween(5.0, 100.0);
        assertThat(one.learned()).isTrue();
        for (Way way : wholeProduct()) {
            if (way.recorded() == (way.shards() % 2 == 1) || way.mode() == Mode.MESSAGE) {
                assertSame(one, run(network, way, s -> s.runForMs(100)), way.toString());
            }
        }
    }

    private static void assertSame(Outcome one, Outcome other, String how) {
        assertThat(other.statistics()).as(how).isEqualTo(one.statistics());
        if (!other.record().isEmpty() && !one.record().isEmpty()) {
            assertThat(other.record()).as("record of " + how).isEqualTo(one.record());
        }
    }

    /** All ways for some; for the others a few that differ from seed to seed, by messages among them. */
    private static List<Way> ways(long seed) {
        List<Way> all = wholeProduct();
        if (seed % WHOLE_PRODUCT_EVERY == 0) {
            return all;
        }
        List<Way> some = new ArrayList<>();
        for (int k = 0; k < all.size(); k++) {
            if ((k + seed) % 8 == 0) {
                some.add(all.get(k));
            }
        }
        return some;
    }

    private static List<Way> wholeProduct() {
        List<Way> ways = new ArrayList<>();
        for (int shards : new int[] {1, 2, 3, 7}) {
            for (int threads : new int[] {1, 2, 4}) {
                for (boolean recorded : new boolean[] {false, true}) {
                    if (threads <= shards) {
                        ways.add(new Way(shards, threads, Mode.GRANT, recorded));
                    }
                    if (threads == 1) {
                        ways.add(new Way(shards, threads, Mode.MESSAGE, recorded));
                    }
                }
            }
        }
        return ways;
    }

    private static Outcome run(Network network, Way way, Course course) {
        Transcript transcript = new Transcript();
        SimulationOptions options = way.recorded() ? way.options().withSinks(transcript) : way.options();
        Statistics before;
        Simulation ended;
        try (Simulation simulation = Simulation.start(network, options)) {
            before = simulation.statistics();
            course.run(simulation);
            ended = simulation;
        }
        return Outcome.of(before, ended.statistics(), transcript.lines());
    }

    private static void inOnePiece(Simulation simulation) {
        simulation.runForMs(20);
        fromOutside(simulation);
        simulation.runForMs(RandomNetworks.DURATION_MS - 20);
    }

    private static void inPieces(Simulation simulation, long seed) {
        double dtMs = simulation.network().dtMs();
        runTo(simulation, 3 * dtMs);
        simulation.statistics();
        runTo(simulation, 7.5 + seed % 5);
        runTo(simulation, 20);
        fromOutside(simulation);
        simulation.runUntil(s -> s.timeMs() > 33, 20);
        simulation.weights("p0");
        runTo(simulation, 51 + dtMs);
        runTo(simulation, 51 + 2 * dtMs);
        runTo(simulation, RandomNetworks.DURATION_MS);
    }

    private static void runTo(Simulation simulation, double timeMs) {
        simulation.runForMs(timeMs - simulation.timeMs());
    }

    private static void fromOutside(Simulation simulation) {
        simulation.injectSpikes(RandomNetworks.EXTERNAL, 0, 0);
        simulation.injectCurrent("cells0", 0, 1, 300, 5);
        simulation.setSignal(RandomNetworks.REWARD, 0.7);
        Row last = simulation.row(simulation.network().batch() - 1);
        last.injectSpikes(RandomNetworks.EXTERNAL, 0);
        last.injectCurrent("cells0", 0, 1, 200, 4);
        if (simulation.network().seed() % 5 == 1) {
            simulation.reset();
        }
    }

    /** Brunel 2000, 1,000 neurons, with STDP between the excitatory ones. */
    private static Network brunel() {
        IafPscDelta cell = new IafPscDelta(20, 1, 2, 0, 20, 0, 0);
        Delays delays = Delays.ofMs(1.5);
        return Network.named("brunel-1000")
                .seed(7)
                .durationMs(100)
                .population("E", 800, cell)
                .population("I", 200, cell)
                .poissonInput("E", 20_000, 0.1)
                .poissonInput("I", 20_000, 0.1)
                .projection(
                        "EE",
                        "E",
                        "E",
                        Connect.fixedInDegree(80),
                        Value.constant(0.1),
                        delays,
                        PairStdp.nest(20, 20, 0.001, 2, 1, 1, 0.3))
                .projection("EI", "E", "I", Connect.fixedInDegree(80), Value.constant(0.1), delays)
                .projection("IE", "I", "E", Connect.fixedInDegree(20), Value.constant(-0.5), delays)
                .projection("II", "I", "I", Connect.fixedInDegree(20), Value.constant(-0.5), delays)
                .build();
    }
}
