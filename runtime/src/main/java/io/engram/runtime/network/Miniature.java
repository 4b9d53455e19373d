package io.engram.runtime.network;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A small network of the same models, rules, weights, delays and densities as a large one: what runs it runs through the
 * same loops.
 */
public final class Miniature {
    /** Neurons of its largest population: a few chunks of every loop. */
    private static final int LARGEST = 1280;

    private final Network network;
    private final double ratio;

    private Miniature(Network network, double ratio) {
        this.network = network;
        this.ratio = ratio;
    }

    /** That of {@code network}; empty where it is small itself, or where neurons or synapses are given one by one. */
    public static Optional<Network> of(Network network) {
        int largest =
                network.populations().stream().mapToInt(Population::size).max().orElse(0);
        if (largest < 2 * LARGEST) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Miniature(network, (double) LARGEST / largest).small());
        } catch (SpecException e) {
            return Optional.empty();
        }
    }

    private Network small() {
        return new Network(
                network.name(),
                network.seed(),
                network.dtMs(),
                network.durationMs(),
                0,
                network.batch(),
                network.populations().stream().map(this::small).toList(),
                network.projections().stream().map(this::small).toList(),
                network.stimuli().stream().filter(Miniature::stays).toList(),
                network.signals(),
                new Recording(Optional.of(List.of()), List.of(), List.of()));
    }

    private Population small(Population of) {
        return new Population(
                of.name(),
                scaled(of.size()),
                of.model(),
                drawn(of.parameters()),
                drawn(of.initial()),
                OptionalInt.empty());
    }

    private int scaled(int count) {
        return (int) Math.max(Math.min(count, 128), Math.round(count * ratio));
    }

    private static Map<String, Value> drawn(Map<String, Value> values) {
        values.values().forEach(Miniature::drawn);
        return values;
    }

    private static Value drawn(Value value) {
        if (value instanceof Value.Explicit) {
            throw new SpecException("values are given one by one");
        }
        return value;
    }

    private Projection small(Projection of) {
        drawn(of.weight());
        drawn(of.delays().delayMs());
        whole(of.from());
        whole(of.to());
        return new Projection(
                of.name(),
                of.from(),
                of.to(),
                small(of.connect()),
                of.weight(),
                of.delays(),
                of.rule(),
                of.reduction(),
                of.upkeep());
    }

    private static void whole(Span span) {
        if (span.first() != 0 || span.last() != -1) {
            throw new SpecException("a part of a population is connected");
        }
    }

    private Connect small(Connect connect) {
        if (connect instanceof Connect.FixedInDegree in) {
            return new Connect.FixedInDegree(degree(in.inDegree()), in.autapses(), in.multapses());
        }
        if (connect instanceof Connect.FixedOutDegree out) {
            return new Connect.FixedOutDegree(degree(out.outDegree()), out.autapses(), out.multapses());
        }
        if (connect instanceof Connect.FixedTotalNumber total) {
            long small = Math.max(1, Math.round(total.total() * ratio * ratio));
            return new Connect.FixedTotalNumber(small, total.autapses(), total.multapses());
        }
        if (connect instanceof Connect.PairwiseBernoulli) {
            return connect;
        }
        throw new SpecException("synapses depend on where neurons are");
    }

    private int degree(int degree) {
        return (int) Math.max(1, Math.round(degree * ratio));
    }

    private static boolean stays(Stimulus stimulus) {
        if (stimulus instanceof Stimulus.PoissonInput noise) {
            return noise.target().first() == 0
                    && noise.target().last() == -1
                    && !(noise.rateHz() instanceof Value.Explicit);
        }
        return false;
    }
}
