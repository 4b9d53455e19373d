package io.engram.neurons;

import io.engram.runtime.random.StepHash;
import io.engram.runtime.spi.Pattern;

/**
 * The units of a shard that show a value above 0, in order: the others cost an encoder nothing. Draws for them are a function
 * of unit and step, so that there is nothing to remember. Owned by an encoder's kernel.
 */
final class ShownUnits {
    private final int from;
    private final int[] units;
    private final float[] values;
    private final int[] places;
    private final int[] u31;
    private int count;

    /** For the units {@code from} to {@code to} (exclusive) of a population. */
    ShownUnits(int from, int to) {
        this.from = from;
        units = new int[to - from];
        values = new float[to - from];
        places = new int[to - from];
        u31 = new int[to - from];
    }

    /** Takes the part of a population's pattern that is the shard's. */
    void take(Pattern pattern) {
        count = 0;
        for (int i = 0; i < units.length; i++) {
            float value = pattern.value(from + i);
            if (value > 0) {
                units[count] = i;
                values[count] = value;
                places[count] = StepHash.scaled(from + i);
                count++;
            }
        }
    }

    /** Draws 31 bits for each unit that shows something. */
    void draw(long stepKey) {
        StepHash.fill(stepKey, 0, places, count, u31);
    }

    /** What was drawn for unit {@code k} that shows something. */
    int u31(int k) {
        return u31[k];
    }

    int count() {
        return count;
    }

    /** Unit {@code k} that shows something, counted within the shard. */
    int unit(int k) {
        return units[k];
    }

    float value(int k) {
        return values[k];
    }

    /** The greatest value of a pattern. */
    static double greatest(Pattern pattern) {
        double greatest = 0;
        for (int k = 0; k < pattern.size(); k++) {
            greatest = Math.max(greatest, pattern.value(k));
        }
        return greatest;
    }
}
