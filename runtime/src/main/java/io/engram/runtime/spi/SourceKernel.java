package io.engram.runtime.spi;

/** Emits the spikes of one shard of a source, a step at a time; steps are visited in order, each once. */
public interface SourceKernel {

    /** Adds the shard-local indices that fire at {@code step} to {@code out}, ascending. Allocates nothing. */
    void step(long step, SpikeOutput out);

    /** What it must remember between steps, for a checkpoint; empty if the step number is enough. */
    default double[] save() {
        return new double[0];
    }

    /** Continues from what {@link #save} returned, at the step after it. */
    default void restore(double[] saved) {}
}
