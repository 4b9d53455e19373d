package io.engram.runtime.engine;

import io.engram.runtime.spi.WeightSnapshot;

/** A copy of weights of one projection, in the order target, source. Immutable by agreement: nobody writes the arrays. */
record WeightCopy(long step, int projection, boolean change, int[] sources, int[] targets, float[] weights)
        implements WeightSnapshot {
    @Override
    public int size() {
        return weights.length;
    }

    @Override
    public int source(int k) {
        return sources[k];
    }

    @Override
    public int target(int k) {
        return targets[k];
    }

    @Override
    public float weight(int k) {
        return weights[k];
    }
}
