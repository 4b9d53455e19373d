package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Random networks give the same spikes and the same states, which hold all that ever arrived, whichever kernel serves each
 * projection that it can, on any shards. Bits are counted, and so their sums are those of one synapse after another only
 * where these are exact; all others add in one order, whatever the weights.
 */
class EveryStaticKernelTest {
    private static final int NETWORKS = 16;
    private static final int STEPS = 100;
    private static final int[] SHARDS = {1, 2, 3, 7};

    /** Spikes and the states of all neurons. */
    private record Outcome(String spikes, List<Double> states) {}

    static LongStream seeds() {
        return LongStream.range(0, NETWORKS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGiveTheSameBitsWhereSumsAreExact(long seed) {
        compare(Drawn.network(seed, true), EnumSet.allOf(ForcedKernel.class));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGiveTheSameBitsWhereTheyAreNotFromTablesThatAddOneByOne(long seed) {
        compare(Drawn.network(seed, false), EnumSet.complementOf(EnumSet.of(ForcedKernel.BITS)));
    }

    @ParameterizedTest
    @EnumSource
    void shouldForceEachKernelOftenEnough(ForcedKernel kernel) {
        long served = seeds().mapToObj(seed -> Drawn.network(seed, true))
                .mapToLong(network -> network.projections().stream()
                        .filter(projection -> kernel.serves(projection, network.batch()))
                        .count())
                .sum();

        assertThat(served).isGreaterThanOrEqualTo(NETWORKS);
    }

    private static void compare(Network network, Set<ForcedKernel> kernels) {
        Optional<Outcome> first = Optional.empty();
        for (ForcedKernel kernel : kernels) {
            for (int shards : SHARDS) {
                Outcome outcome = run(network, shards, kernel);
                if (first.isPresent()) {
                    assertThat(outcome).as("%s, %d shards", kernel, shards).isEqualTo(first.get());
                } else {
                    assertThat(outcome).isNotEqualTo(run(unconnected(network), shards, kernel));
                    first = Optional.of(outcome);
                }
            }
        }
    }

    /** The same neurons, which hear nothing. */
    private static Network unconnected(Network network) {
        NetworkBuilder builder = Network.named("unconnected").dtMs(1).batch(network.batch());
        for (Population population : network.populations()) {
            builder = builder.population(population);
        }
        return builder.build();
    }

    private static Outcome run(Network network, int shards, ForcedKernel kernel) {
        RunPlan plan = RunPlan.of(network, SimulationOptions.DEFAULT.withShards(shards));
        List<PopulationShard> parts = new ArrayList<>();
        for (int p = 0; p < network.populations().size(); p++) {
            for (int s = 0; s < shards; s++) {
                parts.add(new NeuronShard(ShardPlan.of(network, p, s, shards, plan.sliceSteps()), kernel));
            }
        }
        BareLoop loop = new BareLoop(plan, parts, List.of());
        loop.run(STEPS);
        List<Double> states = parts.stream()
                .flatMapToDouble(part -> DoubleStream.of(part.state(0)))
                .boxed()
                .toList();
        return new Outcome(loop.spikeDigest(), states);
    }

    /** Draws networks of two populations and four projections. */
    private record Drawn(SplittableRandom random, boolean exact) {

        static Network network(long seed, boolean exact) {
            return new Drawn(new SplittableRandom(seed), exact).network(seed);
        }

        private Network network(long seed) {
            int batch = random.nextInt(4) == 0 ? 3 : 1;
            NetworkBuilder builder = Network.named("drawn")
                    .seed(seed)
                    .dtMs(1)
                    .batch(batch)
                    .population("a", 40 + random.nextInt(150), new Hearer(List.of("input")))
                    .population("b", 64 + random.nextInt(150), new Hearer(List.of("up", "down")));
            Network sizes = builder.build();
            for (int p = 0; p < 4; p++) {
                Span from = span(sizes, random.nextBoolean() ? "a" : "b");
                Span to = span(sizes, p % 2 == 0 ? "a" : "b");
                builder = builder.projection(new Projection(
                        "p" + p, from, to, connect(from, to), weight(), Delays.dendritic(delayMs()), Optional.empty()));
            }
            return builder.build();
        }

        private Span span(Network sizes, String population) {
            int size = sizes.population(population).size();
            int first = random.nextBoolean() ? 0 : random.nextInt(size / 3);
            int last = random.nextBoolean() ? size : size - random.nextInt(size / 3);
            return Span.of(population, first, last);
        }

        private Connect connect(Span from, Span to) {
            int pairs = from.size() * to.size();
            return switch (random.nextInt(6)) {
                case 0 -> new Connect.AllToAll(random.nextBoolean());
                case 1 -> new Connect.FixedInDegree(1 + random.nextInt(from.size() / 2), true, false);
                case 2 -> new Connect.FixedInDegree(1 + random.nextInt(2 * from.size()), random.nextBoolean(), true);
                case 3 -> new Connect.PairwiseBernoulli(random.nextDouble() / 2, true);
                case 4 -> new Connect.FixedTotalNumber(1 + random.nextInt(pairs), random.nextBoolean(), true);
                default -> new Connect.FixedOutDegree(1 + random.nextInt(to.size() / 2), true, random.nextBoolean());
            };
        }

        /** A float, so that a table of one weight and one of a weight each hold the same. */
        private Value weight() {
            double unit = exact ? 1.0 / 16 : 0.07;
            double weight = (float) ((1 + random.nextInt(3)) * unit * (random.nextBoolean() ? 1 : -1));
            if (random.nextInt(4) > 0) {
                return Value.constant(weight);
            }
            // Of like floats a double holds every sum exactly; of unlike ones it tells in which order they were added.
            return exact ? Value.uniform(weight, weight) : Value.lognormal(-4, 8);
        }

        private Value delayMs() {
            int steps = 1 + random.nextInt(6);
            return random.nextInt(4) > 0 ? Value.constant(steps) : Value.uniform(steps, steps + 1 + random.nextInt(25));
        }
    }
}
