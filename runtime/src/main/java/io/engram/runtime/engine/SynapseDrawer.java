package io.engram.runtime.engine;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import java.util.Arrays;
import java.util.Optional;

/**
 * Draws the synapses of one projection that end in a range of target neurons: a pure function of network, projection and
 * target, so that every shard draws its own and may draw them again.
 */
public final class SynapseDrawer {
    private final Projection projection;
    private final double dtMs;
    private final int sourceFirst;
    private final int sources;
    private final int targetFirst;
    private final int targetLast;
    private final boolean samePopulation;
    private final long connectKey;
    private final long weightKey;
    private final long delayKey;

    public SynapseDrawer(Network network, Projection projection) {
        this.projection = projection;
        dtMs = network.dtMs();
        Span from = projection
                .from()
                .within(network.population(projection.from().population()).size());
        Span to = projection
                .to()
                .within(network.population(projection.to().population()).size());
        sourceFirst = from.first();
        sources = from.size();
        targetFirst = to.first();
        targetLast = to.last();
        samePopulation = from.population().equals(to.population());
        connectKey = Draws.key(network.seed(), "connect/" + projection.name());
        weightKey = Draws.key(network.seed(), "weight/" + projection.name());
        delayKey = Draws.key(network.seed(), "delay/" + projection.name());
    }

    /** The synapses that end in neurons {@code from} (inclusive) to {@code to} (exclusive) of the target population. */
    public Synapses draw(int from, int to) {
        SynapseList list = connect(projection.connect(), Math.max(from, targetFirst), Math.min(to, targetLast));
        Synapses synapses = list.sorted(from, to, this::weight, this::delaySteps);
        return projection.isPlastic() && convolution().isPresent() ? shared(list, from, to, synapses) : synapses;
    }

    private Optional<Connect.Convolution> convolution() {
        Connect connect = projection.connect() instanceof Connect.Masked masked ? masked.of() : projection.connect();
        return connect instanceof Connect.Convolution convolution ? Optional.of(convolution) : Optional.empty();
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
    private Synapses shared(SynapseList list, int from, int to, Synapses drawn) {
        Connect.Convolution convolution = convolution().orElseThrow();
        int ofFilter = convolution.weightsOfFilter();
        int first = (Math.max(from, targetFirst) - targetFirst) / convolution.grain() * ofFilter;
        int last = (Math.min(to, targetLast) - targetFirst) / convolution.grain() * ofFilter;
        float[] weights = new float[Math.max(0, last - first)];
        for (int k = 0; k < weights.length; k++) {
            weights[k] = weight((long) first + k);
        }
        int[] slots = list.sortedIndices(from, to);
        for (int k = 0; k < slots.length; k++) {
            slots[k] -= first;
        }
        return new Synapses(
                drawn.targetStart(),
                drawn.source(),
                weights,
                drawn.delaySteps(),
                slots,
                convolution.windows().places());
    }

    /** How many synapses there are; only those of a Bernoulli network must be drawn to be counted. */
    public long count() {
        Connect connect = projection.connect();
        if (connect instanceof Connect.AllToAll all) {
            return (long) sources * (targetLast - targetFirst) - (all.autapses() || !samePopulation ? 0 : shared());
        } else if (connect instanceof Connect.OneToOne) {
            return sources;
        } else if (connect instanceof Connect.FixedInDegree degree) {
            return (long) (targetLast - targetFirst) * degree.inDegree();
        } else if (connect instanceof Connect.FixedOutDegree degree) {
            return (long) sources * degree.outDegree();
        } else if (connect instanceof Connect.FixedTotalNumber total) {
            return total.total();
        } else if (connect instanceof Connect.ExplicitList list) {
            return list.sources().length;
        }
        return connect(connect, targetFirst, targetLast).size();
    }

    /** Neurons that are on both sides, if both are of one population. */
    private int shared() {
        return Math.max(0, Math.min(targetLast, sourceFirst + sources) - Math.max(targetFirst, sourceFirst));
    }

    private SynapseList connect(Connect connect, int from, int to) {
        SynapseList list = new SynapseList();
        if (from >= to) {
            return list;
        }
        if (connect instanceof Connect.AllToAll all) {
            allToAll(list, from, to, all.autapses());
        } else if (connect instanceof Connect.OneToOne) {
            for (int target = from; target < to; target++) {
                list.add(sourceFirst + target - targetFirst, target, target - targetFirst);
            }
        } else if (connect instanceof Connect.FixedInDegree degree) {
            fixedInDegree(list, from, to, degree);
        } else if (connect instanceof Connect.PairwiseBernoulli bernoulli) {
            pairwiseBernoulli(list, from, to, bernoulli);
        } else if (connect instanceof Connect.FixedOutDegree degree) {
            fixedOutDegree(list, from, to, degree);
        } else if (connect instanceof Connect.FixedTotalNumber total) {
            fixedTotalNumber(list, from, to, total);
        } else if (connect instanceof Connect.ExplicitList explicit) {
            explicitList(list, from, to, explicit);
        } else if (connect instanceof Connect.ByDistance distance) {
            byDistance(list, from, to, distance);
        } else if (connect instanceof Connect.MeanField) {
            allToAll(list, from, to, true);
        } else if (connect instanceof Connect.Masked masked) {
            return connect(masked.of(), from, to)
                    .without(masked.mask().sources(), sourceFirst, masked.mask().targets(), targetFirst);
        } else {
            new WindowDrawer(sourceFirst, targetFirst, from, to).draw(connect, list);
        }
        return list;
    }

    private void byDistance(SynapseList list, int from, int to, Connect.ByDistance distance) {
        for (int target = from; target < to; target++) {
            long key = Draws.key(connectKey, target);
            long index = (long) target << 32;
            for (int source = 0; source < sources; source++) {
                boolean allowed = distance.autapses() || !samePopulation || sourceFirst + source != target;
                if (allowed && Draws.uniform(key, source) < distance.probability(source, target - targetFirst)) {
                    list.add(sourceFirst + source, target, index++);
                }
            }
        }
    }

    private void allToAll(SynapseList list, int from, int to, boolean autapses) {
        for (int target = from; target < to; target++) {
            long index = (long) (target - targetFirst) * sources;
            if (!autapses && samePopulation) {
                index -= Math.max(0, Math.min(target, sourceFirst + sources) - Math.max(targetFirst, sourceFirst));
            }
            for (int source = sourceFirst; source < sourceFirst + sources; source++) {
                if (autapses || !samePopulation || source != target) {
                    list.add(source, target, index++);
                }
            }
        }
    }

    private void fixedInDegree(SynapseList list, int from, int to, Connect.FixedInDegree degree) {
        SubsetDrawer subset = new SubsetDrawer(sourceFirst, sources, degree.multapses());
        for (int target = from; target < to; target++) {
            int forbidden = degree.autapses() || !samePopulation ? -1 : target;
            int[] drawn = subset.draw(Draws.key(connectKey, target), degree.inDegree(), forbidden);
            long index = (long) (target - targetFirst) * degree.inDegree();
            for (int k = 0; k < degree.inDegree(); k++) {
                list.add(drawn[k], target, index + k);
            }
        }
    }

    private void fixedOutDegree(SynapseList list, int from, int to, Connect.FixedOutDegree degree) {
        SubsetDrawer subset = new SubsetDrawer(targetFirst, targetLast - targetFirst, degree.multapses());
        for (int source = sourceFirst; source < sourceFirst + sources; source++) {
            int forbidden = degree.autapses() || !samePopulation ? -1 : source;
            int[] drawn = subset.draw(Draws.key(connectKey, source), degree.outDegree(), forbidden);
            long index = (long) (source - sourceFirst) * degree.outDegree();
            for (int k = 0; k < degree.outDegree(); k++) {
                if (drawn[k] >= from && drawn[k] < to) {
                    list.add(source, drawn[k], index + k);
                }
            }
        }
    }

    /** Jumps from one connected source to the next: the gap is geometric. */
    private void pairwiseBernoulli(SynapseList list, int from, int to, Connect.PairwiseBernoulli bernoulli) {
        if (bernoulli.p() == 0) {
            return;
        }
        double logMiss = StrictMath.log1p(-bernoulli.p());
        for (int target = from; target < to; target++) {
            long key = Draws.key(connectKey, target);
            long draw = 0;
            long source = -1;
            long index = (long) target << 32;
            while (true) {
                double gap = bernoulli.p() == 1
                        ? 0
                        : StrictMath.floor(StrictMath.log1p(-Draws.uniform(key, draw++)) / logMiss);
                if (gap >= sources - source - 1) {
                    break;
                }
                source += 1 + (long) gap;
                if (bernoulli.autapses() || !samePopulation || sourceFirst + source != target) {
                    list.add((int) (sourceFirst + source), target, index++);
                }
            }
        }
    }

    private void fixedTotalNumber(SynapseList list, int from, int to, Connect.FixedTotalNumber total) {
        PairDrawer pairs = new PairDrawer(
                connectKey, sourceFirst, sources, targetFirst, targetLast - targetFirst, samePopulation, total);
        for (long k = 0; k < total.total(); k++) {
            pairs.draw(k);
            if (pairs.target() >= from && pairs.target() < to) {
                list.add(pairs.source(), pairs.target(), k);
            }
        }
    }

    private void explicitList(SynapseList list, int from, int to, Connect.ExplicitList explicit) {
        int[] listedSources = explicit.sources();
        int[] listedTargets = explicit.targets();
        for (int k = 0; k < listedSources.length; k++) {
            int target = targetFirst + listedTargets[k];
            if (target >= from && target < to) {
                list.add(sourceFirst + listedSources[k], target, k);
            }
        }
    }

    private float weight(long index) {
        if (projection.connect() instanceof Connect.MeanField) {
            return (float) (projection.weight().at(weightKey, index / sources) / sources);
        }
        return (float) projection.weight().at(weightKey, index);
    }

    private int delaySteps(long index) {
        double delayMs = projection.delays().delayMs().at(delayKey, index);
        long steps = StrictMath.round(delayMs / dtMs);
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
