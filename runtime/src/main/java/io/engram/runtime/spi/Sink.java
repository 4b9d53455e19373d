package io.engram.runtime.spi;

/**
 * Takes what a run records: a journal, an exporter, a listener. Driven by one thread from {@link #open} to {@link #close};
 * may block, which slows the run and loses nothing; what it does not override it does not take. Everything of step n comes before everything of a later slice.
 */
public interface Sink extends AutoCloseable {
    /** The run begins. */
    default void open(RunHeader header) {}

    /** The recorded spikes of one slice, if there are any. The frame is valid during the call only. */
    default void spikes(SpikeFrame frame) {}

    /** Weights of one projection. The snapshot is valid during the call only. */
    default void weights(WeightSnapshot snapshot) {}

    /**
     * The weights of one projection at {@code step} by their digest alone: recorded where there are too many to be written
     * unless asked for.
     */
    default void weightDigest(long step, int projection, long synapses, String digest) {}

    /** State of chosen neurons at one step. The sample is valid during the call only. */
    default void state(StateSample sample) {}

    /** Something came from outside. */
    default void input(OutsideInput input) {}

    /** A mark set by the user at {@code step}. */
    default void marker(long step, String text) {}

    /** Everything up to and including {@code step} has been delivered. */
    default void progress(long step) {}

    /** The run ended as it should; not called when it failed. */
    default void end(RunEnd end) {}

    /** Releases what {@link #open} took. Called once, also after a failure. */
    @Override
    default void close() {}
}
