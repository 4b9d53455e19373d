package io.engram.examples;

import java.util.ArrayList;
import java.util.List;

/** The last spikes of one population: grows up to a limit, piece by piece, then forgets the oldest. One thread. */
final class SpikeMemory {
    private static final int LIMIT = 1 << 22;
    /** Spikes of a piece: none is copied to grow, so that no more is held than there is. */
    private static final int PIECE = 1 << 12;

    private final int limit;
    private final int piece;
    private final List<long[]> steps = new ArrayList<>();
    private final List<int[]> neurons = new ArrayList<>();
    private long count;

    SpikeMemory() {
        this(LIMIT);
    }

    /** {@code limit}: a power of two, from 64. */
    SpikeMemory(int limit) {
        this.limit = limit;
        piece = Math.min(PIECE, limit);
    }

    void add(long step, int neuron) {
        int place = (int) (count & (limit - 1));
        if (place / piece == steps.size()) {
            steps.add(new long[piece]);
            neurons.add(new int[piece]);
        }
        steps.get(place / piece)[place % piece] = step;
        neurons.get(place / piece)[place % piece] = neuron;
        count++;
    }

    Spikes spikes(String population, int size, double dtMs) {
        int kept = (int) Math.min(count, limit);
        double[] timesMs = new double[kept];
        int[] who = new int[kept];
        for (int k = 0; k < kept; k++) {
            int place = (int) (count - kept + k & (limit - 1));
            timesMs[k] = steps.get(place / piece)[place % piece] * dtMs;
            who[k] = neurons.get(place / piece)[place % piece];
        }
        return new Spikes(population, size, timesMs, who, count - kept);
    }

    long count() {
        return count;
    }
}
