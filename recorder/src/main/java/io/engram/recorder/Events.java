package io.engram.recorder;

import java.util.Arrays;

/** Events in columns: a step, three numbers that say where, and the bits of a value. */
final class Events {
    private static final int COLUMNS = 5;
    private static final int VALUE = 4;
    private long[] columns = new long[COLUMNS << 10];
    private int size;

    void add(long step, int first, int second, int third, long bits) {
        int at = size * COLUMNS;
        if (at == columns.length) {
            columns = Arrays.copyOf(columns, 2 * at);
        }
        columns[at] = step;
        columns[at + 1] = first;
        columns[at + 2] = second;
        columns[at + 3] = third;
        columns[at + VALUE] = bits;
        size++;
    }

    int size() {
        return size;
    }

    void clear() {
        size = 0;
    }

    long step(int k) {
        return columns[k * COLUMNS];
    }

    int first(int k) {
        return (int) columns[k * COLUMNS + 1];
    }

    int second(int k) {
        return (int) columns[k * COLUMNS + 2];
    }

    int third(int k) {
        return (int) columns[k * COLUMNS + 3];
    }

    long bits(int k) {
        return columns[k * COLUMNS + VALUE];
    }

    /** The first event in which the two are not the same; their size if they are. */
    int mismatch(Events other) {
        int at = Arrays.mismatch(columns, 0, size * COLUMNS, other.columns, 0, other.size * COLUMNS);
        return at < 0 ? size : at / COLUMNS;
    }

    /** Whether event {@code k} comes before event {@code k} of the other, or the other has none: by step, then by place. */
    boolean isEarlier(int k, Events other) {
        if (k >= size || k >= other.size) {
            return k < size;
        }
        int at = k * COLUMNS;
        return Arrays.compare(columns, at, at + VALUE, other.columns, at, at + VALUE) < 0;
    }

    /** Whether event {@code k} of both is at one step and place. */
    boolean isSamePlace(int k, Events other) {
        int at = k * COLUMNS;
        return k < size && k < other.size && Arrays.equals(columns, at, at + VALUE, other.columns, at, at + VALUE);
    }
}
