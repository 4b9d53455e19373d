package io.engram.neurons;

import io.engram.runtime.spi.Pattern;

/** The units of a shard that show a value above 0, in order: the others cost an encoder nothing. Owned by its kernel. */
final class ShownUnits {
    private final int from;
    private final int[] units;
    private final float[] values;
    private int count;

    /** For the units {@code from} to {@code to} (exclusive) of a population. */
    ShownUnits(int from, int to) {
        this.from = from;
        units = new int[to - from];
        values = new float[to - from];
    }

    /** Takes the part of a population's pattern that is the shard's. */
    void take(Pattern pattern) {
        count = 0;
        for (int i = 0; i < units.length; i++) {
            float value = pattern.value(from + i);
            if (value > 0) {
                units[count] = i;
                values[count] = value;
                count++;
            }
        }
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
