package io.engram.neurons;

import io.engram.runtime.spi.SourceContext;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeOutput;

/**
 * Spikes at {@code first}, {@code first + interval}, ..., each at the nearest step, so that rounding does not add up. Both may
 * differ from neuron to neuron.
 *
 * @param intervalMs from a spike to the next
 * @param firstMs time of the first spike
 */
public record Regular(double intervalMs, double firstMs) implements SourceModel {

    private static final String TYPE = "regular";

    /** Every 10 ms, from 10 ms on. */
    public Regular() {
        this(10, 10);
    }

    public Regular {
        Check.positive(TYPE, "intervalMs", intervalMs);
        Check.positive(TYPE, "firstMs", firstMs);
    }

    @Override
    public String summary() {
        return "spikes at equal intervals";
    }

    @Override
    public SourceKernel kernel(SourceContext context) {
        double[] intervalMs = context.parameter("intervalMs");
        double[] firstMs = context.parameter("firstMs");
        double dtMs = context.dtMs();
        for (int i = 0; i < intervalMs.length; i++) {
            Check.positive(TYPE, "intervalMs", intervalMs[i]);
            Check.require(
                    firstMs[i] >= dtMs / 2 && firstMs[i] < Double.POSITIVE_INFINITY,
                    TYPE,
                    "firstMs",
                    firstMs[i],
                    "must be finite and on or after the first step, which ends at " + dtMs + " ms");
        }
        return (step, out) -> {
            for (int i = 0; i < intervalMs.length; i++) {
                long spikes =
                        until(step, dtMs, intervalMs[i], firstMs[i]) - until(step - 1, dtMs, intervalMs[i], firstMs[i]);
                emit(i, spikes, out);
            }
        };
    }

    /** Spikes up to and including {@code step}: those before the middle of the next one. */
    private static long until(long step, double dtMs, double intervalMs, double firstMs) {
        return Math.max(0, (long) Math.ceil(((step + 0.5) * dtMs - firstMs) / intervalMs));
    }

    private static void emit(int i, long spikes, SpikeOutput out) {
        for (long spike = 0; spike < spikes; spike++) {
            out.spike(i);
        }
    }
}
