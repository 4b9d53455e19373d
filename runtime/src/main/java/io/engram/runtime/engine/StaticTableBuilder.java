package io.engram.runtime.engine;

import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the tables of one static projection for one shard. Synapses are drawn target by target, twice: to count those of
 * each source, and to put each where it stays; nothing is kept in between. Parts of the targets are drawn in parallel, which
 * changes nothing: a row is in the order of targets. One thread calls it.
 */
final class StaticTableBuilder {
    /** A char tells so many targets apart. */
    private static final int NARROW = Character.MAX_VALUE + 1;

    private final SynapseDrawer drawer;
    private final Picked picked;
    private final int receptor;
    private final double weight;
    private final int longestPage;

    /** Which of the synapses go into a table. */
    enum Picked {
        ALL,
        NOT_NEGATIVE,
        NEGATIVE
    }

    /**
     * @param weight the weight of all synapses, or NaN if each has its own
     * @param longestPage how many entries a page of rows may hold, unless one row is longer
     */
    StaticTableBuilder(SynapseDrawer drawer, Picked picked, int receptor, double weight, int longestPage) {
        this.drawer = drawer;
        this.picked = picked;
        this.receptor = receptor;
        this.weight = weight;
        this.longestPage = longestPage;
    }

    /** The tables of a projection whose target has {@code receptors}: of both signs where these are mixed and there are two. */
    static List<StaticKernel> tables(SynapseDrawer drawer, Value weight, int receptors, int from, int to) {
        double constant = weight instanceof Value.Constant all ? all.value() : Double.NaN;
        if (receptors == 1 || weight.neverNegative() || weight.neverPositive()) {
            int receptor = receptors == 1 || weight.neverNegative() ? 0 : 1;
            return new StaticTableBuilder(drawer, Picked.ALL, receptor, constant, RowIndex.LONGEST_PAGE)
                    .build(from, to);
        }
        List<StaticKernel> tables =
                new ArrayList<>(new StaticTableBuilder(drawer, Picked.NOT_NEGATIVE, 0, constant, RowIndex.LONGEST_PAGE)
                        .build(from, to));
        tables.addAll(
                new StaticTableBuilder(drawer, Picked.NEGATIVE, 1, constant, RowIndex.LONGEST_PAGE).build(from, to));
        return tables;
    }

    /**
     * Tables for targets {@code from} (inclusive) to {@code to} (exclusive), which the shard begins and ends with; several
     * where an entry has too few bits to tell all targets apart beside the delays.
     */
    List<StaticKernel> build(int from, int to) {
        List<StaticKernel> tables = new ArrayList<>();
        int first = drawer.ends().first(from);
        int last = drawer.ends().last(to);
        int delayBits =
                Integer.SIZE - Integer.numberOfLeadingZeros(drawer.greatestDelaySteps() - drawer.leastDelaySteps());
        int targetBits = Math.min(Integer.SIZE - 1, Integer.SIZE - delayBits);
        while (first < last) {
            int end = (int) Math.min(last, first + (1L << targetBits));
            List<Part> parts = Parts.parallel(first, end, 1, Part::new);
            RowIndex rows = RowIndex.of(rowLengths(parts), longestPage);
            if (rows.size() > 0) {
                tables.add(fill(first, first - from, end - first, parts, rows, targetBits));
            }
            first = end;
        }
        return tables;
    }

    private StaticTable fill(int first, int targetFirst, int targets, List<Part> parts, RowIndex rows, int targetBits) {
        int pages = rows.pageSize().length;
        boolean isConstant = !Double.isNaN(weight);
        boolean isNarrow = isConstant && drawer.oneDelay() && targets <= NARROW;
        char[][] narrow = new char[isNarrow ? pages : 0][];
        int[][] packed = new int[isConstant && !isNarrow ? pages : 0][];
        long[][] each = new long[isConstant ? 0 : pages][];
        // Memory is zeroed where it is allocated: a page is a thread's.
        Arrays.parallelSetAll(narrow, page -> new char[rows.pageSize()[page]]);
        Arrays.parallelSetAll(packed, page -> new int[rows.pageSize()[page]]);
        Arrays.parallelSetAll(each, page -> new long[rows.pageSize()[page]]);
        parts.parallelStream().forEach(part -> part.fill(first, rows, targetBits, narrow, packed, each));
        int delayLast = parts.stream().mapToInt(part -> part.delayLast).max().orElseThrow();
        int segments = (delayLast - drawer.leastDelaySteps()) / StaticTable.VISIT + 1;
        RowIndex index = segments == 1 ? rows : RowSegments.sort(rows, segments, targetBits, packed, each);
        return new StaticTable(
                receptor,
                drawer.ends().sourceFirst(),
                targetFirst,
                drawer.leastDelaySteps(),
                delayLast,
                targetBits,
                index,
                narrow,
                packed,
                each,
                weight);
    }

    /** Leaves in each part where it goes on in each row, after those of lower targets. */
    private static int[] rowLengths(List<Part> parts) {
        int[] lengths = new int[parts.get(0).counts.length];
        for (Part part : parts) {
            for (int s = 0; s < lengths.length; s++) {
                int own = part.counts[s];
                part.counts[s] = lengths[s];
                lengths[s] = Math.addExact(lengths[s], own);
            }
        }
        return lengths;
    }

    /** What one thread draws: the synapses that end in targets {@code first} to {@code last} (exclusive). */
    private final class Part {
        private final int first;
        private final int last;
        private final TargetDrawer targets;
        private final int[] counts;
        private int delayLast;
        private final SynapseRow row = new SynapseRow();

        Part(int first, int last) {
            this.first = first;
            this.last = last;
            targets = drawer.targets(first, last);
            counts = new int[drawer.ends().sources()];
            count();
        }

        private void draw(int target) {
            targets.draw(target, row);
            if (picked != Picked.ALL) {
                pick();
            }
        }

        private void pick() {
            int left = 0;
            for (int k = 0; k < row.size; k++) {
                if (takes(k)) {
                    row.source[left] = row.source[k];
                    row.index[left++] = row.index[k];
                }
            }
            row.size = left;
        }

        private boolean takes(int k) {
            return picked == Picked.NEGATIVE == drawer.weight(row.index[k]) < 0;
        }

        private void count() {
            int sourceFirst = drawer.ends().sourceFirst();
            for (int target = first; target < last; target++) {
                draw(target);
                for (int k = 0; k < row.size; k++) {
                    counts[row.source[k] - sourceFirst]++;
                }
            }
        }

        void fill(int from, RowIndex rows, int targetBits, char[][] narrow, int[][] packed, long[][] each) {
            int sourceFirst = drawer.ends().sourceFirst();
            int delayFirst = drawer.leastDelaySteps();
            boolean oneDelay = drawer.oneDelay();
            int delay = oneDelay ? drawer.delaySteps(0) : 0;
            int longest = delay;
            for (int target = first; target < last; target++) {
                draw(target);
                for (int k = 0; k < row.size; k++) {
                    int source = row.source[k] - sourceFirst;
                    int page = rows.pageOf()[source];
                    int place = rows.first(source) + counts[source]++;
                    if (!oneDelay) {
                        delay = drawer.delaySteps(row.index[k]);
                        longest = Math.max(longest, delay);
                    }
                    int entry = delay - delayFirst << targetBits | target - from;
                    if (narrow.length > 0) {
                        narrow[page][place] = (char) entry;
                    } else if (packed.length > 0) {
                        packed[page][place] = entry;
                    } else {
                        long bits = Float.floatToRawIntBits(drawer.weight(row.index[k]));
                        each[page][place] = bits << 32 | entry & 0xffffffffL;
                    }
                }
            }
            delayLast = longest;
        }
    }
}
