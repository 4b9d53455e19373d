package io.engram.runtime.engine;

import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Builds the tables of a static projection for one shard, or of several that share their sources for shards that are joined.
 * Synapses are drawn target by target, twice: to count those of each source, and to put each where it stays; nothing is kept
 * in between. Parts of the targets are drawn in parallel, which changes nothing: a row is in the order of targets. One thread
 * calls it.
 */
final class StaticTableBuilder {
    /** A char tells so many targets apart. */
    private static final int NARROW = Character.MAX_VALUE + 1;

    /** Synapses of a source with so many targets, at least, so that a table for these pays. */
    private static final int LEAST_NARROW_ROW = 32;

    private final Picked picked;
    private final int receptor;
    private final double weight;
    private final int visit;
    private final int longestPage;

    /** Which of the synapses go into a table. */
    enum Picked {
        ALL,
        NOT_NEGATIVE,
        NEGATIVE
    }

    /**
     * Targets that rows lead to.
     *
     * @param first in their population
     * @param last one past the last
     * @param place of the first in the input ring
     */
    record Member(SynapseDrawer drawer, int first, int last, int place) {
        /** Those of neurons {@code from} (inclusive) to {@code to} (exclusive), the first of which is at {@code place}. */
        static Member of(SynapseDrawer drawer, int from, int to, int place) {
            int first = drawer.ends().first(from);
            return new Member(drawer, first, Math.max(first, drawer.ends().last(to)), place + first - from);
        }

        int end() {
            return place + last - first;
        }

        /** Those up to {@code cut} in the ring. */
        Member before(int cut) {
            return new Member(drawer, first, first + reached(cut), place);
        }

        /** The others. */
        Member after(int cut) {
            return new Member(drawer, first + reached(cut), last, place + reached(cut));
        }

        private int reached(int cut) {
            return Math.max(0, Math.min(last - first, cut - place));
        }
    }

    /**
     * @param weight the weight of all synapses, or NaN if each has its own
     * @param visit delay classes a segment
     * @param longestPage how many entries a page of rows may hold, unless one row is longer
     */
    StaticTableBuilder(Picked picked, int receptor, double weight, int visit, int longestPage) {
        this.picked = picked;
        this.receptor = receptor;
        this.weight = weight;
        this.visit = visit;
        this.longestPage = longestPage;
    }

    /**
     * The tables of a projection whose target has {@code receptors}, for targets {@code from} (inclusive) to {@code to}
     * (exclusive), which the shard begins and ends with: of both signs where these are mixed and there are two.
     */
    static List<StaticKernel> tables(SynapseDrawer drawer, Value weight, int receptors, int visit, int from, int to) {
        double constant = weight instanceof Value.Constant all ? all.value() : Double.NaN;
        List<Member> members = List.of(Member.of(drawer, from, to, 0));
        int page = RowIndex.LONGEST_PAGE;
        if (receptors == 1 || weight.neverNegative() || weight.neverPositive()) {
            int receptor = receptors == 1 || weight.neverNegative() ? 0 : 1;
            return new StaticTableBuilder(Picked.ALL, receptor, constant, visit, page).build(members);
        }
        List<StaticKernel> tables =
                new ArrayList<>(new StaticTableBuilder(Picked.NOT_NEGATIVE, 0, constant, visit, page).build(members));
        tables.addAll(new StaticTableBuilder(Picked.NEGATIVE, 1, constant, visit, page).build(members));
        return tables;
    }

    /**
     * Tables for {@code members}, in ascending order of their places, which have the same sources and the same least delay; several
     * where an entry has too few bits to tell all targets apart beside the delays, or where it is half as large if it need not.
     */
    List<StaticKernel> build(List<Member> members) {
        List<StaticKernel> tables = new ArrayList<>();
        int delays = members.stream()
                .mapToInt(m -> m.drawer().greatestDelaySteps() - m.drawer().leastDelaySteps())
                .max()
                .orElseThrow();
        int delayBits = Integer.SIZE - Integer.numberOfLeadingZeros(delays);
        int targetBits = Math.min(Integer.SIZE - 1, Integer.SIZE - delayBits);
        long most = delays == 0 && !Double.isNaN(weight) ? mostNarrow(members) : 1L << targetBits;
        List<Member> left = members.stream().filter(StaticTableBuilder::holds).toList();
        while (!left.isEmpty()) {
            int place = left.get(0).place();
            int cut = (int) Math.min(Integer.MAX_VALUE, place + most);
            List<Member> of = left.stream()
                    .map(m -> m.before(cut))
                    .filter(StaticTableBuilder::holds)
                    .toList();
            List<Part> parts =
                    of.stream().flatMap(m -> parts(m, place).stream()).toList();
            if (!parts.isEmpty()) {
                RowIndex rows = RowIndex.of(rowLengths(parts), longestPage);
                if (rows.size() > 0) {
                    tables.add(fill(of, parts, rows, targetBits));
                }
            }
            left = left.stream()
                    .map(m -> m.after(cut))
                    .filter(StaticTableBuilder::holds)
                    .toList();
        }
        return tables;
    }

    /** How many targets of one delay and one weight are to be in a table. */
    private static long mostNarrow(List<Member> members) {
        int targets = members.get(members.size() - 1).end() - members.get(0).place();
        int tables = (targets + NARROW - 1) / NARROW;
        double row = members.stream()
                .mapToDouble(m -> RowPlan.density(m.drawer()) * (m.last() - m.first()))
                .sum();
        return tables > 1 && row >= (double) tables * LEAST_NARROW_ROW
                ? (targets + tables - 1) / tables
                : Integer.MAX_VALUE;
    }

    private static boolean holds(Member member) {
        return member.first() < member.last();
    }

    private List<Part> parts(Member member, int tablePlace) {
        int offset = member.place() - tablePlace - member.first();
        return Parts.parallel(
                member.first(), member.last(), 1, (first, last) -> new Part(member.drawer(), first, last, offset));
    }

    private StaticTable fill(List<Member> members, List<Part> parts, RowIndex rows, int targetBits) {
        SynapseDrawer drawer = members.get(0).drawer();
        int place = members.get(0).place();
        int pages = rows.pageSize().length;
        boolean isConstant = !Double.isNaN(weight);
        boolean isNarrow = isConstant
                && drawer.oneDelay()
                && members.get(members.size() - 1).end() - place <= NARROW;
        char[][] narrow = new char[isNarrow ? pages : 0][];
        int[][] packed = new int[isConstant && !isNarrow ? pages : 0][];
        long[][] each = new long[isConstant ? 0 : pages][];
        // Memory is zeroed where it is allocated: a page is a thread's.
        Arrays.parallelSetAll(narrow, page -> new char[rows.pageSize()[page]]);
        Arrays.parallelSetAll(packed, page -> new int[rows.pageSize()[page]]);
        Arrays.parallelSetAll(each, page -> new long[rows.pageSize()[page]]);
        parts.parallelStream().forEach(part -> part.fill(rows, targetBits, narrow, packed, each));
        int delayLast = parts.stream().mapToInt(part -> part.delayLast).max().orElseThrow();
        int segments = (delayLast - drawer.leastDelaySteps()) / visit + 1;
        int shift = targetBits + Integer.numberOfTrailingZeros(visit);
        RowIndex index = segments == 1 ? rows : RowSegments.sort(rows, segments, shift, packed, each);
        return new StaticTable(
                receptor,
                drawer.ends().sourceFirst(),
                place,
                drawer.leastDelaySteps(),
                delayLast,
                targetBits,
                segments == 1 && delayLast == drawer.leastDelaySteps() ? 1 : visit,
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
        private final SynapseDrawer drawer;
        private final int first;
        private final int last;
        /** From a target to what an entry calls it. */
        private final int offset;

        private final TargetDrawer targets;
        private final int[] counts;
        private int delayLast;
        private final SynapseRow row = new SynapseRow();

        Part(SynapseDrawer drawer, int first, int last, int offset) {
            this.drawer = drawer;
            this.first = first;
            this.last = last;
            this.offset = offset;
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

        /** What a target's synapses are is drawn before it is put where it stays: then the ways to its rows overlap. */
        void fill(RowIndex rows, int targetBits, char[][] narrow, int[][] packed, long[][] each) {
            for (int source = 0; source < counts.length; source++) {
                counts[source] += rows.first(source);
            }
            long[] entries = new long[0];
            for (int target = first; target < last; target++) {
                draw(target);
                entries = entries.length < row.size ? new long[2 * row.size] : entries;
                describe(target + offset, targetBits, entries);
                if (narrow.length > 0) {
                    place(rows.pageOf(), narrow, entries);
                } else if (packed.length > 0) {
                    place(rows.pageOf(), packed, entries);
                } else {
                    place(rows.pageOf(), each, entries);
                }
            }
        }

        /** The entries of the drawn row; weights in their upper halves, where each has its own. */
        private void describe(int place, int targetBits, long[] entries) {
            int delayFirst = drawer.leastDelaySteps();
            boolean oneDelay = drawer.oneDelay();
            boolean oneWeight = !Double.isNaN(weight);
            int delay = oneDelay ? drawer.delaySteps(0) : 0;
            int longest = Math.max(delayLast, delay);
            for (int k = 0; k < row.size; k++) {
                if (!oneDelay) {
                    delay = drawer.delaySteps(row.index[k]);
                    longest = Math.max(longest, delay);
                }
                long bits = oneWeight ? 0 : Float.floatToRawIntBits(drawer.weight(row.index[k]));
                entries[k] = bits << 32 | (delay - delayFirst << targetBits | place) & 0xffffffffL;
            }
            delayLast = longest;
        }

        private void place(int[] pageOf, char[][] pages, long[] entries) {
            int sourceFirst = drawer.ends().sourceFirst();
            for (int k = 0; k < row.size; k++) {
                int source = row.source[k] - sourceFirst;
                pages[pageOf[source]][counts[source]++] = (char) entries[k];
            }
        }

        private void place(int[] pageOf, int[][] pages, long[] entries) {
            int sourceFirst = drawer.ends().sourceFirst();
            for (int k = 0; k < row.size; k++) {
                int source = row.source[k] - sourceFirst;
                pages[pageOf[source]][counts[source]++] = (int) entries[k];
            }
        }

        private void place(int[] pageOf, long[][] pages, long[] entries) {
            int sourceFirst = drawer.ends().sourceFirst();
            for (int k = 0; k < row.size; k++) {
                int source = row.source[k] - sourceFirst;
                pages[pageOf[source]][counts[source]++] = entries[k];
            }
        }
    }
}
