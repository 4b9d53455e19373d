package io.engram.cli;

import io.engram.examples.RunSummary;
import io.engram.examples.RunSummary.PopulationRow;
import io.engram.recorder.JournalReader;
import io.engram.recorder.JournalSummary;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a journal, with the summary beside it, says of a run. */
final class RecordedSummary {
    private RecordedSummary() {}

    static RunSummary of(JournalReader journal) {
        RunHeader header = journal.header();
        JournalSummary recorded = journal.summary(firstCountedStep(header));
        SummaryFile beside = SummaryFile.read(journal.files().summary());
        Optional<RunEnd> end = journal.end();
        return new RunSummary(
                header.name(),
                header.seed(),
                header.dtMs(),
                journal.lastStep() * header.dtMs(),
                end.filter(e -> e.step() >= header.durationSteps()).isPresent(),
                recorded.spikes(),
                header.projections().stream()
                        .mapToLong(RunHeader.ProjectionInfo::synapses)
                        .sum(),
                new RunSummary.Digests(end.map(RunEnd::spikeDigest), end.map(RunEnd::weightDigest)),
                beside.seconds(),
                beside.threads(),
                beside.shards(),
                beside.outcome(),
                rows(header, recorded));
    }

    /** Rates leave out the warm-up, which only the network itself knows. */
    private static long firstCountedStep(RunHeader header) {
        double warmUpMs = NetworkText.parse(header.networkText()).warmUpMs();
        return StrictMath.round(warmUpMs / header.dtMs()) + 1;
    }

    private static List<PopulationRow> rows(RunHeader header, JournalSummary recorded) {
        List<PopulationRow> rows = new ArrayList<>();
        for (RunHeader.PopulationInfo population : header.populations()) {
            rows.add(recorded.populations().stream()
                    .filter(counted -> counted.name().equals(population.name()))
                    .findFirst()
                    .map(counted -> new PopulationRow(
                            counted.name(),
                            counted.size(),
                            Optional.of(counted.spikes()),
                            Optional.of(counted.rateHz()).filter(Double::isFinite)))
                    .orElseGet(() -> new PopulationRow(
                            population.name(), population.size(), Optional.empty(), Optional.empty())));
        }
        return rows;
    }
}
