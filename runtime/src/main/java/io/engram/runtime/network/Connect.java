package io.engram.runtime.network;

import java.util.Arrays;

/** Which source neurons reach which target neurons. Indices are within the projection's ranges. */
public sealed interface Connect {

    /** How many targets in a row share weights and so must be updated together; the target population's size is a multiple. */
    default int grain() {
        return 1;
    }

    /** Whether several synapses have one weight. */
    default boolean sharesWeights() {
        return false;
    }

    /** Every source to every target; with {@code autapses} also a neuron to itself. */
    record AllToAll(boolean autapses) implements Connect {}

    /** Source k to target k; both ranges have one size. */
    record OneToOne() implements Connect {}

    /** Each target draws {@code inDegree} sources, uniformly; with {@code multapses} with replacement. */
    record FixedInDegree(int inDegree, boolean autapses, boolean multapses) implements Connect {
        public FixedInDegree {
            positive("inDegree", inDegree);
        }
    }

    /** Each source draws {@code outDegree} targets, uniformly; with {@code multapses} with replacement. */
    record FixedOutDegree(int outDegree, boolean autapses, boolean multapses) implements Connect {
        public FixedOutDegree {
            positive("outDegree", outDegree);
        }
    }

    /** Each ordered pair is connected with probability {@code p}. */
    record PairwiseBernoulli(double p, boolean autapses) implements Connect {
        public PairwiseBernoulli {
            if (!(p >= 0 && p <= 1)) {
                throw new SpecException("pairwise-bernoulli: p=" + p + "; must be within 0 and 1");
            }
        }
    }

    /** {@code total} synapses, source and target of each drawn uniformly; with {@code multapses} with replacement. */
    record FixedTotalNumber(long total, boolean autapses, boolean multapses) implements Connect {
        public FixedTotalNumber {
            if (total < 1 || total > Integer.MAX_VALUE) {
                throw new SpecException("fixed-total-number: total=" + total + "; must be within 1 and 2147483647");
            }
        }
    }

    /** Synapse k goes from {@code sources[k]} to {@code targets[k]}; explicit weights and delays follow this order. */
    record ExplicitList(int[] sources, int[] targets) implements Connect {
        public ExplicitList {
            sources = sources.clone();
            targets = targets.clone();
            if (sources.length != targets.length) {
                throw new SpecException("explicit list: " + sources.length + " sources but " + targets.length
                        + " targets; one target a source");
            }
            if (sources.length == 0) {
                throw new SpecException("explicit list: no synapses; must name at least one");
            }
        }

        @Override
        public int[] sources() {
            return sources.clone();
        }

        @Override
        public int[] targets() {
            return targets.clone();
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof ExplicitList that
                    && Arrays.equals(sources, that.sources)
                    && Arrays.equals(targets, that.targets);
        }

        @Override
        public int hashCode() {
            return 31 * Arrays.hashCode(sources) + Arrays.hashCode(targets);
        }

        @Override
        public String toString() {
            return sources.length + " explicit synapses";
        }
    }

    /**
     * Receptive fields: target {@code f * positions + l} sees the window at position l, through weights of its own. There are
     * {@code filters} targets a position.
     */
    record Local(Windows windows, int filters) implements Connect {
        public Local {
            positive("filters", filters);
        }
    }

    /**
     * The same with shared weights: the targets {@code f * positions + l} of a filter f see their windows through one kernel.
     * Weight {@code (f * channels + c) * places + k} is that of place k in channel c.
     */
    record Convolution(Windows windows, int filters) implements Connect {
        public Convolution {
            positive("filters", filters);
        }

        /** Weights of one filter. */
        public int weightsOfFilter() {
            return windows.channels() * windows.places();
        }

        @Override
        public boolean sharesWeights() {
            return true;
        }

        @Override
        public int grain() {
            return windows.positions();
        }
    }

    /**
     * Target {@code c * positions + l} gets the spikes of the most active neuron in its window of channel c: the one with the
     * greatest sliding rate, which loses {@code decay} of itself a step and gains 1 at a spike; of equals the first.
     */
    record MaxPool(Windows windows, double decay) implements Connect {
        public MaxPool {
            if (!(decay > 0 && decay < 1)) {
                throw new SpecException("decay = " + decay + "; must be between 0 and 1");
            }
        }
    }

    /** Each target gets its weight times the share of the sources that fire. */
    record MeanField() implements Connect {}

    /**
     * A pair at distance d on a sheet is connected with probability {@code p * profile(d / width)}.
     *
     * @param profile what distance leaves of the probability
     * @param width in sides of the sheet
     */
    record ByDistance(Sheet sheet, Profile profile, double p, double width, boolean autapses) implements Connect {

        /** What distance leaves of a probability; x is the distance in widths. */
        public enum Profile {
            /** exp(-x² / 2). */
            GAUSSIAN,
            /** exp(-x). */
            EXPONENTIAL,
            /** 1 up to a distance of one width, 0 beyond. */
            DISC;

            double at(double x) {
                return switch (this) {
                    case GAUSSIAN -> StrictMath.exp(-x * x / 2);
                    case EXPONENTIAL -> StrictMath.exp(-x);
                    case DISC -> x <= 1 ? 1 : 0;
                };
            }
        }

        public ByDistance {
            if (!(p >= 0 && p <= 1)) {
                throw new SpecException("by-distance: p=" + p + "; must be within 0 and 1");
            }
            if (!(width > 0) || Double.isInfinite(width)) {
                throw new SpecException("by-distance: width=" + width + "; must be > 0 and finite");
            }
        }

        /** The probability that {@code source} reaches {@code target}. */
        public double probability(int source, int target) {
            return p * profile.at(sheet.distance(source, target) / width);
        }
    }

    /** What {@code of} connects but for a mask: no synapse from {@code sources[k]} to {@code targets[k]}. */
    record Masked(Connect of, ExplicitList mask) implements Connect {
        public Masked {
            if (of instanceof Masked || of instanceof MeanField) {
                throw new SpecException(
                        "without: a mask cannot be put on " + of.getClass().getSimpleName());
            }
        }

        @Override
        public boolean sharesWeights() {
            return of.sharesWeights();
        }

        @Override
        public int grain() {
            return of.grain();
        }
    }

    static Connect allToAll() {
        return new AllToAll(true);
    }

    static Connect oneToOne() {
        return new OneToOne();
    }

    /** With autapses and multapses, as NEST's default. */
    static Connect fixedInDegree(int inDegree) {
        return new FixedInDegree(inDegree, true, true);
    }

    static Connect fixedOutDegree(int outDegree) {
        return new FixedOutDegree(outDegree, true, true);
    }

    static Connect pairwiseBernoulli(double p) {
        return new PairwiseBernoulli(p, true);
    }

    static Connect fixedTotalNumber(long total) {
        return new FixedTotalNumber(total, true, true);
    }

    /** Receptive fields without shared weights. */
    static Connect local(Windows windows, int filters) {
        return new Local(windows, filters);
    }

    /** Receptive fields with shared weights. */
    static Connect convolution(Windows windows, int filters) {
        return new Convolution(windows, filters);
    }

    /** The same without the synapses from {@code sources[k]} to {@code targets[k]}. */
    default Connect without(int[] sources, int[] targets) {
        return new Masked(this, new ExplicitList(sources, targets));
    }

    static Connect list(int[] sources, int[] targets) {
        return new ExplicitList(sources, targets);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new SpecException(name + "=" + value + "; must be at least 1");
        }
    }
}
