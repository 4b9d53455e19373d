package io.engram.recorder;

import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is in a journal.
 *
 * @param complete whether the run ended as it should
 * @param lastStep the last step of the last whole slice
 * @param records records, of all kinds
 * @param bytes of the records; the files look longer than what they take
 * @param spikes recorded spikes
 * @param populations those that were recorded, in declared order
 * @param weights weight snapshots and changes
 * @param states state samples
 * @param inputs what came from outside
 * @param markers what the user marked
 * @param end the digests, if the run is complete
 */
public record JournalSummary(
        boolean complete,
        long lastStep,
        long records,
        long bytes,
        long spikes,
        List<PopulationSummary> populations,
        long weights,
        long states,
        long inputs,
        List<MemorySink.Marker> markers,
        Optional<RunEnd> end) {

    /**
     * @param spikes all recorded spikes
     * @param rateHz mean rate a neuron from the step that was asked for on; NaN if nothing was simulated since
     */
    public record PopulationSummary(String name, int size, long spikes, double rateHz) {}

    static JournalSummary of(JournalReader run, long records, long bytes, long fromStep) {
        RunHeader header = run.header();
        SpikeCounts counts = new SpikeCounts(header.populations().size(), fromStep);
        run.replay(0, run.lastStep(), counts);
        double seconds = Math.max(0, run.lastStep() - fromStep + 1) * header.dtMs() / 1000;
        List<PopulationSummary> populations = new ArrayList<>();
        for (int p = 0; p < header.populations().size(); p++) {
            RunHeader.PopulationInfo info = header.populations().get(p);
            if (info.recorded()) {
                // In the order in which the engine divides, so that both say the same number.
                double rateHz = counts.since(p) / seconds / ((long) info.size() * header.batch());
                populations.add(new PopulationSummary(info.name(), info.size(), counts.all(p), rateHz));
            }
        }
        return new JournalSummary(
                run.complete(),
                run.lastStep(),
                records,
                bytes,
                counts.spikes(),
                List.copyOf(populations),
                counts.weights(),
                counts.states(),
                counts.inputs(),
                counts.markers(),
                run.end());
    }
}
