package io.engram.runtime.engine;

/**
 * The synapses that end in the targets of a shard, a target at a time. They may be read again and again, and by several
 * threads, each with a reader of its own.
 */
public interface Incoming {

    /** How many targets there are; the first is 0. */
    int targets();

    /** Whether all have one delay, as far as is known without reading them. */
    boolean oneDelay();

    /** Whether some have one weight; then they are {@link Synapses}. */
    default boolean shared() {
        return false;
    }

    /** Reads targets {@code from} (inclusive) to {@code to} (exclusive). */
    Reader reader(int from, int to);

    /** Reads one target after another; one thread. */
    interface Reader {

        /** Turns to {@code target}; how many synapses end in it, those of one source as drawn. */
        int read(int target);

        /** The same in the order of sources. */
        int readSorted(int target);

        /** The source of synapse {@code k} of the target, its index in the source population. */
        int source(int k);

        float weight(int k);

        int delaySteps(int k);
    }
}
