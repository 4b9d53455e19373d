package io.engram.plasticity;

import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Wrapping;

/** A rule whose events do not clip the weight: what comes after them does. */
record Unclipped(LearningRule rule) implements Wrapping {

    /**
     * The rule of a plan as its loop is to see it: where both sides of a step act together, no weight travels before the step
     * is over and upkeep acts at every step, weights are clipped after that (BindsNET).
     */
    static LearningRule where(PlasticPlan plan) {
        LearningRule rule = plan.rule();
        boolean late = rule.coincidence() == Coincidence.BOTH && rule.travel() == Travel.END_OF_STEP;
        return late && UpkeepSet.actsEveryStep(plan) ? new Unclipped(rule) : rule;
    }

    @Override
    public double weightMin() {
        return Double.NEGATIVE_INFINITY;
    }

    @Override
    public double weightMax() {
        return Double.POSITIVE_INFINITY;
    }
}
