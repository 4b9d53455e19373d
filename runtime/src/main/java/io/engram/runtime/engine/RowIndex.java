package io.engram.runtime.engine;

import java.util.Arrays;

/**
 * Where the rows of sources stand in arrays of entries, which come in pages so that more than 2^31 fit and several threads
 * allocate them. A row is in segments, one after another. Immutable.
 *
 * <pre>
 *   segment g of the row of source s:  entries start[i] .. start[i + 1] - 1 of page pageOf[s],  i = s * (segments + 1) + g
 * </pre>
 */
record RowIndex(int segments, int[] pageOf, int[] start, int[] pageSize) {
    /** A page is cut where it would be longer, unless one row is. */
    static final int LONGEST_PAGE = 1 << 23;

    /** For rows of {@code counts} entries, of one segment each. */
    static RowIndex of(int[] counts, int longestPage) {
        int[] pageOf = new int[counts.length];
        int[] start = new int[2 * counts.length];
        int[] pageSize = new int[1];
        int page = 0;
        for (int s = 0; s < counts.length; s++) {
            if (pageSize[page] > longestPage - counts[s] && pageSize[page] > 0) {
                page++;
                pageSize = Arrays.copyOf(pageSize, page + 1);
            }
            pageOf[s] = page;
            start[2 * s] = pageSize[page];
            pageSize[page] += counts[s];
            start[2 * s + 1] = pageSize[page];
        }
        return new RowIndex(1, pageOf, start, pageSize);
    }

    int rows() {
        return pageOf.length;
    }

    /** Where the row of {@code source} begins in its page. */
    int first(int source) {
        return start[source * (segments + 1)];
    }

    /** One past its last entry. */
    int last(int source) {
        return start[source * (segments + 1) + segments];
    }

    long size() {
        return Arrays.stream(pageSize).asLongStream().sum();
    }
}
