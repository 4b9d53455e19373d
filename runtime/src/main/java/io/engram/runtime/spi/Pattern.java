package io.engram.runtime.spi;

import java.util.Arrays;

/** A value for each unit of a population. Immutable. */
public final class Pattern {
    private final float[] values;

    private Pattern(float[] values) {
        this.values = values;
    }

    /** The values are copied. */
    public static Pattern of(float... values) {
        return new Pattern(values.clone());
    }

    public int size() {
        return values.length;
    }

    public float value(int k) {
        return values[k];
    }

    /** A copy of all values. */
    public float[] values() {
        return values.clone();
    }

    /** The place of the first value that is not a finite number; -1 if there is none. */
    public int firstNotFinite() {
        for (int k = 0; k < values.length; k++) {
            if (!Float.isFinite(values[k])) {
                return k;
            }
        }
        return -1;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Pattern that && Arrays.equals(values, that.values);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(values);
    }

    @Override
    public String toString() {
        return values.length + " values, hash " + Integer.toHexString(hashCode());
    }
}
