package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.wire.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** What the stages built, placed on workers and wired. */
final class BuiltStages {
    /** A tap holds so many slices in which every neuron fires, within {@link #LEAST_TAP_BYTES} and {@link #MOST_TAP_BYTES}. */
    private static final int TAP_SLICES = 16;

    private static final long LEAST_TAP_BYTES = 1 << 19;
    private static final long MOST_TAP_BYTES = 1 << 23;
    private final RunPlan plan;
    private final List<List<PopulationShard>> populations;
    private final List<Optional<JointInputs>> joined;
    private final List<List<Worker.PlasticBlockRef>> plastics;
    private final List<Tap> taps = new ArrayList<>();
    private final long plasticSynapses;

    /** Shards by population and blocks by plastic projection, both in declared order. */
    BuiltStages(
            RunPlan plan,
            List<PopulationCommand.Built> populationsBuilt,
            List<PlasticityCommand.Built> plasticsBuilt,
            AbortFlag abort) {
        this.plan = plan;
        populations = populationsBuilt.stream().map(BuiltStages::shards).toList();
        Map<String, SynapseDrawer> drawers = JointInputs.drawers(plan);
        joined = IntStream.range(0, plan.shards())
                .mapToObj(shard -> join(shard, drawers))
                .toList();
        Map<String, List<PlasticStage>> blocks = new HashMap<>();
        for (PlasticityCommand.Built built : plasticsBuilt) {
            if (built instanceof PlasticityCommand.Built.NotBuilt failed) {
                throw notBuilt("projection \"" + failed.projection() + '"', failed.cause());
            }
            PlasticityCommand.Built.Blocks made = (PlasticityCommand.Built.Blocks) built;
            blocks.put(made.projection(), made.shards());
        }
        plastics = connect(blocks);
        plasticSynapses = blocks.values().stream()
                .flatMap(List::stream)
                .mapToLong(PlasticStage::size)
                .sum();
        int tapCount = plan.mode() == io.engram.runtime.SimulationOptions.Mode.MESSAGE ? 1 : plan.workers();
        long tapBytes = Math.max(LEAST_TAP_BYTES, Math.min(MOST_TAP_BYTES, TAP_SLICES / 2 * linkBytes(tapCount)));
        for (int w = 0; w < tapCount; w++) {
            taps.add(new Tap(tapBytes, abort));
        }
    }

    /** What two slices of one of {@code workers} take at most. */
    private long linkBytes(int workers) {
        long neurons =
                plan.network().populations().stream().mapToLong(p -> p.size()).sum()
                        * plan.network().batch();
        return Link.worstCaseBytes(neurons / workers, plan.sliceSteps(), plan.shards() * populations.size());
    }

    private Optional<JointInputs> join(int shard, Map<String, SynapseDrawer> drawers) {
        try {
            return JointInputs.of(
                    plan, populations.stream().map(shards -> shards.get(shard)).toList(), drawers);
        } catch (RuntimeException | Error e) {
            throw notBuilt("joined populations", e);
        }
    }

    private static List<PopulationShard> shards(PopulationCommand.Built built) {
        if (built instanceof PopulationCommand.Built.NotBuilt failed) {
            throw notBuilt("population \"" + failed.population() + '"', failed.cause());
        }
        return ((PopulationCommand.Built.Shards) built).shards();
    }

    private static RuntimeException notBuilt(String what, Throwable cause) {
        if (cause instanceof io.engram.runtime.network.SpecException mistake) {
            return mistake;
        }
        return new io.engram.runtime.RunFailedException(what + " could not be built: " + Failures.reason(cause), cause);
    }

    private List<List<Worker.PlasticBlockRef>> connect(Map<String, List<PlasticStage>> blocks) {
        Network network = plan.network();
        List<List<Worker.PlasticBlockRef>> refs = new ArrayList<>();
        Map<PopulationShard, List<PlasticStage>> ending = new HashMap<>();
        for (Projection projection : plan.plasticProjections()) {
            int source = network.populationIndex(projection.from().population());
            int target = network.populationIndex(projection.to().population());
            List<Worker.PlasticBlockRef> shards = new ArrayList<>();
            for (int s = 0; s < plan.shards(); s++) {
                PlasticStage block = blocks.get(projection.name()).get(s);
                shards.add(new Worker.PlasticBlockRef(projection.name(), block, source, target));
                ending.computeIfAbsent(populations.get(target).get(s), shard -> new ArrayList<>())
                        .add(block);
            }
            refs.add(shards);
        }
        ending.forEach((shard, ends) -> ((NeuronShard) shard).connect(ends));
        return refs;
    }

    List<Tap> taps() {
        return taps;
    }

    long plasticSynapses() {
        return plasticSynapses;
    }

    /** Those of populations that are joined. */
    long joinedSynapses() {
        return joined.stream()
                .flatMap(Optional::stream)
                .mapToLong(JointInputs::size)
                .sum();
    }

    List<List<PopulationShard>> populations() {
        return populations;
    }

    /** All plastic blocks. */
    List<Worker.PlasticBlockRef> plasticBlocks() {
        return plastics.stream().flatMap(List::stream).toList();
    }

    /** The workers, wired to one another with a link for each ordered pair. */
    List<Worker> workers(AbortFlag abort) {
        int n = plan.workers();
        long bytes = linkBytes(n);
        Link[][] links = new Link[n][n];
        for (int from = 0; from < n; from++) {
            for (int to = 0; to < n; to++) {
                if (from != to) {
                    links[from][to] = new Link(bytes);
                }
            }
        }
        List<Worker> workers = new ArrayList<>();
        for (int w = 0; w < n; w++) {
            List<Link> to = new ArrayList<>();
            List<Link> from = new ArrayList<>();
            for (int other = 0; other < n; other++) {
                if (other != w) {
                    to.add(links[w][other]);
                    from.add(links[other][w]);
                }
            }
            workers.add(new Worker(
                    plan, placed(populations, w), joined(w), placed(plastics, w), to, from, taps.get(w), abort));
        }
        return workers;
    }

    private List<JointInputs> joined(int worker) {
        return IntStream.range(0, plan.shards())
                .filter(shard -> plan.workerOf(shard) == worker)
                .mapToObj(joined::get)
                .flatMap(Optional::stream)
                .toList();
    }

    private <T> List<T> placed(List<List<T>> stages, int worker) {
        List<T> placed = new ArrayList<>();
        for (List<T> shards : stages) {
            for (int s = 0; s < shards.size(); s++) {
                if (plan.workerOf(s) == worker) {
                    placed.add(shards.get(s));
                }
            }
        }
        return placed;
    }
}
