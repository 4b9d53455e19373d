package io.engram.plasticity;

import io.engram.runtime.spi.Upkeep;

/**
 * Lets every weight lose a part of itself (Oja 1982 and many others as a constraint on growth): at every step, or from time
 * to time. At every step it visits all weights, spikes or not, which costs more than most rules do.
 *
 * <pre>
 *   w := w * (1 - part)
 * </pre>
 *
 * @param part what is lost each time, within 0 and 1
 * @param everyMs how often; 0 for every step, infinity for resets only
 */
public record WeightDecay(double part, double everyMs) implements Upkeep {
    private static final String TYPE = "weight-decay";

    /** A thousandth every 100 ms. */
    public WeightDecay() {
        this(0.001, 100);
    }

    public WeightDecay {
        RuleCheck.notNegative(TYPE, "part", part);
        RuleCheck.period(TYPE, "everyMs", everyMs);
        if (part > 1) {
            throw RuleCheck.outside(TYPE, "part", part, 0, 1);
        }
    }

    @Override
    public String summary() {
        return "lets every weight lose a part of itself, at every step or from time to time";
    }

    @Override
    public void apply(Column column) {
        for (int k = 0; k < column.size(); k++) {
            column.weight(k, column.weight(k) * (1 - part));
        }
    }
}
