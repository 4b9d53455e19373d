package io.engram.bench.whole;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was simulated, and what happened in the part that is timed.
 *
 * @param neurons without those of sources
 * @param synapses of all projections, without those of noise
 * @param spikes of the neurons
 * @param synapticEvents spikes, those of sources too, times the synapses that they went through; noise not counted
 * @param found rates of populations in Hz, and numbers of an outcome
 */
record Activity(
        long neurons,
        long synapses,
        double simulatedMs,
        long spikes,
        double synapticEvents,
        Map<String, Double> found) {
    /** Where there is no network. */
    static final Activity NONE = new Activity(0, 0, 0, 0, 0, Map.of());

    Activity withFound(Map<String, Double> also) {
        Map<String, Double> all = new LinkedHashMap<>(found);
        all.putAll(also);
        return new Activity(neurons, synapses, simulatedMs, spikes, synapticEvents, all);
    }
}
