package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The static synapses that end in one shard, or in several that are joined: a kernel or two a table, in order. */
final class StaticInputs {
    private final StaticKernel[] kernels;
    private final int[] sources;
    private final int batch;

    /** {@code sources}: the population of each of {@code tables}. */
    StaticInputs(List<StaticKernel> tables, List<Integer> sources, int batch) {
        this.batch = batch;
        kernels = tables.toArray(StaticKernel[]::new);
        this.sources = sources.stream().mapToInt(s -> s).toArray();
    }

    /** Which kernels serve a projection in one shard. */
    interface Choice {
        /** Others deliver. */
        Choice NONE = (plan, projection, receptors) -> List.of();

        List<StaticKernel> kernels(ShardPlan plan, Projection projection, int receptors);
    }

    /** With the kernels that {@code choice} makes; those of no synapse are left out. */
    static StaticInputs of(ShardPlan plan, int receptors, Choice choice) {
        List<StaticKernel> tables = new ArrayList<>();
        List<Integer> sources = new ArrayList<>();
        Network network = plan.network();
        for (Projection projection : network.projections()) {
            if (!projection.isPlastic()
                    && projection.to().population().equals(plan.description().name())) {
                for (StaticKernel table : choice.kernels(plan, projection, receptors)) {
                    if (table.size() > 0) {
                        tables.add(table);
                        sources.add(network.populationIndex(projection.from().population()));
                    }
                }
            }
        }
        return new StaticInputs(tables, sources, plan.batch());
    }

    /** The {@link Choice} by the description of the projection alone, and of the network, which {@code rows} follows. */
    static Choice byDescription(RowPlan rows) {
        return (plan, projection, receptors) -> byDescription(plan, projection, receptors, rows.visit(projection));
    }

    private static List<StaticKernel> byDescription(ShardPlan plan, Projection projection, int receptors, int visit) {
        SynapseDrawer drawer = new SynapseDrawer(plan.network(), projection);
        int sourceFirst = drawer.ends().sourceFirst();
        int sources = drawer.ends().sources();
        Connect connect = projection.connect() instanceof Connect.Masked masked ? masked.of() : projection.connect();
        if (connect instanceof Connect.MeanField) {
            Synapses synapses = drawer.draw(plan.from(), plan.to());
            return List.of(MeanFieldKernel.of(synapses, sourceFirst, sources, receptors));
        }
        if (connect instanceof Connect.MaxPool pool) {
            Synapses synapses = drawer.draw(plan.from(), plan.to());
            return List.of(new MaxPoolKernel(synapses, sourceFirst, sources, pool.decay(), receptors, plan.batch()));
        }
        if (BitTableBuilder.serves(projection, drawer.ends(), plan.batch())) {
            double weight = ((Value.Constant) projection.weight()).value();
            int receptor = receptors == 2 && weight < 0 ? 1 : 0;
            return List.of(BitTableBuilder.build(drawer, weight, receptor, plan.from(), plan.to()));
        }
        return StaticTableBuilder.tables(drawer, projection.weight(), receptors, visit, plan.from(), plan.to());
    }

    /** By step, then projection as declared; what a kernel is going to read is loaded while the one before it delivers. */
    void deliver(long firstStep, int steps, SpikeHistory[] histories, InputRing ring) {
        for (long step = firstStep; step < firstStep + steps; step++) {
            for (int t = 0; t < kernels.length; t++) {
                if (t + 1 < kernels.length) {
                    kernels[t + 1].prepare(histories[sources[t + 1]], step, batch);
                }
                kernels[t].deliver(histories[sources[t]], step, ring, batch);
            }
        }
    }

    /** How many steps before a slice the kernels look back on. */
    int historySteps() {
        return Arrays.stream(kernels).mapToInt(StaticKernel::historySteps).max().orElse(0);
    }

    int longestDelaySteps() {
        int longest = 0;
        for (StaticKernel table : kernels) {
            longest = Math.max(longest, table.longestDelaySteps());
        }
        return longest;
    }

    void save(String prefix, StageState state) {
        for (int t = 0; t < kernels.length; t++) {
            kernels[t].save(prefix + "static." + t + ".", state);
        }
    }

    void restore(String prefix, StageState state) {
        for (int t = 0; t < kernels.length; t++) {
            kernels[t].restore(prefix + "static." + t + ".", state);
        }
    }

    /** Spikes up to {@code step} are forgotten. */
    void reset(long step) {
        for (StaticKernel kernel : kernels) {
            kernel.reset(step);
        }
    }

    long size() {
        long size = 0;
        for (StaticKernel table : kernels) {
            size += table.size();
        }
        return size;
    }
}
