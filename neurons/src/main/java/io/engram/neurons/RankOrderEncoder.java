package io.engram.neurons;

import io.engram.runtime.spi.EncoderKernel;
import io.engram.runtime.spi.EncoderModel;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.SourceContext;

/**
 * One spike a unit, in the order of the shown values, the strongest first (Thorpe and Gautrais 1998; the times are those of
 * BindsNET's {@code rank_order}). Units that show 0 are silent.
 *
 * <pre>
 *   step = ceil(T least / value),   T = windowMs / dt,   least = the smallest value above 0
 * </pre>
 *
 * @param windowMs time from the first step of a showing to the spike of the weakest unit
 * @param weakest whether that one {@code fires}, or is {@code lost-as-in-bindsnet}
 */
public record RankOrderEncoder(double windowMs, Weakest weakest) implements EncoderModel {
    private static final String TYPE = "rank-order-encoder";

    /** What becomes of the units whose spike falls in the last step of the window. */
    public enum Weakest {
        FIRES,
        /** Never fires, as in BindsNET 0.3.4, where the weakest value is lost. */
        LOST_AS_IN_BINDSNET
    }

    /** 100 ms. */
    public RankOrderEncoder() {
        this(100, Weakest.FIRES);
    }

    public RankOrderEncoder {
        Check.positive(TYPE, "windowMs", windowMs);
    }

    @Override
    public String summary() {
        return "one spike a unit, the strongest first (Thorpe and Gautrais 1998)";
    }

    @Override
    public EncoderKernel kernel(SourceContext context) {
        Check.sameForAll(TYPE, "windowMs", windowMs, context);
        long window = Math.max(1, Math.round(windowMs / context.dtMs()));
        long last = weakest == Weakest.FIRES ? window : window - 1;
        return new Volley(context, values -> steps(values, window, last));
    }

    private static long[] steps(Pattern values, long window, long last) {
        double greatest = ShownUnits.greatest(values);
        double[] inverse = new double[values.size()];
        double latest = 0;
        for (int k = 0; k < inverse.length; k++) {
            if (values.value(k) > 0) {
                inverse[k] = 1 / (values.value(k) / greatest);
                latest = Math.max(latest, inverse[k]);
            }
        }
        long[] steps = new long[inverse.length];
        for (int k = 0; k < steps.length; k++) {
            // Rounding may take the weakest beyond the window.
            long step = Math.min(window, (long) StrictMath.ceil(inverse[k] * (window / latest)));
            steps[k] = inverse[k] > 0 && step <= last ? step : 0;
        }
        return steps;
    }
}
