package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SpikeOutput;

/**
 * A Poisson process a unit whose rate is the shown value times {@code maxRateHz} (Diehl and Cook 2015, Front. Comput.
 * Neurosci. 9: 99): in each step a Poisson number of spikes, so that rate and variability are exact at any rate and step.
 *
 * <pre>
 *   P(k spikes in a step) = m^k exp(-m) / k!,   m = value maxRateHz dt
 * </pre>
 *
 * @param maxRateHz the rate at a value of 1; 1 where values are given in Hz
 * @param mode what the intervals are drawn from
 */
public record PoissonEncoder(double maxRateHz, Mode mode) implements EncoderModel {
    private static final String TYPE = "poisson-encoder";
    private static final double MOST_HZ = 100_000;

    /** What the intervals between a unit's spikes are drawn from. */
    public enum Mode {
        /** An exponential distribution: a Poisson process. */
        EXACT,
        /**
         * A Poisson distribution of whole steps, at least one, of mean 1000 / (rate dt), as BindsNET 0.3.4 does: more
         * regular than a Poisson process, and slower than asked for at high rates.
         */
        BINDSNET
    }

    /** 63.75 Hz. */
    public PoissonEncoder() {
        this(63.75, Mode.EXACT);
    }

    public PoissonEncoder {
        Check.positive(TYPE, "maxRateHz", maxRateHz);
    }

    /** A Poisson process of {@code maxRateHz} at a value of 1. */
    public static PoissonEncoder ofHz(double maxRateHz) {
        return new PoissonEncoder(maxRateHz, Mode.EXACT);
    }

    @Override
    public String summary() {
        return "a Poisson process a unit, its rate the shown value times a maximum (Diehl and Cook 2015)";
    }

    @Override
    public boolean takes(float value) {
        return value >= 0 && value * maxRateHz <= MOST_HZ;
    }

    @Override
    public String allowed() {
        return "must be >= 0 and, times maxRateHz=" + maxRateHz + ", at most " + MOST_HZ + " Hz";
    }

    @Override
    public EncoderKernel kernel(SourceContext context) {
        Check.sameForAll(TYPE, "maxRateHz", maxRateHz, context);
        return mode == Mode.EXACT
                ? new Kernel(context, maxRateHz * context.dtMs() / 1000)
                : new BindsnetIntervals(context, maxRateHz * context.dtMs() / 1000);
    }

    /** Draws are a function of unit and step: nothing to remember. Where no spike falls a unit costs one hash. */
    private static final class Kernel implements EncoderKernel {
        /** Spikes a step of one draw at most: beyond it exp(-mean) is hardly a number. */
        private static final double MOST = 500;

        private final long key;
        private final int from;
        private final double perValue;
        private final ShownUnits shown;
        /** What the product of uniforms must fall below, for each of a unit's parts. */
        private final double[] limits;

        private final int[] parts;

        Kernel(SourceContext context, double perValue) {
            key = context.key();
            from = context.from();
            this.perValue = perValue;
            shown = new ShownUnits(context.from(), context.to());
            limits = new double[context.to() - context.from()];
            parts = new int[limits.length];
        }

        @Override
        public void show(long step, Pattern values) {
            shown.take(values);
            for (int k = 0; k < shown.count(); k++) {
                double mean = shown.value(k) * perValue;
                parts[k] = 1 + (int) (mean / MOST);
                limits[k] = StrictMath.exp(-mean / parts[k]);
            }
        }

        @Override
        public void step(long step, SpikeOutput out) {
            long stepKey = Draws.key(key, step);
            for (int k = 0; k < shown.count(); k++) {
                int unit = shown.unit(k);
                double first = 1 - Draws.uniform(stepKey, from + unit);
                if (first > limits[k] || parts[k] > 1) {
                    for (int spikes = count(stepKey, from + unit, first, k); spikes > 0; spikes--) {
                        out.spike(unit);
                    }
                }
            }
        }

        /** Events of unit rate before {@code mean}: uniforms are multiplied until they fall below exp(-mean) (Knuth). */
        private int count(long stepKey, int unit, double first, int k) {
            long unitKey = Draws.key(stepKey, unit);
            long draw = 0;
            int count = 0;
            double product = first;
            for (int part = 0; part < parts[k]; part++) {
                while (product > limits[k]) {
                    count++;
                    product *= 1 - Draws.uniform(unitKey, draw++);
                }
                product = 1 - Draws.uniform(unitKey, draw++);
            }
            return count;
        }
    }
}
