package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Wrapping;

/** A rule whose events do not clip the weight: what comes after them does. */
record Unclipped(LearningRule rule) implements Wrapping {
    @Override
    public double weightMin() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double weightMax() {
        return Double.POSITIVE_INFINITY;
    }
}
