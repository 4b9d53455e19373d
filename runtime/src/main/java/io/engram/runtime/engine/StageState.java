package io.engram.runtime.engine;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** The whole state of a stage as named columns of primitives, in a fixed order. Columns are copies. */
public final class StageState {
    private final Map<String, Object> columns = new LinkedHashMap<>();

    /** Adds a column: a {@code double[]}, {@code float[]}, {@code long[]} or {@code int[]}. */
    public void put(String name, Object column) {
        if (!(column instanceof double[]
                || column instanceof float[]
                || column instanceof long[]
                || column instanceof int[])) {
            throw new IllegalStateException(
                    "column " + name + " is a " + column.getClass() + ", not a primitive array");
        }
        if (columns.put(name, column) != null) {
            throw new IllegalStateException("column " + name + " is saved twice");
        }
    }

    public double[] doubles(String name) {
        return (double[]) column(name);
    }

    public float[] floats(String name) {
        return (float[]) column(name);
    }

    public long[] longs(String name) {
        return (long[]) column(name);
    }

    public int[] ints(String name) {
        return (int[]) column(name);
    }

    /** All columns, in the order in which they were put. */
    public Map<String, Object> columns() {
        return Collections.unmodifiableMap(columns);
    }

    private Object column(String name) {
        Object column = columns.get(name);
        if (column == null) {
            throw new IllegalStateException("no column " + name + "; there are " + columns.keySet());
        }
        return column;
    }
}
