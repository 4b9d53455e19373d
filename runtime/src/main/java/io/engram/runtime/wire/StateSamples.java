package io.engram.runtime.wire;

import java.util.Arrays;

/**
 * State of chosen neurons of one shard, gathered during a slice for one state recorder: (step, place in the recorder's
 * list, one value a variable). Owned by the shard.
 */
public final class StateSamples {
    private final int recorder;
    private final int population;
    private final int variables;
    private long[] steps = new long[16];
    private int[] places = new int[16];
    private double[] values;
    private int count;

    public StateSamples(int recorder, int population, int variables) {
        this.recorder = recorder;
        this.population = population;
        this.variables = variables;
        values = new double[16 * variables];
    }

    /** Forgets all samples. */
    public void clear() {
        count = 0;
    }

    /** Adds a sample whose values {@link #set} gives next. */
    public void add(long step, int place) {
        if (count == steps.length) {
            steps = Arrays.copyOf(steps, 2 * count);
            places = Arrays.copyOf(places, 2 * count);
            values = Arrays.copyOf(values, 2 * count * variables);
        }
        steps[count] = step;
        places[count] = place;
        count++;
    }

    /** Sets variable {@code v} of the sample added last. */
    public void set(int v, double value) {
        values[(count - 1) * variables + v] = value;
    }

    public int count() {
        return count;
    }

    public int recorder() {
        return recorder;
    }

    public int population() {
        return population;
    }

    public int variables() {
        return variables;
    }

    public long step(int k) {
        return steps[k];
    }

    public int place(int k) {
        return places[k];
    }

    public double value(int k, int v) {
        return values[k * variables + v];
    }
}
