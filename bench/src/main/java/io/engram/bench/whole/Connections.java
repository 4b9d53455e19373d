package io.engram.bench.whole;

import io.engram.runtime.Statistics;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Learns from a run's header how many synapses each projection has, and so counts synaptic events: spikes times mean
 * out-degree, as the scripts of the peers count them. Opened on the recorder's thread before the run is ready.
 */
final class Connections implements Sink {
    private volatile List<RunHeader.ProjectionInfo> projections = List.of();

    @Override
    public void open(RunHeader header) {
        projections = List.copyOf(header.projections());
    }

    /** What happened between the two counts, {@code ms} apart. */
    Activity activity(Network network, Statistics before, Statistics after, double ms) {
        Map<String, Double> rates = new LinkedHashMap<>();
        long neurons = 0;
        long fired = 0;
        for (Population population : network.populations()) {
            long spikes = spikes(before, after, population.name());
            rates.put(population.name(), spikes * 1000.0 / ms / population.size());
            if (!population.isSource()) {
                neurons += population.size();
                fired += spikes;
            }
        }
        double events = 0;
        long synapses = 0;
        for (int p = 0; p < projections.size(); p++) {
            String from = network.projections().get(p).from().population();
            double spikes = spikes(before, after, from);
            events += spikes
                    * projections.get(p).synapses()
                    / network.population(from).size();
            synapses += projections.get(p).synapses();
        }
        return new Activity(neurons, synapses, ms, fired, events, rates);
    }

    private static long spikes(Statistics before, Statistics after, String population) {
        return after.population(population).spikes()
                - before.population(population).spikes();
    }
}
