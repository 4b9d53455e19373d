package io.engram.runtime.engine;

import io.engram.runtime.Weights;
import io.engram.runtime.spi.WeightSnapshot;

/** A copy of weights of one projection, in the order target, source. Immutable. */
record WeightCopy(long step, int projection, boolean change, Weights weights) implements WeightSnapshot {
    WeightCopy changed() {
        return new WeightCopy(step, projection, true, weights);
    }

    @Override
    public int size() {
        return weights.size();
    }

    @Override
    public int source(int k) {
        return weights.source(k);
    }

    @Override
    public int target(int k) {
        return weights.target(k);
    }

    @Override
    public float weight(int k) {
        return weights.weight(k);
    }
}
