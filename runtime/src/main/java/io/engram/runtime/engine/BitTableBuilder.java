package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import java.util.List;

/**
 * Builds the {@link BitTable} of a projection for one shard: synapses are drawn target by target, parts of the targets in
 * parallel; those beyond the first between two neurons are drawn again into a table of their own.
 */
final class BitTableBuilder {
    /** A bit for each target takes no more than two bytes a synapse, and counting 64 at once less time, above it. */
    private static final double LEAST_DENSITY = 1.0 / 16;

    private BitTableBuilder() {}

    /** Whether it serves a projection: a matter of the description alone, not of shards. */
    static boolean serves(Projection projection, Ends ends, int batch) {
        return batch == 1
                && projection.weight() instanceof Value.Constant
                && projection.delays().delayMs().isConstant()
                && ends.targets() >= Long.SIZE
                && density(projection.connect(), ends) >= LEAST_DENSITY;
    }

    /** Synapses for each pair, as far as the description tells. */
    private static double density(Connect connect, Ends ends) {
        if (connect instanceof Connect.AllToAll) {
            return 1;
        } else if (connect instanceof Connect.FixedInDegree degree) {
            return (double) degree.inDegree() / ends.sources();
        } else if (connect instanceof Connect.PairwiseBernoulli bernoulli) {
            return bernoulli.p();
        } else if (connect instanceof Connect.FixedTotalNumber total) {
            return (double) total.total() / ends.sources() / ends.targets();
        }
        return 0;
    }

    /** A table for targets {@code from} (inclusive) to {@code to} (exclusive), which the shard begins and ends with. */
    static BitTable build(SynapseDrawer drawer, double weight, int receptor, int from, int to) {
        int first = drawer.ends().first(from);
        int targets = Math.max(0, drawer.ends().last(to) - first);
        long[][] rows = new long[drawer.ends().sources()][BitTable.words(targets)];
        Parts.parallel(first, first + targets, Long.SIZE, (begin, end) -> set(drawer, rows, first, begin, end));
        List<StaticKernel> extras = new StaticTableBuilder(
                        drawer, StaticTableBuilder.Picked.REPEATED, receptor, weight, RowIndex.LONGEST_PAGE)
                .build(from, to);
        int delaySteps = drawer.delaySteps(0);
        return new BitTable(
                receptor, drawer.ends().sourceFirst(), first - from, targets, delaySteps, weight, rows, extras);
    }

    private static int set(SynapseDrawer drawer, long[][] rows, int first, int begin, int end) {
        TargetDrawer drawn = drawer.targets(begin, end);
        SynapseRow row = new SynapseRow();
        for (int target = begin; target < end; target++) {
            drawn.draw(target, row);
            int word = (target - first) / Long.SIZE;
            long bit = 1L << (target - first) % Long.SIZE;
            for (int k = 0; k < row.size; k++) {
                rows[row.source[k] - drawer.ends().sourceFirst()][word] |= bit;
            }
        }
        return end - begin;
    }
}
