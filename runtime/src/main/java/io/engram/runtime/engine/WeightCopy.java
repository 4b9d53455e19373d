package io.engram.runtime.engine;

import io.engram.runtime.Weights;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.Optional;

/**
 * A copy of weights of one projection, in the order target, source. Immutable.
 *
 * @param recorded stands for the synapses: all of the projection, or those that a recorder chose
 */
record WeightCopy(long step, int projection, boolean change, Weights weights, Object recorded)
        implements WeightSnapshot {
    WeightCopy changed() {
        return new WeightCopy(step, projection, true, weights, recorded);
    }

    @Override
    public Optional<Object> synapses() {
        return Optional.of(recorded);
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
