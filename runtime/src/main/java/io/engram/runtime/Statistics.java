package io.engram.runtime;

import java.util.List;

/**
 * What a run counted.
 *
 * @param step steps simulated
 * @param spikes recorded spikes, warm-up included
 * @param synapses synapses of all projections
 * @param spikeDigest of the recorded spikes, 32 hex digits: equal for equal runs on any shards and threads
 * @param weightDigest of all plastic weights now, 32 hex digits
 * @param populations a population each, in declared order
 */
public record Statistics(
        long step,
        long spikes,
        long synapses,
        String spikeDigest,
        String weightDigest,
        List<PopulationStatistics> populations) {

    /**
     * @param spikes all spikes, warm-up included
     * @param rateHz mean rate a neuron after the warm-up; NaN while the warm-up lasts
     */
    public record PopulationStatistics(String name, int size, long spikes, double rateHz) {}

    /** Of the population {@code name}. */
    public PopulationStatistics population(String name) {
        return populations.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no population " + name));
    }
}
