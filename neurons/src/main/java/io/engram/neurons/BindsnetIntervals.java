package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SpikeOutput;

/**
 * {@link PoissonEncoder.Mode#BINDSNET}: a unit's first spike falls in step k of a showing, counted from 1, where k is its
 * first interval, each next one an interval later. An interval is a Poisson number, of which 0 counts as 1.
 */
final class BindsnetIntervals implements EncoderKernel {
    /** Where a Poisson number may be drawn as a normal one: its skewness is below 0.01. */
    private static final double NORMAL_FROM = 20_000;
    /** Of one product of uniforms: beyond it exp(-mean) is hardly a number. */
    private static final double MOST = 500;

    private final long key;
    private final int from;
    private final double perValue;
    private final Intervals intervals;
    private final ShownUnits shown;
    private final long[] next;
    private final int[] drawn;
    private long begun;

    /** Interval {@code number}, from 0 on, of unit {@code unit} of the population in the showing of {@code showingKey}. */
    interface Intervals {
        long steps(long showingKey, int unit, int number, double mean);
    }

    BindsnetIntervals(SourceContext context, double perValue) {
        this(context, perValue, BindsnetIntervals::poisson);
    }

    BindsnetIntervals(SourceContext context, double perValue, Intervals intervals) {
        key = context.key();
        from = context.from();
        this.perValue = perValue;
        this.intervals = intervals;
        shown = new ShownUnits(context.from(), context.to());
        next = new long[context.to() - context.from()];
        drawn = new int[next.length];
    }

    @Override
    public void show(long step, Pattern values) {
        begun = step;
        shown.take(values);
        for (int k = 0; k < shown.count(); k++) {
            drawn[k] = 0;
            next[k] = step - 1;
            advance(k);
        }
    }

    /** The mean interval of a unit that shows {@code value}, in steps. */
    double meanSteps(float value) {
        return 1 / (value * perValue);
    }

    private void advance(int k) {
        double mean = meanSteps(shown.value(k));
        next[k] += Math.max(1, intervals.steps(Draws.key(key, begun), from + shown.unit(k), drawn[k], mean));
        drawn[k]++;
    }

    @Override
    public void step(long step, SpikeOutput out) {
        for (int k = 0; k < shown.count(); k++) {
            if (next[k] == step) {
                out.spike(shown.unit(k));
                advance(k);
            }
        }
    }

    @Override
    public double[] save() {
        double[] saved = new double[2 * shown.count()];
        for (int k = 0; k < shown.count(); k++) {
            saved[2 * k] = next[k];
            saved[2 * k + 1] = drawn[k];
        }
        return saved;
    }

    @Override
    public void restore(double[] saved) {
        for (int k = 0; k < shown.count(); k++) {
            next[k] = (long) saved[2 * k];
            drawn[k] = (int) saved[2 * k + 1];
        }
    }

    /** Knuth's product of uniforms, in parts. */
    private static long poisson(long showingKey, int unit, int number, double mean) {
        long draws = Draws.key(Draws.key(showingKey, unit), number);
        if (mean > NORMAL_FROM) {
            return Math.round(mean + StrictMath.sqrt(mean) * Draws.normal(draws, 0));
        }
        int parts = 1 + (int) (mean / MOST);
        double limit = StrictMath.exp(-mean / parts);
        long count = 0;
        long draw = 0;
        for (int part = 0; part < parts; part++) {
            for (double product = 1 - Draws.uniform(draws, draw++); product > limit; count++) {
                product *= 1 - Draws.uniform(draws, draw++);
            }
        }
        return count;
    }
}
