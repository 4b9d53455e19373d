package io.engram.plasticity;

import io.engram.runtime.spi.Upkeep;
import java.util.Arrays;

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
public record Normalise(double sum, double everyMs) implements Upkeep, ManyColumns {
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

    @Override
    public void apply(float[] weights, double[] room) {
        int targets = room.length;
        Arrays.fill(room, 0);
        for (int row = 0; row < weights.length; row += targets) {
            addSizes(weights, row, room);
        }
        for (int t = 0; t < targets; t++) {
            // Weights that are all 0 stay as they are.
            room[t] = room[t] == 0 ? 1 : sum / room[t];
        }
        for (int row = 0; row < weights.length; row += targets) {
            scale(weights, row, room);
        }
    }

    private static void addSizes(float[] weights, int row, double[] sums) {
        for (int t = 0; t < sums.length; t++) {
            sums[t] += Math.abs(weights[row + t]);
        }
    }

    private static void scale(float[] weights, int row, double[] factors) {
        for (int t = 0; t < factors.length; t++) {
            weights[row + t] = (float) (weights[row + t] * factors[t]);
        }
    }
}
