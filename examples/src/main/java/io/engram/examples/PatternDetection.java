package io.engram.examples;

import io.engram.neurons.PatternSequence;
import java.util.Arrays;

/**
 * How well spikes tell when a pattern is there: which segments were answered, which spikes fell outside any, how late.
 *
 * @param hitRate share of the marked segments of the last part with at least one spike
 * @param falseAlarms spikes of the last part outside marked segments
 * @param latencyMs mean time from the start of a marked segment to the spikes in it, in the last part; NaN without any
 * @param foundAtMs time of the last false alarm of all; NaN without any spike
 * @param dischargesUntilFound spikes up to then
 */
public record PatternDetection(
        double hitRate, int falseAlarms, double latencyMs, double foundAtMs, int dischargesUntilFound) {

    /** Judges spikes at {@code timesMs}, ascending, of a run of {@code endMs}; the last part begins at {@code lastMs}. */
    public static PatternDetection of(double[] timesMs, Marks marks, double lastMs, double endMs) {
        boolean[] hit = new boolean[marks.segmentAt(endMs) + 1];
        int falseAlarms = 0;
        int answers = 0;
        double latencySumMs = 0;
        double foundAtMs = timesMs.length == 0 ? Double.NaN : 0;
        for (double timeMs : timesMs) {
            int segment = marks.segmentAt(timeMs);
            if (!marks.isMarked(segment)) {
                foundAtMs = timeMs;
                falseAlarms += timeMs > lastMs ? 1 : 0;
            } else if (timeMs > lastMs) {
                hit[segment] = true;
                answers++;
                latencySumMs += timeMs - segment * marks.segmentMs();
            }
        }
        int marked = 0;
        int hits = 0;
        for (int segment = marks.segmentAt(lastMs) + 1; (segment + 1) * marks.segmentMs() <= endMs + 1e-6; segment++) {
            if (marks.isMarked(segment)) {
                marked++;
                hits += hit[segment] ? 1 : 0;
            }
        }
        double found = foundAtMs;
        int until = (int) Arrays.stream(timesMs).filter(t -> t <= found).count();
        return new PatternDetection(
                marked == 0 ? Double.NaN : (double) hits / marked,
                falseAlarms,
                answers == 0 ? Double.NaN : latencySumMs / answers,
                foundAtMs,
                until);
    }

    /** Where the pattern is: segments of equal length, of which some are marked, over and over. */
    public record Marks(boolean[] marked, double segmentMs) {
        /** Those of a source of patterns. */
        public static Marks of(PatternSequence source, long key) {
            return new Marks(source.markedSegments(key), source.segmentMs());
        }

        /** The segment in which a spike at {@code timeMs} falls: segment k is (k, k + 1] times the length. */
        public int segmentAt(double timeMs) {
            return Math.max(0, (int) StrictMath.ceil(timeMs / segmentMs - 1e-9) - 1);
        }

        public boolean isMarked(int segment) {
            return marked[segment % marked.length];
        }
    }
}
