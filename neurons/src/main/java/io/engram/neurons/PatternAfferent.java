package io.engram.neurons;

import io.engram.runtime.random.Draws;
import java.util.Arrays;

/**
 * Makes the trains of a {@link PatternSequence}, one afferent at a time, as a bit a step: a pure function of the key and the
 * afferent, so that any shard makes its own. Owned by one thread, reused from afferent to afferent.
 *
 * <p>Rates and slopes are integers, in units of 2^-32 of a probability a millisecond: their bounded walk is the inner loop
 * (one hash of 64 bits a millisecond, half for the spike and half for the slope).
 */
final class PatternAfferent {
    private static final double PER_HZ = 0x1.0p32 / 1000;
    private static final long LOW = 0xffffffffL;
    private static final int START = 0;
    private static final int PLACE = 1;
    private static final int JITTER = 2;
    private static final int NOISE = 3;

    private final PatternSequence p;
    private final long key;
    private final int inPattern;
    private final double dtMs;
    private final double untilMs;
    private final boolean[] marked;
    private final int first;
    private final double[] template;
    private final int steps;
    private final long[] bits;
    private int templateSize;

    /** Trains up to {@code untilMs}, at most {@code uniqueMs}. */
    PatternAfferent(PatternSequence p, long key, int size, double dtMs, double untilMs) {
        this.p = p;
        this.key = key;
        this.inPattern = p.patternAfferents(size);
        this.dtMs = dtMs;
        this.untilMs = untilMs;
        marked = p.markedSegments(key);
        int segment = 0;
        while (segment < marked.length && !marked[segment]) {
            segment++;
        }
        first = segment;
        template = new double[(int) p.segmentMs() + 2];
        steps = Math.toIntExact(Math.round(untilMs / dtMs));
        bits = new long[(steps + 63) / 64];
    }

    /** The bits of {@code afferent}: bit n - 1 for step n. Valid until the next call. */
    long[] make(int afferent) {
        Arrays.fill(bits, 0);
        templateSize = 0;
        long own = Draws.key(key, afferent);
        restless(own, afferent < inPattern);
        copies(Draws.key(own, JITTER));
        noise(Draws.key(own, NOISE));
        return bits;
    }

    private void restless(long own, boolean takesPart) {
        long start = Draws.key(own, START);
        long places = Draws.key(own, PLACE);
        long rateMax = Math.round(p.rateMaxHz() * PER_HZ);
        long slopeMax = Math.round(p.slopeMaxHzPerS() * PER_HZ / 1000);
        long change = Math.round(p.slopeChangeHzPerS() * PER_HZ / 1000);
        long changes = 2 * change + 1;
        double silenceMs = p.maxSilenceMs();
        long rate = (long) (Draws.uniform(start, 0) * rateMax);
        long slope = (long) ((2 * Draws.uniform(start, 1) - 1) * slopeMax);
        int latest = (int) (silenceMs * (1 - Draws.uniform(start, 2))) + 1;
        int bins = (int) Math.ceil(untilMs);
        for (int bin = 1; bin <= bins; bin++) {
            long random = Draws.bits(own, bin);
            if ((random & LOW) < rate || bin >= latest) {
                double atMs = bin - Draws.uniform(places, bin);
                latest = (int) (atMs + silenceMs) + 1;
                place(atMs, takesPart);
            }
            rate = Math.min(Math.max(rate + slope, 0), rateMax);
            slope += ((random >>> 32) * changes >>> 32) - change;
            slope = Math.min(Math.max(slope, -slopeMax), slopeMax);
        }
    }

    private void place(double atMs, boolean takesPart) {
        if (takesPart) {
            int segment = (int) (atMs / p.segmentMs());
            if (segment < marked.length && marked[segment]) {
                if (segment == first) {
                    template[templateSize] = atMs - segment * p.segmentMs();
                    templateSize++;
                }
                return;
            }
        }
        set(atMs);
    }

    private void copies(long jitter) {
        for (int segment = first; templateSize > 0 && segment < marked.length; segment++) {
            if (marked[segment]) {
                for (int spike = 0; spike < templateSize; spike++) {
                    double away = p.jitterMs() * Draws.normal(jitter, (long) segment * template.length + spike);
                    set(segment * p.segmentMs() + template[spike] + away);
                }
            }
        }
    }

    private void noise(long gaps) {
        double meanMs = 1000 / p.noiseHz();
        double atMs = -meanMs * StrictMath.log(1 - Draws.uniform(gaps, 0));
        for (int spike = 1; atMs < untilMs; spike++) {
            set(atMs);
            atMs -= meanMs * StrictMath.log(1 - Draws.uniform(gaps, spike));
        }
    }

    /** A spike that jitter carries out of the unique part is lost. */
    private void set(double atMs) {
        if (atMs >= 0 && atMs < untilMs) {
            int step = Math.min((int) (atMs / dtMs), steps - 1);
            bits[step >>> 6] |= 1L << step;
        }
    }
}
