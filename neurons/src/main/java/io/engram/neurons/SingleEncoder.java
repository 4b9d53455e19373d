package io.engram.neurons;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;
import java.util.Arrays;

/**
 * In the first step of a showing every unit fires whose value is above a quantile of all values, then none (BindsNET's {@code
 * single}): a sparse picture of the pattern in one volley. Quantiles lie on the line between neighbouring values.
 *
 * @param sparsity share of the units that fire, where values differ
 */
public record SingleEncoder(double sparsity) implements EncoderModel {
    private static final String TYPE = "single-encoder";

    /** The stronger half. */
    public SingleEncoder() {
        this(0.5);
    }

    public SingleEncoder {
        Check.require(sparsity > 0 && sparsity <= 1, TYPE, "sparsity", sparsity, "must be above 0 and at most 1");
    }

    @Override
    public String summary() {
        return "the strongest units at once, in the first step of a showing";
    }

    @Override
    public EncoderKernel kernel(SourceContext context) {
        Check.sameForAll(TYPE, "sparsity", sparsity, context);
        return new Volley(context, values -> steps(values, 1 - sparsity));
    }

    private static long[] steps(Pattern values, double share) {
        double limit = quantile(values, share);
        long[] steps = new long[values.size()];
        for (int k = 0; k < steps.length; k++) {
            steps[k] = values.value(k) > limit ? 1 : 0;
        }
        return steps;
    }

    private static double quantile(Pattern values, double share) {
        float[] sorted = values.values();
        Arrays.sort(sorted);
        double place = share * (sorted.length - 1);
        int below = (int) place;
        double beyond = place - below;
        double low = sorted[below];
        double high = sorted[Math.min(below + 1, sorted.length - 1)];
        // From the nearer neighbour, so that equal neighbours give themselves.
        return beyond < 0.5 ? low + beyond * (high - low) : high - (1 - beyond) * (high - low);
    }
}
