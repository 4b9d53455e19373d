package io.engram.plasticity;

import io.engram.runtime.spi.Upkeep;

/**
 * Scales the weights of each target so that they sum to a constant, from time to time (von der Malsburg 1973): what some
 * synapses gain the others lose.
 *
 * <pre>
 *   w := w * sum / sum of |w| over the target's synapses          where those are not all 0
 * </pre>
 *
 * @param sum what the sizes of a target's weights come to
 * @param everyMs how often, at the end of the step at that time; 0 for every step, infinity for resets only
 */
public record Normalise(double sum, double everyMs) implements Upkeep {
    private static final String TYPE = "normalise";

    /** To 1, every 100 ms. */
    public Normalise() {
        this(1, 100);
    }

    public Normalise {
        RuleCheck.positive(TYPE, "sum", sum);
        RuleCheck.period(TYPE, "everyMs", everyMs);
    }

    @Override
    public String summary() {
        return "scales a target's weights to a constant sum (von der Malsburg 1973)";
    }

    @Override
    public void apply(Column column) {
        double all = 0;
        for (int k = 0; k < column.size(); k++) {
            all += Math.abs(column.weight(k));
        }
        if (all == 0) {
            return;
        }
        double factor = sum / all;
        for (int k = 0; k < column.size(); k++) {
            column.weight(k, column.weight(k) * factor);
        }
    }
}
