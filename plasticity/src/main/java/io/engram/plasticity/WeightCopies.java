package io.engram.plasticity;

import io.engram.runtime.engine.PlasticStage.CopiedWeights;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Copies of a block's weights, made while a run stands still. The memory of one that was put in order serves the next: to
 * touch new memory for the first time takes longer than to copy. Copies are made by the block's thread, put in order by any.
 */
final class WeightCopies {
    private static final float[] NONE = {};

    private final SynapseGroups synapses;
    private final AtomicReference<float[]> spare = new AtomicReference<>(NONE);

    WeightCopies(SynapseGroups synapses) {
        this.synapses = synapses;
    }

    /** The weights as they lie now. */
    CopiedWeights copy() {
        float[] weights = synapses.weight();
        float[] kept = spare.getAndSet(NONE);
        float[] copy = kept.length == weights.length ? kept : new float[weights.length];
        System.arraycopy(weights, 0, copy, 0, copy.length);
        AtomicReference<float[]> copied = new AtomicReference<>(copy);
        return (to, from) -> putInOrder(copied, to, from);
    }

    private void putInOrder(AtomicReference<float[]> copied, float[] to, int from) {
        float[] copy = copied.getAndSet(NONE);
        if (copy.length != synapses.weight().length) {
            throw new IllegalStateException("copied weights were put in order already");
        }
        synapses.inOrder(copy, to, from);
        spare.set(copy);
    }
}
