package io.engram.runtime.engine;

/** How the spikes of one static projection reach the targets of one shard. Owned by the shard. */
interface StaticKernel {

    /**
     * Adds to the input ring what is due at {@code step}: what arrives from then on through the spikes of {@code history} at
     * this step, or at one up to {@link #historySteps} before, each once. Ids and slots have {@code batch} rows a neuron.
     * Called for every step, in order, before anything that arrives after it is read.
     */
    void deliver(SpikeHistory history, long step, InputRing ring, int batch);

    /** Makes ready what {@link #deliver} will do first at {@code step}, while others deliver; changes nothing. */
    default void prepare(SpikeHistory history, long step, int batch) {}

    /** How many steps it looks back on. */
    default int historySteps() {
        return 0;
    }

    /** Synapses in it. */
    long size();

    /** How many steps after {@code step} the latest arrival is that {@link #deliver} adds; 0 if it is empty. */
    int longestDelaySteps();

    /** What it remembers between steps, for a checkpoint. */
    default void save(String prefix, StageState state) {}

    /** Continues from what {@link #save} wrote. */
    default void restore(String prefix, StageState state) {}

    /** Forgets what it remembers, and all spikes up to {@code step}. */
    default void reset(long step) {}
}
