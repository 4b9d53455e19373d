package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.random.PoissonDraws;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeOutput;

/**
 * Rate patterns shown one at a time in a random order: the neurons lie on a ring, and in pattern k they are Poisson processes
 * whose rates are a Gaussian bump around the k-th of equally spaced centres, as orientations or places are in models of
 * receptive fields. They come in rounds: each pattern once, in an order drawn anew; after each there may be a pause at the
 * base rate.
 *
 * <pre>
 *   rate of neuron i in pattern k:  base + (peak - base) * exp(-d^2 / (2 width^2))
 *   d: the way along the ring, in neurons, from i to the centre (k + 1/2) size / patterns
 * </pre>
 *
 * @param patterns how many there are
 * @param shownMs how long one is shown
 * @param pauseMs how long the pause after it is; may be 0
 * @param baseHz rate far from the bump, and in the pause
 * @param peakHz rate at the bump's centre
 * @param width standard deviation of the bump, in neurons
 */
public record PatternPoisson(int patterns, double shownMs, double pauseMs, double baseHz, double peakHz, double width)
        implements SourceModel {

    private static final String TYPE = "pattern-poisson";
    /** The place of the order's draws below the key; the spikes are drawn from the key itself. */
    private static final int ORDER = -1;

    /** Five patterns, 200 ms each. */
    public PatternPoisson() {
        this(5, 200, 0, 2, 50, 10);
    }

    public PatternPoisson {
        Check.require(patterns >= 1 && patterns <= 1000, TYPE, "patterns", patterns, "must be within 1 and 1000");
        Check.positive(TYPE, "shownMs", shownMs);
        Check.notNegative(TYPE, "pauseMs", pauseMs);
        Check.notNegative(TYPE, "baseHz", baseHz);
        Check.notNegative(TYPE, "peakHz", peakHz);
        Check.positive(TYPE, "width", width);
    }

    @Override
    public String summary() {
        return "rate patterns on a ring, shown one at a time in a random order, as Poisson spike trains";
    }

    /** From the beginning of one showing to that of the next. */
    public double periodMs() {
        return shownMs + pauseMs;
    }

    /** The rate of {@code neuron} of {@code size} while {@code pattern} is shown. */
    public double rateHz(int pattern, int neuron, int size) {
        double apart = StrictMath.abs(neuron - (pattern + 0.5) * size / patterns);
        double d = StrictMath.min(apart, size - apart);
        return baseHz + (peakHz - baseHz) * StrictMath.exp(-d * d / (2 * width * width));
    }

    /**
     * Which pattern showing number {@code showing} is of, from 0 on; it lasts from {@code showing * periodMs} (exclusive)
     * for {@code shownMs}.
     *
     * @param key the population's: {@code Draws.key(seed, "source/" + name of the population)}
     */
    public int pattern(long key, long showing) {
        long round = Draws.key(Draws.key(key, ORDER), showing / patterns);
        int place = (int) (showing % patterns);
        int pattern = 0;
        while (placeInRound(round, pattern) != place) {
            pattern++;
        }
        return pattern;
    }

    /** A pattern's place is the rank of a number of its own: an order at random, without a list to shuffle. */
    private int placeInRound(long round, int pattern) {
        long own = Draws.bits(round, pattern);
        int place = 0;
        for (int k = 0; k < patterns; k++) {
            long other = Draws.bits(round, k);
            if (other < own || other == own && k < pattern) {
                place++;
            }
        }
        return place;
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        Check.sameForAll(this, context);
        long shown = steps("shownMs", shownMs, context.dtMs());
        long pause = steps("pauseMs", pauseMs, context.dtMs());
        Check.require(shown >= 1, TYPE, "shownMs", shownMs, "must be at least a step, " + context.dtMs() + " ms");
        int n = context.to() - context.from();
        PoissonDraws[] draws = new PoissonDraws[patterns + 1];
        for (int k = 0; k <= patterns; k++) {
            double[] meanPerStep = new double[n];
            for (int i = 0; i < n; i++) {
                double hz = k == patterns ? baseHz : rateHz(k, context.from() + i, context.size());
                meanPerStep[i] = hz * context.dtMs() / 1000;
            }
            draws[k] = new PoissonDraws(context.key(), meanPerStep, context.from(), n);
        }
        return new Kernel(this, context.key(), draws, shown, shown + pause, n);
    }

    private static long steps(String name, double ms, double dtMs) {
        long steps = Math.round(ms / dtMs);
        Check.require(
                StrictMath.abs(steps * dtMs - ms) <= 1e-9 * ms,
                TYPE,
                name,
                ms,
                "must be whole steps of " + dtMs + " ms");
        return steps;
    }

    /** What is shown follows from the step alone; it is found once a showing. {@code draws[patterns]} are the pause's. */
    private static final class Kernel implements SourceKernel {
        private final PatternPoisson source;
        private final long key;
        private final PoissonDraws[] draws;
        private final long shownSteps;
        private final long periodSteps;
        private final int[] counts;
        private long showing = -1;
        private int pattern;

        Kernel(PatternPoisson source, long key, PoissonDraws[] draws, long shownSteps, long periodSteps, int n) {
            this.source = source;
            this.key = key;
            this.draws = draws;
            this.shownSteps = shownSteps;
            this.periodSteps = periodSteps;
            counts = new int[n];
        }

        @Override
        public void step(long step, SpikeOutput out) {
            long now = (step - 1) / periodSteps;
            if (now != showing) {
                showing = now;
                pattern = source.pattern(key, showing);
            }
            boolean shown = (step - 1) % periodSteps < shownSteps;
            draws[shown ? pattern : source.patterns].counts(step, counts);
            for (int i = 0; i < counts.length; i++) {
                for (int spike = counts[i]; spike > 0; spike--) {
                    out.spike(i);
                }
            }
        }
    }
}
