package io.engram.runtime.engine;

import io.engram.runtime.wire.ShardSpikes;
import java.util.Arrays;

/**
 * The spikes of one population over its last steps, ascending within a step (a neuron that fires twice stands twice).
 * Global indices; nothing of shards is left in it. Filled and read by one thread.
 */
public final class SpikeHistory {
    private final int steps;
    /** One less than the places, of which there is a power of two. */
    private final int mask;

    private final int[][] ids;
    private final int[] counts;
    private final float[][] values;
    private long newest;

    /** Keeps the last {@code steps} steps. */
    public SpikeHistory(int steps) {
        this.steps = steps;
        int places = Integer.highestOneBit(2 * steps - 1);
        mask = places - 1;
        ids = new int[places][8];
        counts = new int[places];
        values = new float[places][0];
    }

    /** Opens the next step, without spikes yet. */
    public void open(long step) {
        if (step != newest + 1) {
            throw new IllegalStateException("step " + step + " does not follow step " + newest);
        }
        newest = step;
        counts[(int) step & mask] = 0;
    }

    /** Adds spikes {@code from[begin..end)} shifted by {@code shift} to {@code step}, one of the newest. */
    public void append(long step, int[] from, int begin, int end, int shift) {
        int place = place(step);
        int count = counts[place];
        int[] to = ids[place];
        if (to.length < count + end - begin) {
            to = Arrays.copyOf(to, Math.max(count + end - begin, 2 * to.length));
            ids[place] = to;
        }
        for (int k = begin; k < end; k++) {
            to[count++] = from[k] + shift;
        }
        counts[place] = count;
    }

    /** Adds what a shard's slice holds of its step {@code offset}, values too where its events are graded. */
    public void append(long step, ShardSpikes spikes, int offset) {
        int place = place(step);
        int before = counts[place];
        append(step, spikes.ids(), spikes.start(offset), spikes.end(offset), 0);
        if (spikes.graded()) {
            if (values[place].length < ids[place].length) {
                values[place] = Arrays.copyOf(values[place], ids[place].length);
            }
            System.arraycopy(spikes.values(), spikes.start(offset), values[place], before, counts[place] - before);
        }
    }

    /** The array whose first {@link #count} entries are the new values of {@link #ids}, where events are graded. */
    public float[] values(long step) {
        return values[place(step)];
    }

    /** The last step opened. */
    public long newest() {
        return newest;
    }

    /** The array whose first {@link #count} entries are the neurons that fired at {@code step}. */
    public int[] ids(long step) {
        return ids[place(step)];
    }

    /** How many fired at {@code step}; none before step 1. */
    public int count(long step) {
        return step < 1 ? 0 : counts[place(step)];
    }

    private int place(long step) {
        if (step > newest || step <= newest - steps) {
            throw new IllegalStateException("step " + step + " is not among the " + steps + " kept up to " + newest);
        }
        return (int) step & mask;
    }

    /** What it holds, for a checkpoint. */
    void save(String prefix, StageState state) {
        state.put(prefix + "newest", new long[] {newest});
        state.put(prefix + "counts", counts.clone());
        int[] all = new int[Arrays.stream(counts).sum()];
        int place = 0;
        for (int k = 0; k <= mask; k++) {
            System.arraycopy(ids[k], 0, all, place, counts[k]);
            place += counts[k];
        }
        state.put(prefix + "ids", all);
        saveValues(prefix, state);
    }

    /** Continues from what {@link #save} wrote. */
    void restore(String prefix, StageState state) {
        newest = state.longs(prefix + "newest")[0];
        System.arraycopy(state.ints(prefix + "counts"), 0, counts, 0, counts.length);
        int[] all = state.ints(prefix + "ids");
        int place = 0;
        for (int k = 0; k <= mask; k++) {
            ids[k] = Arrays.copyOfRange(all, place, place + Math.max(8, counts[k]));
            place += counts[k];
        }
        restoreValues(prefix, state);
    }

    /** None where no step holds graded events. */
    private void saveValues(String prefix, StageState state) {
        boolean graded = Arrays.stream(values).anyMatch(v -> v.length > 0);
        float[] all = new float[graded ? Arrays.stream(counts).sum() : 0];
        int place = 0;
        for (int k = 0; graded && k <= mask; k++) {
            System.arraycopy(values[k], 0, all, place, Math.min(values[k].length, counts[k]));
            place += counts[k];
        }
        state.put(prefix + "values", all);
    }

    private void restoreValues(String prefix, StageState state) {
        float[] all = state.floats(prefix + "values");
        int place = 0;
        for (int k = 0; all.length > 0 && k <= mask; k++) {
            values[k] = Arrays.copyOfRange(all, place, place + ids[k].length);
            place += counts[k];
        }
    }
}
