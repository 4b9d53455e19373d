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
 * @param mode {@code exact}, or {@code bindsnet} for the more regular intervals of BindsNET 0.3.4
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

    /** Where no spike falls a unit costs one hash. */
    private static final class Kernel implements EncoderKernel {
        private static final double SCALE = 0x1.0p31;
        /** Spikes a step of one draw at most: beyond it exp(-mean) is hardly a number. */
        private static final double MOST = 500;

        private final long key;
        private final int from;
        private final double perValue;
        private final ShownUnits shown;
        /** What a product of uniforms must fall below, for each of a unit's parts. */
        private final double[] limits;

        private final int[] parts;
        /** The least 31 bits for which there may be a spike. */
        private final int[] least;

        Kernel(SourceContext context, double perValue) {
            key = context.key();
            from = context.from();
            this.perValue = perValue;
            shown = new ShownUnits(context.from(), context.to());
            limits = new double[context.to() - context.from()];
            parts = new int[limits.length];
            least = new int[limits.length];
        }

        @Override
        public void show(long step, Pattern values) {
            shown.take(values);
            for (int k = 0; k < shown.count(); k++) {
                double mean = shown.value(k) * perValue;
                parts[k] = 1 + (int) (mean / MOST);
                limits[k] = StrictMath.exp(-mean / parts[k]);
                least[k] = parts[k] > 1 ? 0 : (int) Math.min(Integer.MAX_VALUE, (long) (limits[k] * SCALE));
            }
        }

        @Override
        public void step(long step, SpikeOutput out) {
            long stepKey = Draws.key(key, step);
            shown.draw(stepKey);
            for (int k = 0; k < shown.count(); k++) {
                if (shown.u31(k) >= least[k]) {
                    for (int spikes = count(stepKey, k); spikes > 0; spikes--) {
                        out.spike(shown.unit(k));
                    }
                }
            }
        }

        /** Events of unit rate before {@code mean}: uniforms are multiplied until they fall below exp(-mean) (Knuth). */
        private int count(long stepKey, int k) {
            long unitKey = Draws.key(stepKey, from + shown.unit(k));
            long draw = 0;
            int count = 0;
            // A rare spike is as rare as it should be: more bits below the 31.
            double product = (shown.u31(k) + 1 - Draws.uniform(unitKey, draw++)) / SCALE;
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
