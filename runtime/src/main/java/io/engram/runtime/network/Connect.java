package io.engram.runtime.network;

import java.util.Arrays;

/** Which source neurons reach which target neurons. Indices are within the projection's ranges. */
public sealed interface Connect {

    /** How many targets in a row share weights and so must be updated together; the target population's size is a multiple. */
    default int grain() {
        return 1;
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

    static Connect list(int[] sources, int[] targets) {
        return new ExplicitList(sources, targets);
    }

    private static void positive(String name, int value) {
        if (value < 1) {
            throw new SpecException(name + "=" + value + "; must be at least 1");
        }
    }
}
