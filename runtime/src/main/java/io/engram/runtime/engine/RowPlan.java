package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.NeuronModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How the rows of static projections are laid out, which the description of the network alone determines: which populations
 * are joined, so that the row of a source leads to all of them at once, and how many delay classes make a segment.
 *
 * <p>A population is joined if its static projections all have a weight a synapse, of one sign where there are two receptors.
 * Projections of one source population to joined populations make a group, which is one table. Groups are in an order in
 * which those of each target are as declared.
 */
final class RowPlan {
    /** The slots of a segment are to stay in a cache of so many bytes, for a half of the targets each. */
    private static final int SLOT_BYTES = 1 << 20;

    /** Synapses that a segment is to hold for all targets: a shorter one costs more to find than to add. */
    private static final int LEAST_SEGMENT = 16;

    private final Set<String> joined;
    private final List<List<Projection>> groups;
    private final Map<String, Integer> visits;

    private RowPlan(Set<String> joined, List<List<Projection>> groups, Map<String, Integer> visits) {
        this.joined = joined;
        this.groups = groups;
        this.visits = visits;
    }

    /** What makes projections one table. */
    private record Key(String source, int sourceFirst, int sources, int delayFirst, int receptor) {}

    static RowPlan of(Network network) {
        Map<String, List<Projection>> ending = new LinkedHashMap<>();
        for (Projection projection : network.projections()) {
            if (!projection.isPlastic()) {
                ending.computeIfAbsent(projection.to().population(), name -> new ArrayList<>())
                        .add(projection);
            }
        }
        Map<String, List<Projection>> joinable = new LinkedHashMap<>(ending);
        joinable.values().removeIf(list -> !list.stream().allMatch(p -> isJoinable(network, p)));
        Set<String> shares = groups(network, joinable).stream()
                .filter(group -> group.size() > 1)
                .flatMap(List::stream)
                .map(projection -> projection.to().population())
                .collect(Collectors.toSet());
        joinable.keySet().retainAll(shares);
        List<List<Projection>> groups = groups(network, joinable);
        Map<String, Integer> visits = new HashMap<>();
        ending.values().stream()
                .flatMap(List::stream)
                .forEach(p -> visits.put(p.name(), visit(network, List.of(p), Set.of(p.to().population()))));
        for (List<Projection> group : groups) {
            int visit = visit(network, group, shares);
            group.forEach(p -> visits.put(p.name(), visit));
        }
        return new RowPlan(shares, groups, visits);
    }

    private static boolean isJoinable(Network network, Projection projection) {
        Connect connect = projection.connect() instanceof Connect.Masked masked ? masked.of() : projection.connect();
        Value weight = projection.weight();
        return network.batch() == 1
                && !(connect instanceof Connect.MeanField || connect instanceof Connect.MaxPool)
                && !(weight instanceof Value.Constant)
                && (receptors(network, projection) == 1 || weight.neverNegative() || weight.neverPositive());
    }

    static int receptors(Network network, Projection projection) {
        Population target = network.population(projection.to().population());
        return ((NeuronModel) target.model()).receptors().size();
    }

    /** That of all synapses of a joinable projection. */
    static int receptor(Network network, Projection projection) {
        return receptors(network, projection) == 1 || projection.weight().neverNegative() ? 0 : 1;
    }

    /** Of the projections that are next at each target those that most of them share, until none is left. */
    private static List<List<Projection>> groups(Network network, Map<String, List<Projection>> byTarget) {
        Map<String, Integer> done = new HashMap<>();
        List<List<Projection>> groups = new ArrayList<>();
        Optional<List<Projection>> group = largest(network, byTarget, done);
        while (group.isPresent()) {
            groups.add(group.get());
            group.get().forEach(p -> done.merge(p.to().population(), 1, Integer::sum));
            group = largest(network, byTarget, done);
        }
        return groups;
    }

    private static Optional<List<Projection>> largest(
            Network network, Map<String, List<Projection>> byTarget, Map<String, Integer> done) {
        Map<Key, List<Projection>> next = new LinkedHashMap<>();
        byTarget.forEach((target, list) -> {
            int place = done.getOrDefault(target, 0);
            if (place < list.size()) {
                next.computeIfAbsent(key(network, list.get(place)), key -> new ArrayList<>())
                        .add(list.get(place));
            }
        });
        Optional<List<Projection>> largest = Optional.empty();
        for (List<Projection> group : next.values()) {
            if (largest.isEmpty() || group.size() > largest.get().size()) {
                largest = Optional.of(group);
            }
        }
        return largest;
    }

    private static Key key(Network network, Projection projection) {
        Ends ends = Ends.of(network, projection);
        return new Key(
                projection.from().population(),
                ends.sourceFirst(),
                ends.sources(),
                SynapseDrawer.leastDelaySteps(projection.delays().delayMs(), network.dtMs()),
                receptor(network, projection));
    }

    /**
     * Delay classes a segment of the rows that {@code group} makes, into the slots of {@code populations}: fewer where these
     * would leave the cache, unless the segment gets too short.
     */
    private static int visit(Network network, List<Projection> group, Set<String> populations) {
        long targets = populations.stream()
                .mapToLong(name -> network.population(name).size())
                .sum();
        double perClass = group.stream().mapToDouble(p -> perClass(network, p)).sum();
        int visit = StaticTable.MOST_CLASSES;
        while (visit > 1 && visit * targets * Double.BYTES > SLOT_BYTES && visit / 2 * perClass >= LEAST_SEGMENT) {
            visit /= 2;
        }
        return visit;
    }

    /** Synapses of a source and delay class, as far as the description tells. */
    private static double perClass(Network network, Projection projection) {
        SynapseDrawer drawer = new SynapseDrawer(network, projection);
        return density(drawer)
                * drawer.ends().targets()
                / ((double) drawer.greatestDelaySteps() - drawer.leastDelaySteps() + 1);
    }

    /** Synapses for each pair, as far as the description tells. */
    static double density(SynapseDrawer drawer) {
        Ends ends = drawer.ends();
        return drawer.connect() instanceof Connect.FixedOutDegree degree
                ? (double) degree.outDegree() / ends.targets()
                : BitTableBuilder.density(drawer.connect(), ends);
    }

    /** Whether a population is joined with others. */
    boolean joins(String population) {
        return joined.contains(population);
    }

    /** The projections that end in joined populations, a table a group, in the order in which they are to deliver. */
    List<List<Projection>> groups() {
        return groups;
    }

    /** Delay classes a segment of the rows of a static projection. */
    int visit(Projection projection) {
        return visits.get(projection.name());
    }
}
