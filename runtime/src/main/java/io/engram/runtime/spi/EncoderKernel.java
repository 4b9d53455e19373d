package io.engram.runtime.spi;

/** Emits the spikes of one shard of an encoder. */
public interface EncoderKernel extends SourceKernel {

    /**
     * The population shows {@code values}, one for each of its units, of this shard or not, from {@code step} on, which is
     * the next to be visited; what was shown before is forgotten. Called between grants, and again with the same
     * arguments before {@link #restore}.
     */
    void show(long step, Pattern values);
}
