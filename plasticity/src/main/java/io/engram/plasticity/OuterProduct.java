package io.engram.plasticity;

import io.engram.runtime.spi.GradedRule;

/**
 * Hebb's rule on patterns: the outer product of what source and target show (Hebb 1949; Amari 1972; Hopfield 1982, equation
 * 2). With a negative factor of presentation it unlearns (Hopfield, Feinstein and Palmer 1983).
 *
 * <pre>
 *   w += factor * eta * pre * post          for each pattern presented
 * </pre>
 *
 * @param eta learning rate, in the weight's unit
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record OuterProduct(double eta, double weightMin, double weightMax) implements GradedRule {

    /** Rate 1, without bounds. */
    public OuterProduct() {
        this(1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public OuterProduct {
        RuleCheck.finite("outer-product", "eta", eta);
        RuleCheck.bounds("outer-product", weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "Hebb's rule on presented patterns, their outer product (Amari 1972; Hopfield 1982)";
    }

    @Override
    public double change(double weight, double pre, double post) {
        return eta * (pre * post);
    }
}
