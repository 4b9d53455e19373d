package io.engram.runtime.wire;

import java.util.Arrays;

/**
 * The spikes of one shard of a population during one slice, by step: what a frame carries. Owned by whoever fills it. A
 * slice's events are all spikes or all graded: with the new value of the unit beside each.
 *
 * <pre>
 *   step firstStep + k fired ids[start(k)] .. ids[end(k) - 1], ascending, indices within the population
 * </pre>
 */
public final class ShardSpikes {
    private final int[] starts;
    private int[] ids = new int[64];
    private float[] values = new float[0];
    private boolean graded;
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
        graded = false;
    }

    /** Adds a spike to the step that is being filled. */
    public void add(int id) {
        if (count == ids.length) {
            ids = Arrays.copyOf(ids, 2 * count);
        }
        ids[count++] = id;
    }

    /** Adds a graded event to the step that is being filled: the new value of unit {@code id}. */
    public void add(int id, float value) {
        add(id);
        graded = true;
        if (values.length < ids.length) {
            values = Arrays.copyOf(values, ids.length);
        }
        values[count - 1] = value;
    }

    /** Adds what a frame holds of one step. */
    public void addAll(int many, FrameReader.Neurons from) {
        for (int k = 0; k < many; k++) {
            if (from.graded()) {
                add(from.neuron(k), from.value(k));
            } else {
                add(from.neuron(k));
            }
        }
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

    /** Whether the events of this slice carry values. */
    public boolean graded() {
        return graded;
    }

    /** The new value that each of {@link #ids} carries, where they are {@link #graded}. */
    public float[] values() {
        return values;
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
