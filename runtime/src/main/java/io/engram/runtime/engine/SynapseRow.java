package io.engram.runtime.engine;

import java.util.Arrays;

/** The synapses that end in one target, as drawn: sources and the index by which weight and delay are drawn. One thread. */
final class SynapseRow {
    int[] source = new int[64];
    long[] index = new long[64];
    int size;

    private long[] keys = new long[0];

    void add(int from, long drawIndex) {
        if (size == source.length) {
            reserve(size + 1);
        }
        source[size] = from;
        index[size] = drawIndex;
        size++;
    }

    /** Room for {@code most} synapses. */
    void reserve(int most) {
        if (source.length < most) {
            int room = Math.max(most, 2 * source.length);
            source = Arrays.copyOf(source, room);
            index = Arrays.copyOf(index, room);
        }
    }

    /** Sorts by source; synapses of one source stay as drawn. */
    void sort() {
        boolean sorted = true;
        for (int k = 1; k < size && sorted; k++) {
            sorted = source[k - 1] <= source[k];
        }
        if (sorted) {
            return;
        }
        if (keys.length < size) {
            keys = new long[source.length];
        }
        for (int k = 0; k < size; k++) {
            keys[k] = (long) source[k] << 32 | k;
        }
        Arrays.sort(keys, 0, size);
        long[] drawn = Arrays.copyOf(index, size);
        for (int k = 0; k < size; k++) {
            source[k] = (int) (keys[k] >>> 32);
            index[k] = drawn[(int) keys[k]];
        }
    }
}
