package io.engram.runtime.engine;

import io.engram.runtime.spi.OutsideInput;

/**
 * The block of a projection between graded units: a weight for every source and target. What it adds to a target's input
 * at step n is the sum of weight times value over its sources, as both were after step n - 1. Owned as a {@link
 * PlasticStage}; what is here is called between grants, and reads but for {@link #imprint}.
 */
public interface GradedStage extends PlasticStage {

    /** The rule learns patterns; what arrives changes two steps later. */
    void imprint(OutsideInput.Imprint patterns);

    /** Writes what {@code values} at the sources would send to each target into {@code sums}, from {@code offset} on. */
    void multiply(float[] values, double[] sums, int offset);

    /** Writes the fields that the present weights and values make into {@code sums}, from {@code offset} on. */
    void fields(double[] sums, int offset);

    /** Targets in this block. */
    int targets();
}
