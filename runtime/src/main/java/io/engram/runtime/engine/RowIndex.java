package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * Where the row of each source stands in arrays of entries, which come in pages so that more than 2^31 fit and several threads allocate them. Immutable.
 *
 * <pre>
 *   row of source s:  entries start[s] .. end[s] - 1 of page pageOf[s]
 * </pre>
 */
record RowIndex(int[] pageOf, int[] start, int[] end, int[] pageSize) {
    /** A page is cut where it would be longer, unless one row is. */
    static final int LONGEST_PAGE = 1 << 23;

    /** For rows of {@code counts} entries. */
    static RowIndex of(int[] counts, int longestPage) {
        int[] pageOf = new int[counts.length];
        int[] start = new int[counts.length];
        int[] end = new int[counts.length];
        int[] pageSize = new int[1];
        int page = 0;
        for (int s = 0; s < counts.length; s++) {
            if (pageSize[page] > longestPage - counts[s] && pageSize[page] > 0) {
                page++;
                pageSize = Arrays.copyOf(pageSize, page + 1);
            }
            pageOf[s] = page;
            start[s] = pageSize[page];
            pageSize[page] += counts[s];
            end[s] = pageSize[page];
        }
        return new RowIndex(pageOf, start, end, pageSize);
    }

    int rows() {
        return start.length;
    }

    long size() {
        return Arrays.stream(pageSize).asLongStream().sum();
    }
}
