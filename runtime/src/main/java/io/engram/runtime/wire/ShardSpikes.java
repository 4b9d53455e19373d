package io.engram.runtime.wire;

import java.util.Arrays;

/**
 * The spikes of one shard of a population during one slice, by step: what a frame carries. Owned by whoever fills it.
 *
 * <pre>
 *   step firstStep + k fired ids[start(k)] .. ids[end(k) - 1], ascending, indices within the population
 * </pre>
 */
public final class ShardSpikes {
    private final int[] starts;
    private int[] ids = new int[64];
    private long firstStep;
    private int steps;
    private int count;

    /** For slices of at most {@code sliceSteps} steps. */
    public ShardSpikes(int sliceSteps) {
        starts = new int[sliceSteps + 1];
    }

    /** Empties it for the slice that begins at {@code newFirstStep}, no step closed yet. */
    public void begin(long newFirstStep) {
        firstStep = newFirstStep;
        steps = 0;
        starts[0] = 0;
        count = 0;
    }

    /** Adds a spike to the step that is being filled. */
    public void add(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = id;
    }

    /** Closes the step that was being filled. */
    public void endStep() {
        starts[++steps] = count;
    }

    /** Closes steps until the one with offset {@code offset} is being filled. */
    public void fillTo(int offset) {
        while (steps < offset) {
            endStep();
        }
    }

    /** Sorts the spikes of the step that is being filled. */
    public void sortStep() {
        Arrays.sort(ids, starts[steps], count);
    }

    public long firstStep() {
        return firstStep;
    }

    /** Steps closed. */
    public int steps() {
        return steps;
    }

    /** All spikes. */
    public int count() {
        return count;
    }

    /** Spikes, grouped by step; valid until the next {@link #begin}. */
    public int[] ids() {
        return ids;
    }

    /** Where spikes of step offset {@code k} begin. */
    public int start(int k) {
        return starts[k];
    }

    /** One past the last spike of step offset {@code k}. */
    public int end(int k) {
        return starts[k + 1];
    }
}
