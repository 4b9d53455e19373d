package io.engram.conformance;

import io.engram.neurons.External;
import io.engram.neurons.IafPscDelta;
import io.engram.neurons.Poisson;
import io.engram.neurons.Regular;
import io.engram.neurons.Relay;
import io.engram.neurons.SpikeList;
import io.engram.neurons.Srm0;
import io.engram.plasticity.Rmax;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Signal;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.Upkeep;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/**
 * Small networks drawn from a seed: every kind of source, neuron, connection, delay and rule occurs, with plastic loops
 * and autapses, and one in three runs a batch. Each is driven strongly enough to spike and to learn. One thread, one use a
 * network.
 */
public final class RandomNetworks {
    public static final String EXTERNAL = "external";
    static final String REWARD = "reward";
    static final double DURATION_MS = 60;

    private final SplittableRandom random;
    private final NetworkBuilder builder;
    private final double dtMs;
    /** Apart, so that what else a seed draws is what it drew before there were batches. */
    private final SplittableRandom batches;
    /** Apart for the same reason: what goes beside rules, competition, resets, learning switched off for a while. */
    private final SplittableRandom beside;

    private final List<Member> sources = new ArrayList<>();
    private final List<Member> neurons = new ArrayList<>();
    /** Neurons that tell their chance to fire. */
    private final Set<String> byChance = new HashSet<>();

    private int projections;

    /** A population with the weight that moves its neurons noticeably. */
    private record Member(String name, int size, double weight) {}

    private RandomNetworks(long seed) {
        random = new SplittableRandom(seed);
        batches = new SplittableRandom(~seed);
        beside = new SplittableRandom(31 * seed + 7);
        dtMs = pick(0.1, 0.25, 0.5);
        builder = Network.named("random-" + seed)
                .seed(seed)
                .dtMs(dtMs)
                .durationMs(DURATION_MS)
                .warmUpMs(10);
    }

    public static Network of(long seed) {
        RandomNetworks networks = new RandomNetworks(seed);
        networks.sources();
        networks.neurons();
        networks.reward();
        networks.projections();
        networks.stimuli();
        networks.recording();
        if (seed % 3 == 2) {
            networks.builder.batch(2 + networks.batches.nextInt(4));
        }
        return networks.builder.build();
    }

    private void sources() {
        source("poisson", rate());
        source(EXTERNAL, new External());
        if (chance(0.5)) {
            int size = source("regular", new Regular(random.nextDouble(2, 9), random.nextDouble(0.5, 5)));
            double[] intervals = random.doubles(size, 1.5, 12).toArray();
            builder.parameter("regular", "intervalMs", Value.explicit(intervals));
        }
        if (chance(0.5)) {
            int size = 1 + random.nextInt(12);
            int[] who = random.ints(80, 0, size).toArray();
            double[] when = random.doubles(80, 0.5, DURATION_MS).toArray();
            sources.add(new Member("list", size, 0));
            builder.population("list", size, new SpikeList(SpikeTrain.of(who, when)));
        }
    }

    private SourceModel rate() {
        double hz = random.nextDouble(150, 500);
        return chance(0.5)
                ? Poisson.atHz(hz)
                : new Poisson(hz, new Schedule(List.of(13.0, 31.7, 44.0), List.of(0.3, 0.0, 2.5)));
    }

    private int source(String name, SourceModel model) {
        int size = 1 + random.nextInt(25);
        sources.add(new Member(name, size, 0));
        builder.population(name, size, model);
        return size;
    }

    private void neurons() {
        int count = 1 + random.nextInt(3);
        for (int k = 0; k < count; k++) {
            String name = "cells" + k;
            int size = 1 + random.nextInt(40);
            RandomNeurons kind = RandomNeurons.of(random);
            if (kind.model() instanceof Srm0) {
                byChance.add(name);
            }
            builder.population(name, size, kind.model());
            if (beside.nextInt(4) == 0) {
                builder.compete(name, 1 + beside.nextInt(4));
            }
            neurons.add(new Member(name, size, kind.weight()));
            if (kind.model() instanceof IafPscDelta) {
                builder.initial(name, "v", Value.uniform(0, 19));
            }
            if (chance(0.4)) {
                builder.parameter(name, kind.parameter(), Value.uniform(kind.low(), kind.high()));
            }
            if (chance(0.3) && kind.isRefractory()) {
                builder.parameter(name, RandomNeurons.REFRACTORY, Value.truncatedNormal(2, 1, dtMs, 4));
            }
        }
    }

    /** The sources drive, plastically, all neurons; then some more at random, loops among them. */
    private void projections() {
        for (Member to : neurons) {
            Connect drive = Connect.fixedInDegree(3 + random.nextInt(6));
            plastic(Span.all("poisson"), Span.all(to.name()), drive, to.weight());
            plastic(part(sources), part(to), to.weight());
            rewarded(to);
        }
        if (chance(0.4)) {
            relay();
        }
        int more = 1 + random.nextInt(5);
        for (int k = 0; k < more; k++) {
            Member to = neurons.get(random.nextInt(neurons.size()));
            Span from = chance(0.7) ? part(neurons) : part(sources);
            if (chance(0.5)) {
                plastic(from, part(to), 0.4 * to.weight());
            } else {
                statics(from, part(to), to.weight());
            }
        }
    }

    /** In some it moves by itself: it decays, comes late, or is what neurons fire. */
    private void reward() {
        Signal reward = Signal.named(REWARD);
        switch (beside.nextInt(4)) {
            case 0 -> builder.signal(reward);
            case 1 -> builder.signal(reward.decaying(12).delayed(dtMs * beside.nextInt(60)));
            case 2 -> {
                Span fired = beside.nextBoolean() ? Span.all("poisson") : Span.all("cells0");
                builder.signal(
                        reward.decaying(30).delayed(dtMs * beside.nextInt(60)).from(fired, 0.01));
            }
            default -> builder.signal(reward.decaying(15));
        }
    }

    /** Beside what else they learn by, some learn from reward. */
    private void rewarded(Member to) {
        if (!byChance.contains(to.name()) && beside.nextInt(4) > 0) {
            return;
        }
        double step = 0.02 * to.weight();
        LearningRule rule = byChance.contains(to.name())
                ? new Rmax(step, 20, 25, 5, 0, to.weight())
                : RandomRules.rewarded(beside, step, to.weight());
        Connect connect = Connect.pairwiseBernoulli(0.5);
        add(
                Span.all("poisson"),
                Span.all(to.name()),
                connect,
                Value.constant(0.3 * to.weight()),
                new RandomConnect(beside, dtMs).delays(connect),
                Optional.of(rule));
    }

    private void relay() {
        builder.population("relay", 6, new Relay());
        add(
                Span.all("poisson"),
                Span.all("relay"),
                Connect.pairwiseBernoulli(0.3),
                Value.constant(1),
                Delays.ofMs(2 * dtMs),
                Optional.empty());
        Member to = neurons.get(0);
        statics(Span.all("relay"), Span.all(to.name()), to.weight());
    }

    private void plastic(Span from, Span to, double weight) {
        plastic(from, to, new RandomConnect(random, dtMs).connect(from, to), weight);
    }

    private void plastic(Span from, Span to, Connect connect, double weight) {
        LearningRule rule = RandomRules.adjusted(beside, RandomRules.of(random, weight));
        Value drawn = chance(0.3) ? Value.constant(0.6 * weight) : Value.uniform(0.2 * weight, 0.9 * weight);
        add(from, to, connect, drawn, new RandomConnect(random, dtMs).delays(connect), Optional.of(rule));
    }

    private void statics(Span from, Span to, double weight) {
        RandomConnect draw = new RandomConnect(random, dtMs);
        Connect connect = draw.connect(from, to);
        Value value =
                switch (random.nextInt(4)) {
                    case 0 -> Value.constant(0.5 * weight);
                    case 1 -> Value.constant(-0.5 * weight);
                    case 2 -> Value.normal(0.1 * weight, 0.4 * weight);
                    default -> Value.lognormal(StrictMath.log(0.2 * weight), 0.5);
                };
        Value given = connect instanceof Connect.ExplicitList list
                ? Value.explicit(random.doubles(list.sources().length, -0.5 * weight, weight)
                        .toArray())
                : value;
        add(from, to, connect, given, draw.delays(connect), Optional.empty());
    }

    private void add(Span from, Span to, Connect connect, Value weight, Delays delays, Optional<LearningRule> rule) {
        Reduction[] all = Reduction.values();
        Reduction reduction = rule.isPresent() ? all[batches.nextInt(all.length)] : Reduction.MEAN;
        builder.projection(new Projection("p" + projections++, from, to, connect, weight, delays, rule)
                .withReduction(reduction)
                .withUpkeep(rule.map(of -> RandomRules.upkeep(beside, of.weightMax(), dtMs))
                        .orElse(List.of())
                        .toArray(Upkeep[]::new)));
    }

    private void stimuli() {
        for (Member to : neurons) {
            if (chance(0.5)) {
                Value rates = chance(0.5) ? Value.constant(900) : Value.uniform(0, 2000);
                builder.stimulus(new Stimulus.PoissonInput(
                        part(to),
                        rates,
                        (chance(0.7) ? 0.4 : -0.2) * to.weight(),
                        chance(0.5) ? Schedule.CONSTANT : new Schedule(List.of(20.1), List.of(1.7)),
                        chance(0.5) ? 0 : 7.3,
                        chance(0.5) ? Double.POSITIVE_INFINITY : 41.9));
            }
            if (chance(0.5)) {
                double pa = 0.02 * to.weight() * to.weight();
                builder.stimulus(
                        new Stimulus.Current(part(to), Value.uniform(0, Math.min(pa, 500)), 5, 6 + random.nextInt(50)));
            }
        }
        builder.stimulus(new Stimulus.Signal(REWARD, random.nextDouble(-1, 1), 21.3));
        if (beside.nextInt(3) == 0) {
            builder.stimulus(new Stimulus.Reset(dtMs * (35 + beside.nextInt(80))));
        }
        if (beside.nextInt(3) == 0) {
            builder.stimulus(new Stimulus.Signal(Network.LEARNING, 0, 27.1))
                    .stimulus(new Stimulus.Signal(Network.LEARNING, 1, 39.4));
        }
    }

    private void recording() {
        if (chance(0.5)) {
            builder.recordSpikes("poisson", EXTERNAL, "cells0");
        }
        Member seen = neurons.get(random.nextInt(neurons.size()));
        int[] chosen = random.ints(3, 0, seen.size()).toArray();
        builder.recordState(seen.name(), List.of("v"), chosen, 1 + random.nextInt(9));
        builder.recordWeights("p0", 7.7);
    }

    private Span part(List<Member> members) {
        return part(members.get(random.nextInt(members.size())));
    }

    private Span part(Member member) {
        if (member.size() < 3 || chance(0.6)) {
            return new Span(member.name(), 0, member.size());
        }
        int first = random.nextInt(member.size() - 1);
        return new Span(member.name(), first, first + 1 + random.nextInt(member.size() - first));
    }

    private boolean chance(double p) {
        return random.nextDouble() < p;
    }

    private double pick(double... of) {
        return of[random.nextInt(of.length)];
    }
}
