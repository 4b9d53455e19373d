package io.engram.runtime.engine;

import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Builds the tables of one static projection for one shard. Synapses are drawn target by target, twice: to count those of
 * each source, and to put each where it stays; nothing is kept in between. Parts of the targets are drawn in parallel, which
 * changes nothing: a row is in the order of targets. One thread calls it.
 */
final class StaticTableBuilder {
    /** A char tells so many targets apart. */
    private static final int NARROW = Character.MAX_VALUE + 1;

    /** Fewer targets are not worth a thread. */
    private static final int LEAST_PART = 64;

    private final SynapseDrawer drawer;
    private final Signs signs;
    private final int receptor;
    private final double weight;
    private final int longestPage;

    /** Which of the synapses go into a table. */
    enum Signs {
        ALL,
        NOT_NEGATIVE,
        NEGATIVE;

        boolean take(float weight) {
            return this == ALL || this == NEGATIVE == weight < 0;
        }
    }

    /**
     * @param weight the weight of all synapses, or NaN if each has its own
     */
    StaticTableBuilder(SynapseDrawer drawer, Signs signs, int receptor, double weight, int longestPage) {
        this.drawer = drawer;
        this.signs = signs;
        this.receptor = receptor;
        this.weight = weight;
        this.longestPage = longestPage;
    }

    /** The tables of a projection whose target has {@code receptors}: two where signs are mixed and there are two. */
    static List<StaticKernel> tables(SynapseDrawer drawer, Value weight, int receptors, int from, int to) {
        double constant = weight instanceof Value.Constant all ? all.value() : Double.NaN;
        List<StaticKernel> tables = new ArrayList<>();
        if (receptors == 1 || weight.neverNegative() || weight.neverPositive()) {
            int receptor = receptors == 1 || weight.neverNegative() ? 0 : 1;
            new StaticTableBuilder(drawer, Signs.ALL, receptor, constant, RowIndex.LONGEST_PAGE)
                    .build(from, to, tables);
        } else {
            new StaticTableBuilder(drawer, Signs.NOT_NEGATIVE, 0, constant, RowIndex.LONGEST_PAGE)
                    .build(from, to, tables);
            new StaticTableBuilder(drawer, Signs.NEGATIVE, 1, constant, RowIndex.LONGEST_PAGE).build(from, to, tables);
        }
        return tables;
    }

    /** Adds tables for targets {@code from} (inclusive) to {@code to} (exclusive), which the shard begins and ends with. */
    void build(int from, int to, List<StaticKernel> tables) {
        int first = drawer.ends().first(from);
        int last = drawer.ends().last(to);
        int most = last - first;
        while (first < last) {
            Part[] parts = parts(first, Math.min(last, first + most));
            Arrays.stream(parts).parallel().forEach(Part::count);
            int[] delays = delays(parts);
            int delayBits = 32 - Integer.numberOfLeadingZeros(Math.max(0, delays.length - 1));
            int targetBits = Math.min(31, 32 - delayBits);
            if (most > 1L << targetBits) {
                // Too many to be told apart beside the delays: fewer at a time, and their delays are no more.
                most = 1 << targetBits;
                continue;
            }
            if (delays.length > 0) {
                tables.add(fill(first, first - from, parts, delays, targetBits));
            }
            first += most;
        }
    }

    private Part[] parts(int first, int last) {
        int most = Math.max(1, (last - first) / LEAST_PART);
        int parts = Math.min(most, Runtime.getRuntime().availableProcessors());
        return IntStream.range(0, parts)
                .mapToObj(p -> new Part(
                        first + (int) ((long) (last - first) * p / parts),
                        first + (int) ((long) (last - first) * (p + 1) / parts)))
                .toArray(Part[]::new);
    }

    private static int[] delays(Part[] parts) {
        BitSet all = new BitSet();
        for (Part part : parts) {
            all.or(part.delays);
        }
        return all.stream().toArray();
    }

    private StaticTable fill(int first, int targetFirst, Part[] parts, int[] delays, int targetBits) {
        RowIndex rows = RowIndex.of(rowLengths(parts), longestPage);
        int pages = rows.pageSize().length;
        boolean isConstant = !Double.isNaN(weight);
        int targets = parts[parts.length - 1].last - first;
        boolean isNarrow = isConstant && delays.length == 1 && targets <= NARROW;
        char[][] narrow = new char[isNarrow ? pages : 0][];
        int[][] packed = new int[isNarrow ? 0 : pages][];
        float[][] each = new float[isConstant ? 0 : pages][];
        Arrays.setAll(narrow, page -> new char[rows.pageSize()[page]]);
        Arrays.setAll(packed, page -> new int[rows.pageSize()[page]]);
        Arrays.setAll(each, page -> new float[rows.pageSize()[page]]);
        int[] classOf = new int[delays[delays.length - 1] + 1];
        for (int d = 0; d < delays.length; d++) {
            classOf[delays[d]] = d << targetBits;
        }
        Arrays.stream(parts).parallel().forEach(part -> part.fill(first, rows, classOf, narrow, packed, each));
        return new StaticTable(
                receptor,
                drawer.ends().sourceFirst(),
                targetFirst,
                delays,
                targetBits,
                rows,
                narrow,
                packed,
                each,
                weight);
    }

    /** Leaves in each part where it goes on in each row, after those of lower targets. */
    private static int[] rowLengths(Part[] parts) {
        int[] lengths = new int[parts[0].counts.length];
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
        private final BitSet delays = new BitSet();
        private final SynapseRow row = new SynapseRow();

        Part(int first, int last) {
            this.first = first;
            this.last = last;
            targets = drawer.targets(first, last);
            counts = new int[drawer.ends().sources()];
        }

        void count() {
            int sourceFirst = drawer.ends().sourceFirst();
            boolean oneDelay = drawer.oneDelay();
            for (int target = first; target < last; target++) {
                targets.draw(target, row);
                for (int k = 0; k < row.size; k++) {
                    if (signs == Signs.ALL || signs.take(drawer.weight(row.index[k]))) {
                        counts[row.source[k] - sourceFirst]++;
                        if (!oneDelay || delays.isEmpty()) {
                            delays.set(drawer.delaySteps(row.index[k]));
                        }
                    }
                }
            }
        }

        void fill(int from, RowIndex rows, int[] classOf, char[][] narrow, int[][] packed, float[][] each) {
            int sourceFirst = drawer.ends().sourceFirst();
            boolean oneDelay = drawer.oneDelay();
            for (int target = first; target < last; target++) {
                targets.draw(target, row);
                int local = target - from;
                for (int k = 0; k < row.size; k++) {
                    float drawn = each.length > 0 || signs != Signs.ALL ? drawer.weight(row.index[k]) : 0;
                    if (signs.take(drawn)) {
                        int source = row.source[k] - sourceFirst;
                        int page = rows.pageOf()[source];
                        int place = rows.start()[source] + counts[source]++;
                        if (narrow.length > 0) {
                            narrow[page][place] = (char) local;
                        } else {
                            int delayClass = oneDelay ? 0 : classOf[drawer.delaySteps(row.index[k])];
                            packed[page][place] = delayClass | local;
                        }
                        if (each.length > 0) {
                            each[page][place] = drawn;
                        }
                    }
                }
            }
        }
    }
}
