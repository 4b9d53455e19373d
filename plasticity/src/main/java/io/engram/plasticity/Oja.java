package io.engram.plasticity;

import io.engram.runtime.spi.GradedRule;

/**
 * Oja's rule on patterns (Oja 1982, equation 3): Hebb's, and a loss with the target's activity that keeps the weights of a linear
 * target at length 1.
 *
 * <pre>
 *   w += factor * eta * post * (pre - post * w)          for each pattern presented, post being the target's answer to pre
 * </pre>
 *
 * @param eta learning rate, unitless
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record Oja(double eta, double weightMin, double weightMax) implements GradedRule {
    private static final String TYPE = "oja";

    /** Rate 0.01, without bounds. */
    public Oja() {
        this(0.01, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public Oja {
        RuleCheck.finite(TYPE, "eta", eta);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "Hebb's rule with a loss that normalises, on presented patterns (Oja 1982)";
    }

    @Override
    public double change(double weight, double pre, double post) {
        return eta * post * (pre - post * weight);
    }
}
