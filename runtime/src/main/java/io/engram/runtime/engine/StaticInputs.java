package io.engram.runtime.engine;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.List;

/** The static synapses that end in one shard: a table or two a projection, in declared order. */
final class StaticInputs {
    private final StaticTable[] tables;
    private final int[] sources;
    private final int batch;

    private StaticInputs(List<StaticTable> tables, List<Integer> sources, int batch) {
        this.batch = batch;
        this.tables = tables.toArray(StaticTable[]::new);
        this.sources = sources.stream().mapToInt(s -> s).toArray();
    }

    static StaticInputs of(ShardPlan plan, int receptors) {
        List<StaticTable> tables = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        Network network = plan.network();
        for (Projection projection : network.projections()) {
            if (!projection.isPlastic()
                    && projection.to().population().equals(plan.description().name())) {
                Synapses synapses = new SynapseDrawer(network, projection).draw(plan.from(), plan.to());
                for (StaticTable table : tables(projection, synapses, receptors)) {
                    if (table.size() > 0) {
                        tables.add(table);
                        sources.add(network.populationIndex(projection.from().population()));
                    }
                }
            }
        }
        return new StaticInputs(tables, sources, plan.batch());
    }

    private static List<StaticTable> tables(Projection projection, Synapses synapses, int receptors) {
        if (projection.weight() instanceof Value.Constant constant) {
            int receptor = receptors == 2 && constant.value() < 0 ? 1 : 0;
            return List.of(StaticTable.of(synapses, StaticTable.Signs.ALL, receptor, constant.value()));
        }
        if (receptors == 1) {
            return List.of(StaticTable.of(synapses, StaticTable.Signs.ALL, 0, Double.NaN));
        }
        return List.of(
                StaticTable.of(synapses, StaticTable.Signs.NOT_NEGATIVE, 0, Double.NaN),
                StaticTable.of(synapses, StaticTable.Signs.NEGATIVE, 1, Double.NaN));
    }

    /** By spike step, then projection as declared, then source, then synapse. */
    void deliver(long firstStep, int steps, SpikeHistory[] histories, InputRing ring) {
        for (long step = firstStep; step < firstStep + steps; step++) {
            for (int t = 0; t < tables.length; t++) {
                SpikeHistory history = histories[sources[t]];
                int count = history.count(step);
                if (count > 0 && batch == 1) {
                    tables[t].deliver(history.ids(step), count, step, ring);
                } else if (count > 0) {
                    tables[t].deliver(history.ids(step), count, step, ring, batch);
                }
            }
        }
    }

    int longestDelaySteps() {
        int longest = 0;
        for (StaticTable table : tables) {
            longest = Math.max(longest, table.longestDelaySteps());
        }
        return longest;
    }

    long size() {
        long size = 0;
        for (StaticTable table : tables) {
            size += table.size();
        }
        return size;
    }
}
