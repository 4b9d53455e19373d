package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.random.Draws;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Draws the synapses of one projection a target at a time; a pure function of network, projection and target. Kinds that are
 * drawn source by source, or pair by pair without repeats, are drawn at once for its range of targets. One thread.
 */
final class TargetDrawer {
    private final Ends ends;
    private final Connect connect;
    private final long key;
    private final Optional<SubsetDrawer> subset;
    private final Optional<SynapseList> list;
    private final Set<Long> masked = new HashSet<>();
    private final long[] totalStart;

    /**
     * For targets {@code from} (inclusive) to {@code to} (exclusive).
     *
     * @param totalStart where the synapses of each target begin if their total number is fixed; else empty
     */
    TargetDrawer(Ends ends, Connect described, long key, long[] totalStart, int from, int to) {
        this.ends = ends;
        this.key = key;
        this.totalStart = totalStart;
        connect = described instanceof Connect.Masked some ? some.of() : described;
        subset = subset();
        boolean bySource = connect instanceof Connect.FixedOutDegree
                || connect instanceof Connect.ExplicitList
                || connect instanceof Connect.FixedTotalNumber && totalStart.length == 0;
        list = bySource
                ? Optional.of(SynapseList.drawn(ends, connect, key, ends.first(from), ends.last(to)))
                : Optional.empty();
        if (described instanceof Connect.Masked some) {
            int[] sources = some.mask().sources();
            int[] targets = some.mask().targets();
            for (int k = 0; k < sources.length; k++) {
                masked.add(pair(ends.sourceFirst() + sources[k], ends.targetFirst() + targets[k]));
            }
        }
    }

    private Optional<SubsetDrawer> subset() {
        if (connect instanceof Connect.FixedInDegree degree) {
            return Optional.of(new SubsetDrawer(ends.sourceFirst(), ends.sources(), degree.multapses()));
        }
        return totalStart.length > 0
                ? Optional.of(new SubsetDrawer(ends.sourceFirst(), ends.sources(), true))
                : Optional.empty();
    }

    private static long pair(int source, int target) {
        return (long) source << 32 | target;
    }

    /** Fills {@code row} with the synapses that end in {@code target}. */
    void draw(int target, SynapseRow row) {
        row.size = 0;
        if (target < ends.targetFirst() || target >= ends.targetLast()) {
            return;
        }
        if (list.isPresent()) {
            list.get().fill(target, row);
        } else {
            fill(target, row);
        }
        if (!masked.isEmpty()) {
            unmask(target, row);
        }
    }

    private void fill(int target, SynapseRow row) {
        if (connect instanceof Connect.AllToAll all) {
            allToAll(target, all.autapses(), row);
        } else if (connect instanceof Connect.MeanField) {
            allToAll(target, true, row);
        } else if (connect instanceof Connect.OneToOne) {
            int place = target - ends.targetFirst();
            row.add(ends.sourceFirst() + place, place);
        } else if (connect instanceof Connect.FixedInDegree degree) {
            long first = (long) (target - ends.targetFirst()) * degree.inDegree();
            several(target, degree.inDegree(), degree.autapses(), first, row);
        } else if (connect instanceof Connect.FixedTotalNumber total) {
            int place = target - ends.targetFirst();
            int count = (int) (totalStart[place + 1] - totalStart[place]);
            several(target, count, total.autapses(), totalStart[place], row);
        } else if (connect instanceof Connect.PairwiseBernoulli bernoulli) {
            pairwiseBernoulli(target, bernoulli, row);
        } else if (connect instanceof Connect.ByDistance distance) {
            byDistance(target, distance, row);
        } else {
            new WindowDrawer(ends.sourceFirst(), ends.targetFirst()).draw(connect, target, row);
        }
    }

    private void allToAll(int target, boolean autapses, SynapseRow row) {
        int first = ends.sourceFirst();
        long index = (long) (target - ends.targetFirst()) * ends.sources();
        if (!autapses && ends.samePopulation()) {
            index -= Math.max(0, Math.min(target, first + ends.sources()) - Math.max(ends.targetFirst(), first));
        }
        row.reserve(ends.sources());
        for (int source = first; source < first + ends.sources(); source++) {
            if (ends.allows(source, target, autapses)) {
                row.add(source, index++);
            }
        }
    }

    private void several(int target, int count, boolean autapses, long firstIndex, SynapseRow row) {
        int forbidden = autapses || !ends.samePopulation() ? -1 : target;
        int[] drawn = subset.orElseThrow().draw(Draws.key(key, target), count, forbidden);
        row.reserve(count);
        System.arraycopy(drawn, 0, row.source, 0, count);
        for (int k = 0; k < count; k++) {
            row.index[k] = firstIndex + k;
        }
        row.size = count;
    }

    /** Jumps from one connected source to the next: the gap is geometric. */
    private void pairwiseBernoulli(int target, Connect.PairwiseBernoulli bernoulli, SynapseRow row) {
        if (bernoulli.p() == 0) {
            return;
        }
        double logMiss = StrictMath.log1p(-bernoulli.p());
        long own = Draws.key(key, target);
        long draw = 0;
        long source = -1;
        long index = (long) target << 32;
        while (true) {
            double gap =
                    bernoulli.p() == 1 ? 0 : StrictMath.floor(StrictMath.log1p(-Draws.uniform(own, draw++)) / logMiss);
            if (gap >= ends.sources() - source - 1) {
                break;
            }
            source += 1 + (long) gap;
            if (ends.allows((int) (ends.sourceFirst() + source), target, bernoulli.autapses())) {
                row.add((int) (ends.sourceFirst() + source), index++);
            }
        }
    }

    private void byDistance(int target, Connect.ByDistance distance, SynapseRow row) {
        long own = Draws.key(key, target);
        long index = (long) target << 32;
        for (int source = 0; source < ends.sources(); source++) {
            boolean allowed = ends.allows(ends.sourceFirst() + source, target, distance.autapses());
            if (allowed && Draws.uniform(own, source) < distance.probability(source, target - ends.targetFirst())) {
                row.add(ends.sourceFirst() + source, index++);
            }
        }
    }

    private void unmask(int target, SynapseRow row) {
        int left = 0;
        for (int k = 0; k < row.size; k++) {
            if (!masked.contains(pair(row.source[k], target))) {
                row.source[left] = row.source[k];
                row.index[left++] = row.index[k];
            }
        }
        row.size = left;
    }
}
