package io.engram.examples;

import io.engram.runtime.Statistics;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code summary.json} and {@code inspect --json} say of a run, key by key: {@code docs/summary.md}.
 *
 * @param complete whether the planned length was simulated and the record, if there is one, has its end
 * @param spikes recorded spikes, warm-up included
 * @param synapses of all projections
 * @param seconds empty where the run did not live to write a summary
 * @param outcome what the experiment found
 */
public record RunSummary(
        String name,
        long seed,
        double dtMs,
        double simulatedMs,
        boolean complete,
        long spikes,
        long synapses,
        Digests digests,
        Optional<Seconds> seconds,
        Optional<Integer> threads,
        Optional<Integer> shards,
        Map<String, Object> outcome,
        List<PopulationRow> populations) {

    public RunSummary {
        outcome = Collections.unmodifiableMap(new LinkedHashMap<>(outcome));
        populations = List.copyOf(populations);
    }

    /** Equal for equal runs; empty where a journal has no end. */
    public record Digests(Optional<String> spikes, Optional<String> weights) {}

    /** Wall-clock time: until the network was ready, of the simulation, of closing the journal and drawing. */
    public record Seconds(double build, double simulate, double write) {}

    /** A population; {@code spikes} and {@code rateHz} are empty where its spikes were neither counted nor recorded. */
    public record PopulationRow(String name, int size, Optional<Long> spikes, Optional<Double> rateHz) {

        static PopulationRow of(Statistics.PopulationStatistics counted) {
            return new PopulationRow(
                    counted.name(),
                    counted.size(),
                    Optional.of(counted.spikes()),
                    Double.isFinite(counted.rateHz()) ? Optional.of(counted.rateHz()) : Optional.empty());
        }
    }
}
