package io.engram.plasticity;

import io.engram.runtime.spi.GradedRule;

/** Hebb's rule with Oja's decay (1982): a change that depends on the weight, and patterns therefore on their order. */
record Decaying(double eta, double weightMin, double weightMax) implements GradedRule {
    @Override
    public String summary() {
        return "Oja's rule on patterns";
    }

    @Override
    public double change(double weight, double pre, double post) {
        return eta * post * (pre - post * weight);
    }
}
