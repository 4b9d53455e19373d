package io.engram.runtime.engine;

/**
 * The synapses of one projection that end in one shard, in the order target, source, draw.
 *
 * <pre>
 *   target t (local to the shard) owns synapses targetStart[t] .. targetStart[t + 1] - 1
 *   synapse k:  source[k] (index in the source population), weight[k], delaySteps[k]
 * </pre>
 */
public record Synapses(int[] targetStart, int[] source, float[] weight, int[] delaySteps) {
    /** No synapse, to no target. */
    static final Synapses NONE = new Synapses(new int[1], new int[0], new float[0], new int[0]);

    /** How many synapses. */
    public int size() {
        return source.length;
    }
}
