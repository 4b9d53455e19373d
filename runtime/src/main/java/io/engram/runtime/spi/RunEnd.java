package io.engram.runtime.spi;

/**
 * How a run ended.
 *
 * @param step the last step simulated
 * @param spikes recorded spikes
 * @param spikeDigest of the recorded spikes, 32 hex digits
 * @param weightDigest of all plastic weights at the end, 32 hex digits
 */
public record RunEnd(long step, long spikes, String spikeDigest, String weightDigest) {}
