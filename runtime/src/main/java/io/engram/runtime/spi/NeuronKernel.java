package io.engram.runtime.spi;

/** Advances neurons by one step. Stateless but for derived constants; called by the worker that owns the block. */
@FunctionalInterface
public interface NeuronKernel {

    /**
     * Advances neurons {@code from} (inclusive) to {@code to} (exclusive) of the block by one step and reports those that
     * fire with {@link NeuronBlock#spike}, ascending. Allocates nothing.
     */
    void step(NeuronBlock block, int from, int to);
}
