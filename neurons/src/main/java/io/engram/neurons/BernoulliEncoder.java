package io.engram.neurons;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SpikeOutput;

/**
 * A unit fires in a step or not, each step anew, with a probability in proportion to the shown value; a pattern with values
 * above 1 is scaled so that its greatest is 1 (as BindsNET's {@code bernoulli} does). The rate depends on dt.
 *
 * <pre>
 *   P(spike in a step) = maxProbability value / max(1, greatest value)
 * </pre>
 *
 * @param maxProbability of a spike in a step at a value of 1
 */
public record BernoulliEncoder(double maxProbability) implements EncoderModel {
    private static final String TYPE = "bernoulli-encoder";

    /** A spike in every step at a value of 1. */
    public BernoulliEncoder() {
        this(1);
    }

    public BernoulliEncoder {
        Check.require(
                maxProbability > 0 && maxProbability <= 1,
                TYPE,
                "maxProbability",
                maxProbability,
                "must be above 0 and at most 1");
    }

    @Override
    public String summary() {
        return "a spike or none in each step, with a probability in proportion to the shown value";
    }

    @Override
    public EncoderKernel kernel(SourceContext context) {
        Check.sameForAll(TYPE, "maxProbability", maxProbability, context);
        return new Kernel(context, maxProbability);
    }

    private static final class Kernel implements EncoderKernel {
        private final long key;
        private final double maxProbability;
        private final ShownUnits shown;
        /** The least 31 bits for which there is no spike. */
        private final long[] ends;

        Kernel(SourceContext context, double maxProbability) {
            key = context.key();
            this.maxProbability = maxProbability;
            shown = new ShownUnits(context.from(), context.to());
            ends = new long[context.to() - context.from()];
        }

        @Override
        public void show(long step, Pattern values) {
            shown.take(values);
            double scale = maxProbability / Math.max(1, ShownUnits.greatest(values));
            for (int k = 0; k < shown.count(); k++) {
                ends[k] = Math.round(shown.value(k) * scale * 0x1.0p31);
            }
        }

        @Override
        public void step(long step, SpikeOutput out) {
            shown.draw(Draws.key(key, step));
            for (int k = 0; k < shown.count(); k++) {
                if (shown.u31(k) < ends[k]) {
                    out.spike(shown.unit(k));
                }
            }
        }
    }
}
