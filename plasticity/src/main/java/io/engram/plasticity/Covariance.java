package io.engram.plasticity;

import io.engram.runtime.spi.GradedRule;

/**
 * The covariance rule on patterns (Sejnowski 1977; Dayan and Abbott 2001, equations 8.8 and 8.9; for sparse patterns Tsodyks and
 * Feigelman 1988): what source and target show beyond their means.
 *
 * <pre>
 *   w += factor * eta * (pre - preMean) * (post - postMean)          for each pattern presented
 * </pre>
 *
 * <p>With one of the means 0 it is one of the two equations, with both their symmetric form.
 *
 * @param eta learning rate, in the weight's unit
 * @param preMean what a source shows on average
 * @param postMean what a target shows on average
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record Covariance(double eta, double preMean, double postMean, double weightMin, double weightMax)
        implements GradedRule {
    private static final String TYPE = "covariance";

    /** Patterns of 0 and 1, half of each; without bounds. */
    public Covariance() {
        this(1, 0.5, 0.5, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public Covariance {
        RuleCheck.finite(TYPE, "eta", eta);
        RuleCheck.finite(TYPE, "preMean", preMean);
        RuleCheck.finite(TYPE, "postMean", postMean);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "the covariance of presented patterns (Sejnowski 1977; Dayan and Abbott 2001)";
    }

    @Override
    public double change(double weight, double pre, double post) {
        return eta * ((pre - preMean) * (post - postMean));
    }
}
