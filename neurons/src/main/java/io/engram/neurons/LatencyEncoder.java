package io.engram.neurons;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;

/**
 * One spike a unit, the stronger the earlier: the time at which a leaky membrane that is driven by the shown value reaches
 * the threshold (Gerstner and Kistler 2002, section 4.1, without reset). Units at or below the threshold are silent.
 *
 * <pre>
 *   t = tau ln(value / (value - threshold))
 * </pre>
 *
 * @param tauMs the membrane's time constant
 * @param threshold in the unit of the values, which have none
 */
public record LatencyEncoder(double tauMs, double threshold) implements EncoderModel {
    private static final String TYPE = "latency-encoder";

    /** 20 ms and 0.2: a value of 1 fires after 4.5 ms, one of 0.25 after 32 ms. */
    public LatencyEncoder() {
        this(20, 0.2);
    }

    public LatencyEncoder {
        Check.positive(TYPE, "tauMs", tauMs);
        Check.positive(TYPE, "threshold", threshold);
    }

    @Override
    public String summary() {
        return "one spike a unit, the stronger the earlier, as a leaky membrane reaches its threshold";
    }

    @Override
    public EncoderKernel kernel(SourceContext context) {
        Check.sameForAll(TYPE, "tauMs", tauMs, context);
        Check.sameForAll(TYPE, "threshold", threshold, context);
        return new Volley(context, values -> steps(values, context.dtMs()));
    }

    private long[] steps(Pattern values, double dtMs) {
        long[] steps = new long[values.size()];
        for (int k = 0; k < steps.length; k++) {
            double value = values.value(k);
            if (value > threshold) {
                double timeMs = tauMs * StrictMath.log(value / (value - threshold));
                steps[k] = Math.max(1, (long) StrictMath.ceil(timeMs / dtMs));
            }
        }
        return steps;
    }
}
