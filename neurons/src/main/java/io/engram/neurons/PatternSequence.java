package io.engram.neurons;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeTrain;

/**
 * The input of Masquelier, Guyonneau and Thorpe (2008): independent spike trains with restless rates, in which one short
 * spatio-temporal pattern returns at irregular times, with jitter and noise. Made once for {@code unique} and repeated for as
 * long as the run lasts (three times in the paper).
 *
 * <p>Each millisecond an afferent spikes with probability {@code rate x 1 ms}, or if it was silent for {@code maxSilence}; the
 * rate follows a slope that is a bounded random walk. A {@code markedFraction} of the segments, never two in a row, hold the
 * spikes that the first {@code patternFraction} of the afferents had in the first marked segment, each jittered. Noise is
 * added to all. Spikes of one afferent within a step are one spike.
 *
 * @param uniqueMs length of what is repeated
 * @param segmentMs length of the pattern
 * @param markedFraction of the segments that hold the pattern
 * @param patternFraction of the afferents that take part in it
 * @param jitterMs standard deviation of a spike's place in each copy
 * @param noiseHz added to every afferent, Poisson
 * @param rateMaxHz rates lie within 0 and this
 * @param slopeMaxHzPerS slopes lie within plus and minus this
 * @param slopeChangeHzPerS the most that a slope changes in a millisecond
 * @param maxSilenceMs an afferent silent for longer is made to spike
 */
public record PatternSequence(
        double uniqueMs,
        double segmentMs,
        double markedFraction,
        double patternFraction,
        double jitterMs,
        double noiseHz,
        double rateMaxHz,
        double slopeMaxHzPerS,
        double slopeChangeHzPerS,
        double maxSilenceMs)
        implements SourceModel {

    private static final String TYPE = "pattern-sequence";
    /** The place of the draws below the key; the afferents have those from 0 on. */
    private static final int MARKED = -1;

    /** The paper's values. */
    public PatternSequence() {
        this(150_000, 50, 0.25, 0.5, 1, 10, 90, 1800, 360, 50);
    }

    public PatternSequence {
        Check.positive(TYPE, "uniqueMs", uniqueMs);
        Check.positive(TYPE, "segmentMs", segmentMs);
        Check.require(uniqueMs <= 1e9, TYPE, "uniqueMs", uniqueMs, "must be at most 1e9");
        Check.require(segmentMs <= uniqueMs, TYPE, "segmentMs", segmentMs, "must be at most uniqueMs=" + uniqueMs);
        Check.require(
                markedFraction >= 0 && markedFraction <= 0.5,
                TYPE,
                "markedFraction",
                markedFraction,
                "must be within 0 and 0.5, as no two marked segments are adjacent");
        Check.require(
                patternFraction >= 0 && patternFraction <= 1,
                TYPE,
                "patternFraction",
                patternFraction,
                "must be within 0 and 1");
        Check.notNegative(TYPE, "jitterMs", jitterMs);
        Check.notNegative(TYPE, "noiseHz", noiseHz);
        Check.require(rateMaxHz >= 0 && rateMaxHz <= 1000, TYPE, "rateMaxHz", rateMaxHz, "must be within 0 and 1000");
        Check.require(
                slopeMaxHzPerS >= 0 && slopeMaxHzPerS <= 1e6,
                TYPE,
                "slopeMaxHzPerS",
                slopeMaxHzPerS,
                "must be within 0 and 1e6");
        Check.require(
                slopeChangeHzPerS >= 0 && slopeChangeHzPerS <= 1e5,
                TYPE,
                "slopeChangeHzPerS",
                slopeChangeHzPerS,
                "must be within 0 and 1e5");
        Check.positive(TYPE, "maxSilenceMs", maxSilenceMs);
    }

    @Override
    public String summary() {
        return "a spike pattern that returns in noise (Masquelier, Guyonneau and Thorpe 2008)";
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        Check.sameForAll(this, context);
        return PatternSpikes.make(this, context).kernel();
    }

    /**
     * Which segments of the unique part hold the pattern: segment k covers k to k+1 times {@code segmentMs}. The choice is
     * uniform among all that have no two neighbours.
     *
     * @param key the population's: {@code Draws.key(seed, "source/" + name of the population)}
     */
    public boolean[] markedSegments(long key) {
        boolean[] marked = new boolean[(int) (uniqueMs / segmentMs + 1e-9)];
        int wanted = Math.min((int) (marked.length * markedFraction + 1e-9), (marked.length + 1) / 2);
        long ours = Draws.key(key, MARKED);
        // Any choice of m among n - m + 1 is, with one place put after each chosen one, a choice without neighbours.
        int places = marked.length - wanted + 1;
        int chosen = 0;
        for (int place = 0; chosen < wanted; place++) {
            if (Draws.below(ours, place, places - place) < wanted - chosen) {
                marked[place + chosen] = true;
                chosen++;
            }
        }
        return marked;
    }

    /** How many of {@code size} afferents, from the first on, take part in the pattern. */
    public int patternAfferents(int size) {
        return (int) Math.round(size * patternFraction);
    }

    /**
     * The spikes of afferents 0 to {@code afferents} from {@code fromMs} (exclusive) to {@code toMs} (inclusive), for a
     * picture: makes them again, which takes as long as there is to make from the beginning of the unique part.
     *
     * @param key the population's, as for {@link #markedSegments}
     * @param size of the whole population
     */
    public SpikeTrain spikesBetween(long key, int size, int afferents, double dtMs, double fromMs, double toMs) {
        if (!(fromMs >= 0) || !(toMs >= fromMs) || afferents > size) {
            throw new SpecException("pattern-sequence: no spikes of " + afferents + " of " + size + " afferents from "
                    + fromMs + " to " + toMs + " ms; the window must not end before it begins");
        }
        return PatternSpikes.window(this, key, size, afferents, dtMs, fromMs, toMs);
    }
}
