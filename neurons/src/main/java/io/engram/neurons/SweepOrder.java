package io.engram.neurons;

import io.engram.runtime.random.Draws;

/**
 * The order in which a sweep takes the units of a population, drawn from the seed. Every shard draws the whole order, which is
 * a function of key and sweep alone, once for all its kernels.
 */
final class SweepOrder {
    private final long key;
    private final int[] order;
    private long drawnFor = -1;

    SweepOrder(long key, int size) {
        this.key = key;
        order = new int[size];
    }

    int size() {
        return order.length;
    }

    /** The unit at {@code place} of {@code sweep}; Fisher and Yates's shuffle. */
    int unit(long sweep, int place) {
        if (sweep != drawnFor) {
            draw(Draws.key(key, sweep));
            drawnFor = sweep;
        }
        return order[place];
    }

    private void draw(long sweepKey) {
        for (int k = 0; k < order.length; k++) {
            int other = Draws.below(sweepKey, k, k + 1);
            order[k] = order[other];
            order[other] = k;
        }
    }
}
