package io.engram.plasticity;

import java.util.Arrays;

/**
 * What each row of a group has yet to learn: the spikes of its targets since it was last visited. They act when its source
 * fires, synapse by synapse in their order and on what the traces were at the time, and so on the same bits as at once; but a
 * row is read in order, and no index by target is needed. Owned by its {@link LateEvents}.
 *
 * <p>A part of a row is listed in rounds: round 0 holds each synapse whose target has fired with the latest such spike, round
 * r those with more than r spikes and the r-th before it. Taken from the last round to the first, each synapse sees its
 * spikes as they came. Lists are made without a branch that could be foretold wrongly.
 */
final class LateRows {
    /** Synapses of a part. */
    static final int PART = 512;

    final PostLog log;
    /** The rounds of the part in hand: the place of each synapse and the spike that acts. */
    final int[][] places = new int[PostLog.DEEPEST + 1][PART];

    final int[][] entries = new int[PostLog.DEEPEST + 1][PART];
    /** What the rule sees of the source's traces, in the round in hand. */
    final double[][] pre;

    private static final int LINE_BYTES = 64;

    private final SynapseGroup group;
    private final PastTraces past;
    private final int[] seen;
    private final int[] counts = new int[PostLog.DEEPEST + 1];
    /** What was loaded ahead must go somewhere, or the loads would be left out. */
    private long touched;

    LateRows(SynapseGroup group, int targets) {
        this.group = group;
        int sources = group.rowStart().length - 1;
        log = new PostLog(targets, group.post().values.length);
        past = new PastTraces(group.pre(), sources);
        pre = new double[group.pre().values.length][PART];
        seen = new int[sources];
        open();
    }

    /** All rows have learned of everything. */
    void open() {
        log.clear();
        Arrays.fill(seen, 0);
        past.open();
    }

    /** Whether all rows must learn of everything before the step ends. */
    boolean full() {
        return log.full() || past.worn();
    }

    /** {@code target} fires, with traces as they stand. */
    void fire(int target) {
        log.add(target, past.now(), group.post().values);
    }

    /** The traces of {@code source} were raised. */
    void raised(int source) {
        past.mark(source);
    }

    /** Loads the first part of the row of {@code source}; the processor guesses the others. Changes nothing but the time. */
    void touch(int source) {
        int from = group.rowStart()[source];
        int to = Math.min(group.rowStart()[source + 1], from + PART);
        float[] weights = group.weight();
        char[] targets = group.near();
        long sum = 0;
        for (int k = from; k < to; k += LINE_BYTES / Character.BYTES) {
            sum += targets[k];
        }
        for (int k = from; k < to; k += LINE_BYTES / Float.BYTES) {
            sum += Float.floatToRawIntBits(weights[k]);
        }
        touched = sum;
    }

    /** Whether the row of {@code source} has something to learn; if so, it is turned to. */
    boolean turnTo(int source) {
        if (seen[source] == log.size()) {
            return false;
        }
        past.turnTo(source);
        return true;
    }

    /** The row of {@code source} has learned of everything. */
    void learned(int source) {
        seen[source] = log.size();
    }

    /** Lists synapses {@code from} to {@code to}, at most {@value #PART}, of the row of {@code source}; how many rounds. */
    int list(int source, int from, int to) {
        int rounds = 0;
        int count = first(group.near(), from, to, seen[source]);
        while (count > 0) {
            counts[rounds++] = count;
            count = next(rounds, count, seen[source]);
        }
        return rounds;
    }

    private int first(char[] targets, int from, int to, int least) {
        int[] newest = log.newest;
        int[] place = places[0];
        int[] entry = entries[0];
        int count = 0;
        for (int k = from; k < to; k++) {
            int spike = newest[targets[k]];
            place[count] = k;
            entry[count] = spike;
            // One more if the spike is not below the least.
            count += least - 1 - spike >>> 31;
        }
        return count;
    }

    private int next(int round, int listed, int least) {
        int[] before = log.before;
        int[] fromPlace = places[round - 1];
        int[] fromEntry = entries[round - 1];
        int[] place = places[round];
        int[] entry = entries[round];
        int count = 0;
        for (int j = 0; j < listed; j++) {
            int spike = before[fromEntry[j]];
            place[count] = fromPlace[j];
            entry[count] = spike;
            count += least - 1 - spike >>> 31;
        }
        return count;
    }

    /** Makes {@link #pre} those of {@code round}; how many synapses it has. */
    int read(int round) {
        past.read(log.step, entries[round], counts[round], pre);
        return counts[round];
    }
}
