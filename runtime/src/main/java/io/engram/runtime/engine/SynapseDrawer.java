package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Draws the synapses of one projection: who is connected to whom, target by target, and the weight and delay of each; pure
 * functions of network and projection, so that every shard draws its own and may draw them again. Thread-safe.
 */
public final class SynapseDrawer {
    /** Below any target: the key of what is not of one target. */
    private static final long ALL_TARGETS = -1;

    private final Projection projection;
    private final double dtMs;
    private final Ends ends;
    private final long connectKey;
    private final long weightKey;
    private final long delayKey;
    private Optional<long[]> totalStart = Optional.empty();

    public SynapseDrawer(Network network, Projection projection) {
        this.projection = projection;
        dtMs = network.dtMs();
        ends = Ends.of(network, projection);
        connectKey = Draws.key(network.seed(), "connect/" + projection.name());
        weightKey = Draws.key(network.seed(), "weight/" + projection.name());
        delayKey = Draws.key(network.seed(), "delay/" + projection.name());
    }

    Ends ends() {
        return ends;
    }

    Connect connect() {
        return projection.connect();
    }

    /** Draws target by target, for targets {@code from} (inclusive) to {@code to} (exclusive); for one thread. */
    TargetDrawer targets(int from, int to) {
        return new TargetDrawer(ends, projection.connect(), connectKey, totalStart(), from, to);
    }

    /**
     * Where the synapses of each target begin among a fixed total, all of which have drawn their targets; empty where these
     * cannot be drawn without the sources.
     */
    private synchronized long[] totalStart() {
        if (totalStart.isEmpty()) {
            totalStart = Optional.of(
                    convoluted() instanceof Connect.FixedTotalNumber total
                                    && total.multapses()
                                    && ends.alike(total.autapses())
                            ? totalStart(total.total())
                            : new long[0]);
        }
        return totalStart.get();
    }

    private long[] totalStart(long total) {
        long key = Draws.key(connectKey, ALL_TARGETS);
        List<int[]> counts = Parts.parallel(0, (int) total, 1, (first, last) -> ending(key, first, last));
        long[] start = new long[ends.targets() + 1];
        for (int t = 0; t < ends.targets(); t++) {
            start[t + 1] = start[t];
            for (int[] part : counts) {
                start[t + 1] += part[t];
            }
        }
        return start;
    }

    /** How many of the draws {@code first} to {@code last} (exclusive) end in each target. */
    private int[] ending(long key, int first, int last) {
        int targets = ends.targets();
        int[] counts = new int[targets];
        for (int k = first; k < last; k++) {
            counts[Draws.below(key, k, targets)]++;
        }
        return counts;
    }

    /** All that end in neurons {@code from} (inclusive) to {@code to} (exclusive) of the target population. */
    public Synapses draw(int from, int to) {
        int[] targetStart = new int[to - from + 1];
        TargetDrawer drawer = targets(from, to);
        SynapseRow row = new SynapseRow();
        for (int t = 0; t < to - from; t++) {
            drawer.draw(from + t, row);
            targetStart[t + 1] = Math.addExact(targetStart[t], row.size);
        }
        int size = targetStart[to - from];
        boolean shares = projection.isPlastic() && convolution().isPresent();
        int[] source = new int[size];
        float[] weight = new float[shares ? 0 : size];
        int[] delaySteps = new int[size];
        int[] slot = new int[shares ? size : 0];
        for (int t = 0; t < to - from; t++) {
            drawer.draw(from + t, row);
            row.sort();
            for (int k = 0; k < row.size; k++) {
                int place = targetStart[t] + k;
                source[place] = row.source[k];
                delaySteps[place] = delaySteps(row.index[k]);
                if (shares) {
                    slot[place] = Math.toIntExact(row.index[k]);
                } else {
                    weight[place] = weight(row.index[k]);
                }
            }
        }
        return shares
                ? shared(from, to, targetStart, source, delaySteps, slot)
                : new Synapses(targetStart, source, weight, delaySteps);
    }

    /** The same, drawn as they are read but where they share weights. */
    Incoming incoming(int from, int to) {
        boolean shares = projection.isPlastic() && convolution().isPresent();
        return shares ? draw(from, to) : new DrawnSynapses(this, from, to);
    }

    private Connect convoluted() {
        return projection.connect() instanceof Connect.Masked masked ? masked.of() : projection.connect();
    }

    private Optional<Connect.Convolution> convolution() {
        return convoluted() instanceof Connect.Convolution convolution ? Optional.of(convolution) : Optional.empty();
    }

    /** How many weights there are: as many as synapses, but where these share them and learn. */
    public long weights() {
        return projection.isPlastic()
                ? convolution()
                        .map(convolution -> (long) convolution.filters() * convolution.weightsOfFilter())
                        .orElseGet(this::count)
                : count();
    }

    /** Weights by slot: those of the filters whose targets, all of them, are in the range. */
    private Synapses shared(int from, int to, int[] targetStart, int[] source, int[] delaySteps, int[] slot) {
        Connect.Convolution convolution = convolution().orElseThrow();
        int ofFilter = convolution.weightsOfFilter();
        int first = (ends.first(from) - ends.targetFirst()) / convolution.grain() * ofFilter;
        int last = (ends.last(to) - ends.targetFirst()) / convolution.grain() * ofFilter;
        float[] weights = new float[Math.max(0, last - first)];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weight((long) first + k);
        }
        for (int k = 0; k < slot.length; k++) {
            slot[k] -= first;
        }
        return new Synapses(
                targetStart,
                source,
                weights,
                delaySteps,
                slot,
                convolution.windows().places());
    }

    /** How many synapses there are; only those of a random number must be drawn to be counted. */
    public long count() {
        Connect connect = projection.connect();
        if (connect instanceof Connect.AllToAll all) {
            return (long) ends.sources() * ends.targets() - (all.autapses() ? 0 : ends.shared());
        } else if (connect instanceof Connect.OneToOne) {
            return ends.sources();
        } else if (connect instanceof Connect.FixedInDegree degree) {
            return (long) ends.targets() * degree.inDegree();
        } else if (connect instanceof Connect.FixedOutDegree degree) {
            return (long) ends.sources() * degree.outDegree();
        } else if (connect instanceof Connect.FixedTotalNumber total) {
            return total.total();
        } else if (connect instanceof Connect.ExplicitList list) {
            return list.sources().length;
        }
        TargetDrawer drawer = targets(ends.targetFirst(), ends.targetLast());
        SynapseRow row = new SynapseRow();
        long count = 0;
        for (int target = ends.targetFirst(); target < ends.targetLast(); target++) {
            drawer.draw(target, row);
            count += row.size;
        }
        return count;
    }

    /** The weight of the synapse with a draw index. */
    float weight(long index) {
        if (projection.connect() instanceof Connect.MeanField) {
            return (float) (projection.weight().at(weightKey, index / ends.sources()) / ends.sources());
        }
        return (float) projection.weight().at(weightKey, index);
    }

    /** The least delay that may be drawn, in steps. */
    int leastDelaySteps() {
        return leastDelaySteps(projection.delays().delayMs(), dtMs);
    }

    /** No delay that is drawn is greater, in steps. */
    int greatestDelaySteps() {
        return (int) Math.min(
                Integer.MAX_VALUE - 1,
                Math.max(1, Math.round(projection.delays().delayMs().greatest() / dtMs)));
    }

    /** Whether all synapses have one delay. */
    boolean oneDelay() {
        return projection.delays().delayMs().isConstant();
    }

    /** The delay of the synapse with a draw index. */
    int delaySteps(long index) {
        double delayMs = projection.delays().delayMs().at(delayKey, index);
        long steps = Math.round(delayMs / dtMs);
        if (steps < 1 || steps > Integer.MAX_VALUE) {
            throw new SpecException("projections." + projection.name() + ".delay drew " + delayMs
                    + " ms; must be at least one step of " + dtMs + " ms (a truncated distribution keeps it there)");
        }
        return (int) steps;
    }

    /** The least delay that the description allows, in steps, at least 1. */
    public static int leastDelaySteps(Value delayMs, double dtMs) {
        double least = dtMs;
        if (delayMs instanceof Value.Constant constant) {
            least = constant.value();
        } else if (delayMs instanceof Value.Uniform uniform) {
            least = uniform.low();
        } else if (delayMs instanceof Value.TruncatedNormal truncated) {
            least = truncated.low();
        } else if (delayMs instanceof Value.Explicit explicit) {
            least = Arrays.stream(explicit.values()).min().orElse(dtMs);
        }
        return (int) Math.max(1, Math.min(Integer.MAX_VALUE, StrictMath.round(least / dtMs)));
    }
}
