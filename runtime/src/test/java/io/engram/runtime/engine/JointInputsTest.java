package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.OutsideInput;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Joined populations hear what each hears from tables of its own, to the last bit, on any shards. */
class JointInputsTest {
    private static final int STEPS = 90;
    private static final int RESET = 37;
    /** Of so many magnitudes that what a sum comes to depends on its order; of like floats a double holds every sum exactly. */
    private static final Value WIDE = Value.lognormal(-4, 8);

    private static final String[] NAMES = {"a", "b", "c", "d"};

    private record Outcome(String spikes, long silent, int states) {}

    static LongStream seeds() {
        return LongStream.range(0, 30);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldAddWhatTablesOfEachPopulationAdd(long seed) {
        Network network = network(seed);
        Outcome alone = run(network, 1, false);
        for (int shards : new int[] {1, 2, 3, 7}) {
            assertThat(run(network, shards, true)).as("%d shards", shards).isEqualTo(alone);
            assertThat(run(network, shards, false)).isEqualTo(alone);
        }
    }

    @Test
    void shouldJoinInMostOfTheseNetworks() {
        long joined = seeds().mapToObj(JointInputsTest::network)
                .filter(network -> !RowPlan.of(network).groups().isEmpty())
                .count();
        long inTables = seeds().mapToObj(JointInputsTest::network)
                .flatMap(network -> RowPlan.of(network).groups().stream())
                .filter(group -> group.size() > 2)
                .count();

        assertThat(joined).isGreaterThan(20);
        assertThat(inTables).isGreaterThan(20);
    }

    @Test
    void shouldGroupBySourceWhateverTheOrderOfDeclaration() {
        assertThat(groups("aa", "ba", "ab", "bb", "bc"))
                .containsExactly(List.of("aa", "ab"), List.of("ba", "bb", "bc"));
    }

    /** Where two targets are declared to hear two sources in opposite orders no table can serve both. */
    @Test
    void shouldKeepTheOrderOfEachTarget() {
        assertThat(groups("aa", "ba", "bb", "ab", "ac"))
                .containsExactly(List.of("aa", "ac"), List.of("ba", "bb"), List.of("ab"));
    }

    /** Of projections that are named by the populations they lead from and to. */
    private static List<List<String>> groups(String... names) {
        NetworkBuilder network = base(1);
        for (String name : names) {
            network = network.projection(projection(name, name.substring(0, 1), name.substring(1)));
        }
        return RowPlan.of(network.build()).groups().stream()
                .map(group -> group.stream().map(Projection::name).toList())
                .toList();
    }

    /** So many targets that a segment holds 4, 2 or 1 delays: in both ways the same, and not what 8 give. */
    @ParameterizedTest
    @CsvSource({"10000, 4", "20000, 2", "34000, 1"})
    void shouldAddTheSameInShorterSegments(int targets, int visit) {
        NetworkBuilder builder =
                Network.named("long").seed(3).dtMs(1).population("a", 60, new Hearer(List.of("input")));
        for (String name : List.of("b", "c", "d")) {
            builder = builder.population(name, name.equals("d") ? 7 : targets, new Hearer(List.of("input")));
        }
        for (String name : List.of("b", "c")) {
            builder = builder.projection(new Projection(
                    "a" + name,
                    Span.all("a"),
                    Span.all(name),
                    Connect.fixedTotalNumber(60L * 900),
                    WIDE,
                    Delays.dendritic(Value.uniform(1, 20)),
                    Optional.empty()));
        }
        Network network = builder.build();
        assertThat(network.projections())
                .allSatisfy(p -> assertThat(RowPlan.of(network).visit(p)).isEqualTo(visit));

        Outcome alone = run(network, 1, false);
        for (int shards : new int[] {1, 3}) {
            assertThat(run(network, shards, true)).isEqualTo(alone);
        }
    }

    @Test
    void shouldNotJoinWhatHearsOneWeight() {
        Network network = base(1).projection(projection("aa", "a", "a"))
                .projection(projection("ab", "a", "b"))
                .projection(projection("ac", "a", "c"))
                .projection(described("bc", "b", "c", Value.constant(1), Value.constant(1)))
                .build();

        RowPlan plan = RowPlan.of(network);

        assertThat(List.of("a", "b", "c", "d")).filteredOn(plan::joins).containsExactly("a", "b");
    }

    @Test
    void shouldMakeShorterSegmentsWhereSlotsWouldLeaveTheCache() {
        assertThat(visit(16_000, 8_000)).isEqualTo(8);
        assertThat(visit(17_000, 8_000)).isEqualTo(4);
        assertThat(visit(80_000, 8_000)).isEqualTo(1);
        // so few synapses a delay that one delay would be a handful
        assertThat(visit(80_000, 40)).isEqualTo(8);
    }

    private static int visit(int targets, int outDegree) {
        Network network = Network.named("large")
                .dtMs(1)
                .population("a", 10, new Hearer(List.of("input")))
                .population("b", targets, new Hearer(List.of("input")))
                .projection(new Projection(
                        "ab",
                        Span.all("a"),
                        Span.all("b"),
                        Connect.fixedTotalNumber(10L * outDegree),
                        Value.uniform(0, 1),
                        Delays.dendritic(Value.uniform(1, 20)),
                        Optional.empty()))
                .build();
        return RowPlan.of(network).visit(network.projections().get(0));
    }

    private static Outcome run(Network network, int shards, boolean joined) {
        RunPlan plan = RunPlan.of(network, SimulationOptions.DEFAULT.withShards(shards));
        List<PopulationShard> parts = new ArrayList<>();
        List<JointInputs> inputs = new ArrayList<>();
        for (int s = 0; s < shards; s++) {
            List<PopulationShard> ofNumber = new ArrayList<>();
            for (int p = 0; p < NAMES.length; p++) {
                ofNumber.add(
                        joined
                                ? PopulationShard.of(plan, p, s)
                                : new NeuronShard(
                                        ShardPlan.of(network, p, s, shards, plan.sliceSteps()),
                                        StaticInputs.byDescription(plan.rows())));
            }
            parts.addAll(ofNumber);
            if (joined) {
                JointInputs.of(plan, ofNumber, JointInputs.drawers(plan)).ifPresent(inputs::add);
            }
        }
        BareLoop loop = new BareLoop(plan, parts, inputs);
        loop.run(RESET);
        parts.forEach(part -> part.accept(new OutsideInput.Reset(RESET + 1)));
        loop.run(STEPS - RESET);
        List<Double> states = new ArrayList<>();
        for (int p = 0; p < NAMES.length; p++) {
            int population = p;
            parts.stream()
                    .filter(part -> part.population() == population)
                    .flatMapToDouble(part -> DoubleStream.of(part.state(0)))
                    .forEach(states::add);
        }
        long silent = states.stream().filter(state -> state == 0).count();
        return new Outcome(loop.spikeDigest(), silent, states.hashCode());
    }

    /** Populations of one receptor and of two; projections from parts and to parts, in any order, some of one weight. */
    private static Network network(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkBuilder builder = base(seed);
        Network sizes = builder.build();
        for (int p = 0; p < 12; p++) {
            String from = NAMES[random.nextInt(2)];
            String to = NAMES[random.nextInt(NAMES.length)];
            Value weight = random.nextInt(30) == 0
                    ? Value.constant(0.07)
                    : random.nextInt(6) == 0 ? Value.uniform(-0.1, 0) : WIDE;
            int least = 1 + random.nextInt(20) / 19;
            Value delayMs = random.nextInt(3) == 0
                    ? Value.constant(least)
                    : Value.uniform(least, least + 1 + random.nextInt(25));
            builder = builder.projection(new Projection(
                    "p" + p,
                    Span.all(from),
                    span(random, to, sizes.population(to).size()),
                    random.nextBoolean() ? Connect.pairwiseBernoulli(0.3) : Connect.fixedInDegree(12),
                    weight,
                    Delays.dendritic(delayMs),
                    Optional.empty()));
        }
        return builder.build();
    }

    private static Span span(SplittableRandom random, String population, int size) {
        return random.nextInt(3) > 0
                ? Span.all(population)
                : Span.of(population, random.nextInt(size / 3), size - random.nextInt(size / 3));
    }

    private static NetworkBuilder base(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        NetworkBuilder builder = Network.named("joint").seed(seed).dtMs(1);
        for (int p = 0; p < NAMES.length; p++) {
            List<String> receptors = p % 2 == 0 ? List.of("up", "down") : List.of("input");
            builder = builder.population(NAMES[p], 30 + random.nextInt(90), new Hearer(receptors));
        }
        return builder;
    }

    private static Projection projection(String name, String from, String to) {
        return described(name, from, to, Value.uniform(0, 1), Value.uniform(1, 5));
    }

    private static Projection described(String name, String from, String to, Value weight, Value delayMs) {
        return new Projection(
                name,
                Span.all(from),
                Span.all(to),
                Connect.pairwiseBernoulli(0.2),
                weight,
                Delays.dendritic(delayMs),
                Optional.empty());
    }
}
