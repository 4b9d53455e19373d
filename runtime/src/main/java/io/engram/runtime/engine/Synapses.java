package io.engram.runtime.engine;

/**
 * The synapses of one projection that end in one shard, in the order target, source, draw.
 *
 * <pre>
 *   target t (local to the shard) owns synapses targetStart[t] .. targetStart[t + 1] - 1
 *   synapse k:  source[k] (index in the source population), delaySteps[k]
 *               weight[k], or weight[slot[k]] where synapses share weights
 * </pre>
 *
 * @param weight one a synapse, or one a slot
 * @param slot the slot of each synapse's weight; empty where each synapse has its own
 * @param kernel how many slots in a row belong together, as those of one kernel and channel do
 */
public record Synapses(int[] targetStart, int[] source, float[] weight, int[] delaySteps, int[] slot, int kernel)
        implements Incoming {
    private static final int[] OWN = new int[0];

    /** No synapse, to no target. */
    static final Synapses NONE = new Synapses(new int[1], new int[0], new float[0], new int[0]);

    /** Each with a weight of its own. */
    public Synapses(int[] targetStart, int[] source, float[] weight, int[] delaySteps) {
        this(targetStart, source, weight, delaySteps, OWN);
    }

    /** Sharing weights that all belong together. */
    public Synapses(int[] targetStart, int[] source, float[] weight, int[] delaySteps, int[] slot) {
        this(targetStart, source, weight, delaySteps, slot, weight.length);
    }

    /** How many synapses. */
    public int size() {
        return source.length;
    }

    @Override
    public int targets() {
        return targetStart.length - 1;
    }

    @Override
    public boolean oneDelay() {
        return false;
    }

    @Override
    public Reader reader(int from, int to) {
        return new Reader() {
            private int first;

            @Override
            public int read(int target) {
                first = targetStart[target];
                return targetStart[target + 1] - first;
            }

            @Override
            public int readSorted(int target) {
                return read(target);
            }

            @Override
            public int source(int k) {
                return source[first + k];
            }

            @Override
            public float weight(int k) {
                return weightOf(first + k);
            }

            @Override
            public int delaySteps(int k) {
                return delaySteps[first + k];
            }
        };
    }

    @Override
    public boolean shared() {
        return slot.length > 0;
    }

    /** The weight of synapse {@code k}. */
    public float weightOf(int k) {
        return weight[shared() ? slot[k] : k];
    }
}
