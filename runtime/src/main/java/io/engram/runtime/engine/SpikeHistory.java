package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * The spikes of one population over its last slices, by step, ascending within a step. Global indices; nothing of shards
 * is left in it. Filled and read by one thread.
 */
public final class SpikeHistory {
    private final int sliceSteps;
    private final int slices;
    private final int[][] starts;
    private final int[][] ids;
    private long newest = -1;

    /** Keeps the last {@code slices} slices of {@code sliceSteps} steps. */
    public SpikeHistory(int sliceSteps, int slices) {
        this.sliceSteps = sliceSteps;
        this.slices = slices;
        starts = new int[slices][sliceSteps + 1];
        ids = new int[slices][64];
    }

    /** Steps a slice. */
    public int sliceSteps() {
        return sliceSteps;
    }

    /** Opens slice {@code slice} (counted from 0), the one after the last, with {@code total} spikes to come. */
    public void open(long slice, int total) {
        newest = slice;
        int place = (int) (slice % slices);
        Arrays.fill(starts[place], 0);
        if (ids[place].length < total) {
            ids[place] = new int[Math.max(total, 2 * ids[place].length)];
        }
    }

    /** Where spikes of step {@code firstStep + k} of the open slice begin: {@code starts()[k]}; the writer fills it. */
    public int[] starts() {
        return starts[(int) (newest % slices)];
    }

    /** The ids of the open slice; the writer fills them. */
    public int[] ids() {
        return ids[(int) (newest % slices)];
    }

    /** The array that holds the spikes of {@code step}, from {@link #begin} to {@link #end}. */
    public int[] ids(long step) {
        return ids[place(step)];
    }

    /** Index of the first spike of {@code step} in {@link #ids(long)}; steps before the first have none. */
    public int begin(long step) {
        return step < 1 ? 0 : starts[place(step)][(int) ((step - 1) % sliceSteps)];
    }

    /** One past the last spike of {@code step} in {@link #ids(long)}. */
    public int end(long step) {
        return step < 1 ? 0 : starts[place(step)][(int) ((step - 1) % sliceSteps) + 1];
    }

    private int place(long step) {
        if (step < 1) {
            return 0;
        }
        long slice = (step - 1) / sliceSteps;
        if (slice > newest || slice <= newest - slices) {
            throw new IllegalStateException(
                    "step " + step + " is in slice " + slice + ", kept are " + slices + " up to " + newest);
        }
        return (int) (slice % slices);
    }

    /** What it holds, for a checkpoint. */
    void save(String name, StageState state) {
        state.put(name + ".newest", new long[] {newest});
        for (int k = 0; k < slices; k++) {
            state.put(name + ".starts." + k, starts[k].clone());
            state.put(name + ".ids." + k, Arrays.copyOf(ids[k], starts[k][sliceSteps]));
        }
    }

    /** Continues from what {@link #save} wrote. */
    void restore(String name, StageState state) {
        newest = state.longs(name + ".newest")[0];
        for (int k = 0; k < slices; k++) {
            System.arraycopy(state.ints(name + ".starts." + k), 0, starts[k], 0, sliceSteps + 1);
            int[] saved = state.ints(name + ".ids." + k);
            ids[k] = Arrays.copyOf(saved, Math.max(64, saved.length));
        }
    }
}
