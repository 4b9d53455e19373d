package io.engram.runtime.engine;

/** How the spikes of one static projection reach the targets of one shard. Owned by the shard. */
interface StaticKernel {

    /**
     * Adds what the first {@code count} of {@code ids}, which fired at {@code step}, cause to the input ring; ids and slots
     * have {@code batch} rows a neuron. Called for steps in order, but for those without a spike.
     */
    void deliver(int[] ids, int count, long step, InputRing ring, int batch);

    /** Loads what {@link #deliver} will read first, so that it comes from memory while others deliver; changes nothing. */
    default void touch(int[] ids, int count) {}

    /** Synapses in it. */
    long size();

    /** The longest delay in it, in steps; 0 if it is empty. */
    int longestDelaySteps();

    /** What it remembers between steps, for a checkpoint. */
    default void save(String prefix, StageState state) {}

    /** Continues from what {@link #save} wrote. */
    default void restore(String prefix, StageState state) {}

    /** Forgets what it remembers. */
    default void reset() {}
}
