package io.engram.runtime.engine;

import java.util.stream.IntStream;

/**
 * Sorts the entries of each row into segments of a few delay classes, where they stand; within a segment
 * they stay in order. Rows are sorted in parallel.
 */
final class RowSegments {
    private static final int ROWS_A_TASK = 512;

    private final RowIndex rows;
    private final int segments;
    private final int shift;
    private final int[][] packed;
    private final long[][] each;
    private final int[] start;

    private RowSegments(RowIndex rows, int segments, int shift, int[][] packed, long[][] each) {
        this.rows = rows;
        this.segments = segments;
        this.packed = packed;
        this.each = each;
        this.shift = shift;
        start = new int[Math.multiplyExact(rows.rows(), segments + 1)];
    }

    /**
     * An index of the segments of {@code rows}, whose entries stand in {@code packed} or {@code each}, then sorted; the bits
     * of an entry above {@code shift} tell its segment.
     */
    static RowIndex sort(RowIndex rows, int segments, int shift, int[][] packed, long[][] each) {
        RowSegments sorting = new RowSegments(rows, segments, shift, packed, each);
        IntStream.range(0, (rows.rows() + ROWS_A_TASK - 1) / ROWS_A_TASK)
                .parallel()
                .forEach(sorting::task);
        return new RowIndex(segments, rows.pageOf(), sorting.start, rows.pageSize());
    }

    private void task(int task) {
        int[] place = new int[segments];
        int[] ints = new int[0];
        long[] longs = new long[0];
        int end = Math.min(rows.rows(), (task + 1) * ROWS_A_TASK);
        for (int source = task * ROWS_A_TASK; source < end; source++) {
            int first = rows.first(source);
            int size = rows.last(source) - first;
            if (packed.length > 0) {
                int[] page = packed[rows.pageOf()[source]];
                ints = ints.length < size ? new int[2 * size] : ints;
                System.arraycopy(page, first, ints, 0, size);
                starts(source, first, size, ints, longs, place);
                for (int k = 0; k < size; k++) {
                    page[place[segment(ints[k])]++] = ints[k];
                }
            } else {
                long[] page = each[rows.pageOf()[source]];
                longs = longs.length < size ? new long[2 * size] : longs;
                System.arraycopy(page, first, longs, 0, size);
                starts(source, first, size, ints, longs, place);
                for (int k = 0; k < size; k++) {
                    page[place[segment((int) longs[k])]++] = longs[k];
                }
            }
        }
    }

    private int segment(int entry) {
        return entry >>> shift;
    }

    /** Counts the entries of each segment of a row and leaves in {@code place} where each begins. */
    private void starts(int source, int first, int size, int[] ints, long[] longs, int[] place) {
        int at = source * (segments + 1);
        for (int k = 0; k < size; k++) {
            start[at + 1 + segment(packed.length > 0 ? ints[k] : (int) longs[k])]++;
        }
        start[at] = first;
        for (int g = 0; g < segments; g++) {
            start[at + g + 1] += start[at + g];
            place[g] = start[at + g];
        }
    }
}
