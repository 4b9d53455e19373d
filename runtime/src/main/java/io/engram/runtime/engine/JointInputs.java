package io.engram.runtime.engine;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The static synapses that end in one shard of each population that {@link RowPlan} joins, and their input: a row leads to
 * all of these shards at once, so it is as many times as long, and its way to far memory is gone once. The sums are those of
 * shards that each have their own. Owned by the worker on which the shards are.
 */
final class JointInputs {
    private final StaticInputs inputs;
    private final InputRing ring;

    private JointInputs(StaticInputs inputs, InputRing ring) {
        this.inputs = inputs;
        this.ring = ring;
    }

    /** Which of the shards of a run are joined; none where each population's actor delivers to its own. */
    static boolean joins(RunPlan plan, int population) {
        return plan.mode() == SimulationOptions.Mode.GRANT
                && plan.rows()
                        .joins(plan.network().populations().get(population).name());
    }

    /** What draws the projections that end in joined populations, for all shards. */
    static Map<String, SynapseDrawer> drawers(RunPlan plan) {
        return plan.rows().groups().stream()
                .flatMap(List::stream)
                .collect(Collectors.toMap(Projection::name, p -> new SynapseDrawer(plan.network(), p)));
    }

    /**
     * Joins those that are to be joined of {@code shards}, of all populations and one number.
     *
     * @param drawers of {@link #drawers}
     */
    static Optional<JointInputs> of(RunPlan plan, List<PopulationShard> shards, Map<String, SynapseDrawer> drawers) {
        Network network = plan.network();
        Map<String, NeuronShard> joined = new LinkedHashMap<>();
        Map<String, Integer> places = new LinkedHashMap<>();
        int place = 0;
        for (PopulationShard shard : shards) {
            if (joins(plan, shard.population())) {
                String name = network.populations().get(shard.population()).name();
                joined.put(name, (NeuronShard) shard);
                places.put(name, place);
                place = Math.addExact(place, shard.size());
            }
        }
        if (joined.isEmpty()) {
            return Optional.empty();
        }
        List<StaticKernel> tables = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        for (List<Projection> group : plan.rows().groups()) {
            List<StaticTableBuilder.Member> members = members(group, joined, places, drawers);
            StaticTableBuilder builder = new StaticTableBuilder(
                    StaticTableBuilder.Picked.ALL,
                    RowPlan.receptor(network, group.get(0)),
                    Double.NaN,
                    plan.rows().visit(group.get(0)),
                    RowIndex.LONGEST_PAGE);
            for (StaticKernel table : builder.build(members)) {
                tables.add(table);
                sources.add(network.populationIndex(group.get(0).from().population()));
            }
        }
        StaticInputs inputs = new StaticInputs(tables, sources, 1);
        InputRing ring = new InputRing(place, 2, Math.max(plan.sliceSteps(), inputs.longestDelaySteps()));
        joined.forEach((name, shard) -> shard.join(inputs, ring, places.get(name)));
        return Optional.of(new JointInputs(inputs, ring));
    }

    private static List<StaticTableBuilder.Member> members(
            List<Projection> group,
            Map<String, NeuronShard> shards,
            Map<String, Integer> places,
            Map<String, SynapseDrawer> drawers) {
        List<StaticTableBuilder.Member> members = new ArrayList<>();
        for (Projection projection : group) {
            String target = projection.to().population();
            NeuronShard shard = shards.get(target);
            int to = shard.from() + shard.size();
            members.add(
                    StaticTableBuilder.Member.of(drawers.get(projection.name()), shard.from(), to, places.get(target)));
        }
        members.sort(Comparator.comparingInt(StaticTableBuilder.Member::place));
        return members;
    }

    /** Synapses. */
    long size() {
        return inputs.size();
    }

    /** Delivers the spikes of the newest {@code steps} steps. */
    void deliver(long firstStep, int steps, SpikeHistory[] histories) {
        inputs.deliver(firstStep, steps, histories, ring);
    }
}
