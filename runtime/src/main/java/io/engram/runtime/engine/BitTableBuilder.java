package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Value;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the {@link BitTable} of a projection for one shard: synapses are drawn target by target, parts of the targets in
 * parallel; those beyond the first between two neurons are appended to their row.
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
    static double density(Connect connect, Ends ends) {
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
        List<More> more =
                Parts.parallel(first, first + targets, Long.SIZE, (begin, end) -> set(drawer, rows, first, begin, end));
        append(rows, more);
        int delaySteps = drawer.delaySteps(0);
        return new BitTable(receptor, drawer.ends().sourceFirst(), first - from, targets, delaySteps, weight, rows);
    }

    /** Sets the bits of targets {@code begin} (inclusive) to {@code end} (exclusive); what they cannot hold. */
    private static More set(SynapseDrawer drawer, long[][] rows, int first, int begin, int end) {
        TargetDrawer drawn = drawer.targets(begin, end);
        SynapseRow row = new SynapseRow();
        More more = new More();
        for (int target = begin; target < end; target++) {
            drawn.draw(target, row);
            int word = (target - first) / Long.SIZE;
            long bit = 1L << (target - first) % Long.SIZE;
            for (int k = 0; k < row.size; k++) {
                int source = row.source[k] - drawer.ends().sourceFirst();
                if ((rows[source][word] & bit) == 0) {
                    rows[source][word] |= bit;
                } else {
                    more.add(source, target - first);
                }
            }
        }
        return more;
    }

    /** Appends to each row the targets that its bits cannot hold, in ascending order, as parts are. */
    private static void append(long[][] rows, List<More> more) {
        int[] counts = new int[rows.length];
        for (More part : more) {
            for (int k = 0; k < part.size; k++) {
                counts[part.source(k)]++;
            }
        }
        int words = rows.length == 0 ? 0 : rows[0].length;
        Arrays.parallelSetAll(
                rows, s -> counts[s] == 0 ? rows[s] : Arrays.copyOf(rows[s], words + (counts[s] + 1) / 2));
        Arrays.fill(counts, 0);
        for (More part : more) {
            for (int k = 0; k < part.size; k++) {
                int source = part.source(k);
                int place = counts[source]++;
                int word = words + place / 2;
                rows[source][word] = place % 2 == 0
                        ? (long) BitTable.NO_TARGET << 32 | part.target(k)
                        : (long) part.target(k) << 32 | rows[source][word] & 0xFFFF_FFFFL;
            }
        }
    }

    /** Synapses, each with its source above its target. */
    private static final class More {
        private long[] pairs = new long[64];
        private int size;

        void add(int source, int target) {
            if (size == pairs.length) {
                pairs = Arrays.copyOf(pairs, 2 * size);
            }
            pairs[size++] = (long) source << 32 | target;
        }

        int source(int k) {
            return (int) (pairs[k] >> 32);
        }

        int target(int k) {
            return (int) pairs[k];
        }
    }
}
