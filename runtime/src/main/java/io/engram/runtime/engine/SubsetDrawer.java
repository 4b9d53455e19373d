package io.engram.runtime.engine;

import io.engram.runtime.random.Draws;

/**
 * Draws neurons of a range uniformly, with or without replacement; a pure function of the key. One thread; the array
 * returned is valid until the next draw.
 */
final class SubsetDrawer {
    private final int first;
    private final int size;
    private final boolean replace;
    private final int[] drawnFor;
    private int round;
    private int[] drawn = new int[16];

    SubsetDrawer(int first, int size, boolean replace) {
        this.first = first;
        this.size = size;
        this.replace = replace;
        drawnFor = replace ? new int[0] : new int[size];
    }

    /** {@code count} neurons other than {@code forbidden} (-1: none). */
    int[] draw(long key, int count, int forbidden) {
        if (drawn.length < count) {
            drawn = new int[count];
        }
        if (replace) {
            withReplacement(key, count, forbidden);
        } else if (2L * count <= size) {
            round++;
            distinct(key, count, forbidden);
        } else {
            allBut(key, count, forbidden);
        }
        return drawn;
    }

    private void withReplacement(long key, int count, int forbidden) {
        long draw = 0;
        for (int k = 0; k < count; k++) {
            int neuron;
            do {
                neuron = first + Draws.below(key, draw++, size);
            } while (neuron == forbidden);
            drawn[k] = neuron;
        }
    }

    private void distinct(long key, int count, int forbidden) {
        long draw = 0;
        for (int k = 0; k < count; k++) {
            int neuron;
            do {
                neuron = Draws.below(key, draw++, size);
            } while (drawnFor[neuron] == round || first + neuron == forbidden);
            drawnFor[neuron] = round;
            drawn[k] = first + neuron;
        }
    }

    /** Draws those that are left out, which are fewer, and takes the others in ascending order. */
    private void allBut(long key, int count, int forbidden) {
        round++;
        boolean forbids = forbidden >= first && forbidden < first + size;
        if (forbids) {
            drawnFor[forbidden - first] = round;
        }
        long draw = 0;
        for (int left = size - count - (forbids ? 1 : 0); left > 0; left--) {
            int neuron;
            do {
                neuron = Draws.below(key, draw++, size);
            } while (drawnFor[neuron] == round);
            drawnFor[neuron] = round;
        }
        int k = 0;
        for (int neuron = 0; neuron < size && k < count; neuron++) {
            if (drawnFor[neuron] != round) {
                drawn[k++] = first + neuron;
            }
        }
    }
}
