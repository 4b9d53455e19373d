package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.Traces;

/**
 * What a loop knows of its rule, once and for all; a record, so that the JIT compiler takes its components for constants.
 *
 * @param reduced whether a trace that a synapse has read is consumed
 * @param centred whether a pre trace begins anew at a synapse whose target fires
 * @param together whether both sides of a step act on the weight from before it
 * @param sendsBefore whether the weight from before the pre event travels, at once
 * @param sendsAfter whether the weight from after the pre event travels, at once
 * @param computes whether the rule says what travels
 * @param preTie 1 if a pre trace raised in the step in which its reader last acted came after it, else 0
 * @param postTie the same for a post trace
 */
record LoopConstants(
        LearningRule rule,
        boolean reduced,
        boolean centred,
        boolean together,
        boolean sendsBefore,
        boolean sendsAfter,
        boolean computes,
        int preTie,
        int postTie,
        float weightMin,
        float weightMax) {

    static LoopConstants of(LearningRule rule) {
        Coincidence coincidence = rule.coincidence();
        boolean neither = coincidence == Coincidence.NEITHER;
        return new LoopConstants(
                rule,
                rule.traces().pairing() == Traces.Pairing.REDUCED,
                rule.traces().pairing() == Traces.Pairing.PRE_CENTRED,
                coincidence == Coincidence.BOTH,
                rule.travel() == Travel.BEFORE,
                rule.travel() == Travel.AFTER,
                rule.travel() == Travel.COMPUTED,
                neither || coincidence == Coincidence.POST_FIRST ? 1 : 0,
                neither || coincidence == Coincidence.PRE_FIRST ? 1 : 0,
                (float) rule.weightMin(),
                (float) rule.weightMax());
    }

    /** Rounds {@code weight} into {@code weights[k]}, clipped, and keeps what rounding leaves out in {@code rest[k]}. */
    void keep(double weight, float[] weights, float[] rest, int k) {
        float rounded = (float) weight;
        float clipped = clip(rounded);
        weights[k] = clipped;
        rest[k] = clipped == rounded ? (float) (weight - rounded) : 0;
    }

    float clip(float weight) {
        return weight < weightMin ? weightMin : weight > weightMax ? weightMax : weight;
    }
}
