package io.engram.plasticity;

/**
 * Upkeep that has, beside its way with the weights of one target, loops over those of all targets at once, in which the compiler
 * computes several targets an operation and memory is read in order. To the last bit what it does target by target.
 */
interface ManyColumns {

    /**
     * Acts on all: {@code weights[s * targets + t]} is that from source s to target t. {@code room} has a place for each
     * target, whatever is in it.
     */
    void apply(float[] weights, double[] room);
}
