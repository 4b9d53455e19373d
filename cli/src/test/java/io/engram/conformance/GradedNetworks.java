package io.engram.conformance;

import io.engram.neurons.IafPscDelta;
import io.engram.neurons.ThresholdUnit;
import io.engram.plasticity.Covariance;
import io.engram.plasticity.Oja;
import io.engram.plasticity.OuterProduct;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.Pattern;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/** Small networks of graded units, made from a seed: two populations, weights within and between them, spiking cells beside. */
public final class GradedNetworks {
    static final List<String> PROJECTIONS = List.of("aa", "ab", "ba");

    private GradedNetworks() {}

    public static Network of(long seed) {
        Random random = new Random(seed);
        int a = 1 + random.nextInt(40);
        int b = 1 + random.nextInt(12);
        NetworkBuilder builder = Network.named("graded-" + seed)
                .seed(seed)
                .dtMs(1)
                .durationMs(300)
                .population("a", a, unit(random))
                .population("b", b, unit(random))
                .population("cells", 5, new IafPscDelta())
                .poissonInput("cells", 2000, 3)
                .projection("cc", "cells", "cells", Connect.allToAll(), Value.constant(0.5), Delays.ofMs(2));
        if (random.nextBoolean()) {
            builder.initial("a", "s", Value.uniform(-1, 1));
        }
        builder.projection(projection("aa", "a", "a", random.nextBoolean(), random));
        builder.projection(projection("ab", "a", "b", true, random));
        builder.projection(projection("ba", "b", "a", true, random));
        return builder.recordSpikes("a", "b", "cells").recordWeights("ab", 100).build();
    }

    private static ThresholdUnit unit(Random random) {
        ThresholdUnit.Update[] updates = {
            ThresholdUnit.Update.SYNCHRONOUS, ThresholdUnit.Update.SHUFFLED, ThresholdUnit.Update.FIXED
        };
        ThresholdUnit.Activation[] activations = ThresholdUnit.Activation.values();
        return new ThresholdUnit(
                activations[random.nextInt(activations.length)],
                random.nextInt(3) * 0.2,
                0.3 + random.nextDouble(),
                updates[random.nextInt(updates.length)],
                0);
    }

    private static Projection projection(String name, String from, String to, boolean autapses, Random random) {
        Value weight = random.nextInt(3) == 0 ? Value.constant(0) : Value.normal(0, 0.3);
        return new Projection(
                name,
                Span.all(from),
                Span.all(to),
                new Connect.AllToAll(autapses),
                weight,
                Delays.ofMs(1),
                Optional.of(rule(random)));
    }

    private static GradedRule rule(Random random) {
        return switch (random.nextInt(3)) {
            case 0 -> new Covariance(0.1, 0.2, -0.1, -2, 2);
            case 1 -> new Oja(0.1, -2, 2);
            default -> new OuterProduct(0.1, -2, 2);
        };
    }

    public static Pattern pattern(Network network, String population, Random random) {
        float[] values = new float[network.population(population).size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextInt(3) - 1 + (random.nextBoolean() ? 0 : random.nextFloat());
        }
        return Pattern.of(values);
    }

    /** Shows and learns patterns at steps that the seed determines, and lets time pass in pieces of at most {@code piece}. */
    public static void drive(Simulation simulation, long seed, int piece) {
        Network network = simulation.network();
        Random random = new Random(~seed);
        long end = network.steps(network.durationMs());
        while (simulation.step() < end) {
            long until = Math.min(end, simulation.step() + 1 + random.nextInt(60));
            while (simulation.step() < until) {
                simulation.runForMs(Math.min(piece, until - simulation.step()));
            }
            switch (random.nextInt(4)) {
                case 0 ->
                    simulation.setValues("a", pattern(network, "a", random).values());
                case 1 ->
                    simulation.setValues("b", pattern(network, "b", random).values());
                case 2 -> {
                    List<Pattern> sources = List.of(pattern(network, "a", random), pattern(network, "a", random));
                    List<Pattern> targets = List.of(pattern(network, "b", random), pattern(network, "b", random));
                    simulation.imprint("ab", sources, targets, random.nextGaussian());
                    simulation.imprint("aa", List.of(sources.get(0).values()), 0.5);
                }
                default -> simulation.injectCurrent("a", 0, 1, random.nextGaussian(), 3);
            }
        }
    }
}
