package io.engram.runtime.spi;

/** Takes the spikes of one step. */
@FunctionalInterface
public interface SpikeOutput {
    /** Shard-local neuron {@code i} fires at this step; called again, it fires once more. */
    void spike(int i);
}
