package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.StateVariable;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class NetworkTextTest {
    private static final int SIZE = 6;

    record Unregistered() implements NeuronModel {
        @Override
        public String summary() {
            return "Nobody can name it";
        }

        @Override
        public List<StateVariable> state() {
            return List.of();
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> {};
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldReadBackWhatItRendered(int seed) {
        Network network = random(new Random(seed));
        String text = NetworkText.render(network);
        Network back = NetworkText.parse(text);
        assertThat(back).isEqualTo(network);
        assertThat(NetworkText.render(back)).isEqualTo(text);
    }

    /** So that what was written before there were batches stays as it was. */
    @Test
    void shouldSayNothingOfABatchWhereOneInputRuns() {
        Network one = Network.named("one")
                .population("a", 2, new Standins.Poisson(1, Schedule.CONSTANT))
                .build();
        assertThat(NetworkText.render(one)).doesNotContain("batch");
        assertThat(NetworkText.render(one.withBatch(16))).contains("\"batch\": 16");
    }

    @Test
    void shouldRenderByClassWhatCannotBeNamedAndRefuseToReadIt() {
        String text = NetworkText.render(
                Network.named("own").population("mine", 2, new Unregistered()).build());
        assertThat(text).contains("\"model\": \"io.engram.runtime.network.NetworkTextTest$Unregistered\"");
        assertThatThrownBy(() -> NetworkText.parse(text))
                .isInstanceOf(SpecException.class)
                .hasMessageEndingWith("is a class that was given in Java; only what is registered in"
                        + " META-INF/services can be read from text");
    }

    private static Network random(Random random) {
        NetworkBuilder builder = Network.named("n" + random.nextInt(100))
                .seed(random.nextLong())
                .dtMs(0.1)
                .durationMs(0.1 * (10 + random.nextInt(10_000)))
                .warmUpMs(random.nextDouble())
                .signal("reward")
                // Not in the order of their names.
                .population("z", SIZE, cell(random))
                .population("in", SIZE, source(random))
                .population("a", SIZE, cell(random));
        builder.parameter("z", "vThresholdMv", value(random, SIZE)).parameter("z", "cMPf", value(random, SIZE));
        builder.parameter("in", "rateHz", value(random, SIZE));
        builder.initial("a", "v", value(random, SIZE)).initial("a", "w", value(random, SIZE));
        for (int k = 0; k < 3; k++) {
            builder.projection(projection("p" + (9 - k), random));
        }
        builder.projection(new Projection(
                "plastic",
                Span.all("in"),
                Span.all("a"),
                new Connect.AllToAll(random.nextBoolean()),
                Value.uniform(0, random.nextDouble()),
                Delays.ofMs(0.1 * (1 + random.nextInt(30))),
                Optional.of(rule(random)),
                Reduction.values()[random.nextInt(3)],
                List.of()));
        builder.batch(1 + random.nextInt(2));
        stimuli(builder, random);
        recording(builder, random);
        return builder.build();
    }

    private static Standins.IafPscExp cell(Random random) {
        return new Standins.IafPscExp(
                random.nextDouble() + 1e-3,
                random.nextDouble() * 1e6,
                -random.nextDouble() * 1e-7,
                random.nextGaussian(),
                random.nextFloat(),
                random.nextInt(),
                random.nextBoolean());
    }

    private static Standins.Poisson source(Random random) {
        return new Standins.Poisson(random.nextDouble() * 100, schedule(random));
    }

    private static Schedule schedule(Random random) {
        double first = random.nextDouble();
        return random.nextBoolean()
                ? Schedule.CONSTANT
                : new Schedule(List.of(first, first + 1), List.of(random.nextDouble(), 0.0));
    }

    private static LearningRule rule(Random random) {
        return new Standins.PairStdp(
                random.nextDouble() * 20 + 1,
                -random.nextFloat(),
                random.nextBoolean() ? Double.POSITIVE_INFINITY : 1 + random.nextDouble(),
                random.nextBoolean() ? Double.NEGATIVE_INFINITY : 0,
                Standins.PairStdp.Mode.values()[random.nextInt(2)],
                random.nextBoolean() ? "" : "a \"quoted\"\\ = label { }");
    }

    private static Value value(Random random, int size) {
        double x = random.nextGaussian();
        double y = random.nextDouble();
        return switch (random.nextInt(6)) {
            case 0 -> Value.constant(x);
            case 1 -> Value.uniform(x, x + y);
            case 2 -> Value.normal(x, y);
            case 3 -> Value.truncatedNormal(x, y, x - y - 1, random.nextBoolean() ? x + 1 : Double.POSITIVE_INFINITY);
            case 4 -> Value.lognormal(x, y);
            default -> Value.explicit(random.doubles(size).toArray());
        };
    }

    private static Projection projection(String name, Random random) {
        boolean flag = random.nextBoolean();
        int degree = 1 + random.nextInt(3);
        Connect connect =
                switch (random.nextInt(7)) {
                    case 0 -> new Connect.AllToAll(flag);
                    case 1 -> Connect.oneToOne();
                    case 2 -> new Connect.FixedInDegree(degree, flag, random.nextBoolean());
                    case 3 -> new Connect.FixedOutDegree(degree, flag, random.nextBoolean());
                    case 4 -> new Connect.PairwiseBernoulli(random.nextDouble(), flag);
                    case 5 -> new Connect.FixedTotalNumber(degree, flag, random.nextBoolean());
                    default -> Connect.list(new int[] {0, 3, 1}, new int[] {2, 2, 0});
                };
        boolean explicit = connect instanceof Connect.ExplicitList && flag;
        Value delay = random.nextBoolean() ? Value.constant(0.1 * (5 + random.nextInt(9))) : Value.uniform(0.5, 1.7);
        Delays delays =
                switch (random.nextInt(4)) {
                    case 0 -> Delays.axonal(delay);
                    case 1 -> Delays.immediate(delay);
                    case 2 -> new Delays(delay, new Delays.Part.Fixed(0.2), new Delays.Part.OfDelay(3));
                    default -> Delays.dendritic(delay);
                };
        return new Projection(
                name,
                flag ? Span.all("z") : Span.of("z", 1, 5),
                connect instanceof Connect.OneToOne
                        ? flag ? Span.of("a", 0, SIZE) : Span.of("a", 2, -1)
                        : Span.of("a", random.nextInt(3), -1),
                connect,
                explicit ? Value.explicit(1, 2, 3.5) : Value.normal(random.nextGaussian(), 1),
                delays,
                Optional.empty());
    }

    private static void stimuli(NetworkBuilder builder, Random random) {
        double from = random.nextDouble();
        double to = random.nextBoolean() ? Double.POSITIVE_INFINITY : from + 1;
        builder.stimulus(new Stimulus.Current(Span.of("a", 1, 3), value(random, 2), from, to))
                .stimulus(new Stimulus.PoissonInput(
                        Span.all("z"), Value.uniform(0, 7.3), random.nextGaussian(), schedule(random), from, to))
                .stimulus(new Stimulus.Signal("reward", random.nextGaussian(), from));
    }

    private static void recording(NetworkBuilder builder, Random random) {
        if (random.nextBoolean()) {
            builder.recordSpikes(random.nextBoolean() ? new String[0] : new String[] {"in", "a"});
        }
        builder.recordState("a", List.of("w", "v"), new int[] {3, 1}, 1 + random.nextInt(100))
                .recordWeights("plastic", random.nextDouble() + 1e-3)
                .recordWeights(new Recording.Weights("plastic", 1e-3, new int[] {0, 1}, new int[] {5, 4}))
                .recordWeights(new Recording.Weights("plastic", 2e-3, new int[0], new int[0], random.nextBoolean()));
    }

    @Test
    void shouldKeepSpikesGivenOneByOneExactly() {
        double third = 1.0 / 3;
        SpikeTrain train = SpikeTrain.of(new int[] {1, 0}, new double[] {third, 1e-9});
        Network network = Network.named("given")
                .population("in", 2, new Standins.SpikeList(train, List.of(third, 1e300), Long.MIN_VALUE))
                .build();
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }
}
