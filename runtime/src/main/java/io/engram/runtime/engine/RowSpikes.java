package io.engram.runtime.engine;

import io.engram.runtime.spi.SpikeOutput;
import java.util.Arrays;

/**
 * The spikes of one step of a source, row after row of a batch, merged into one ascending list of entries {@code neuron *
 * batch + row}. Allocates only while it grows. One thread.
 */
final class RowSpikes implements SpikeOutput {
    private final int batch;
    private final int[] runs;
    private int[] entries = new int[64];
    private int[] spare = new int[64];
    private int count;
    private int row;

    RowSpikes(int batch) {
        this.batch = batch;
        runs = new int[batch + 1];
    }

    /** Begins a step. */
    void begin() {
        count = 0;
    }

    /** What follows is of row {@code newRow}; rows come in order, each once. */
    void row(int newRow) {
        row = newRow;
        runs[row] = count;
    }

    @Override
    public void spike(int i) {
        if (count == entries.length) {
            entries = Arrays.copyOf(entries, 2 * count);
            spare = new int[2 * count];
        }
        entries[count++] = i * batch + row;
    }

    /** Merges neighbours until one run is left; how many spikes there are, which {@link #entries} then holds. */
    int merge() {
        runs[batch] = count;
        int left = batch;
        while (left > 1) {
            int merged = 0;
            for (int r = 0; r < left; r += 2) {
                int middle = runs[r + 1];
                int end = runs[Math.min(left, r + 2)];
                merge(runs[r], middle, end);
                runs[merged++] = runs[r];
            }
            runs[merged] = count;
            left = merged;
            int[] swap = entries;
            entries = spare;
            spare = swap;
        }
        return count;
    }

    private void merge(int from, int middle, int end) {
        int a = from;
        int b = middle;
        for (int k = from; k < end; k++) {
            spare[k] = b >= end || a < middle && entries[a] <= entries[b] ? entries[a++] : entries[b++];
        }
    }

    int[] entries() {
        return entries;
    }
}
