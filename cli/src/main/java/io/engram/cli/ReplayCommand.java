package io.engram.cli;

import io.engram.recorder.JournalReader;
import io.engram.recorder.Replay;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram replay}: plays the recorded spikes back, to the terminal or into a CSV file. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays a recorded run back: a line a spike, time in ms, population, neuron.")
final class ReplayCommand implements Runnable {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "The directory of a run.")
    private Path run;

    @Option(names = "--from", paramLabel = "TIME", converter = TimeMs.class, description = "Start, for example 1s.")
    private Optional<Double> fromMs = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", converter = TimeMs.class, description = "End, for example 2s.")
    private Optional<Double> toMs = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes a CSV file instead of printing.")
    private Optional<Path> csv = Optional.empty();

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        try (JournalReader journal = JournalReader.open(run)) {
            Unfinished.tell(journal, console);
            Replay replay = Replay.of(journal);
            replay = fromMs.isPresent() ? replay.fromMs(fromMs.get()) : replay;
            replay = toMs.isPresent() ? replay.toMs(toMs.get()) : replay;
            if (csv.isPresent()) {
                replay.toCsv(csv.get());
            } else {
                replay.into(new SpikeLines(console.out()));
            }
        }
    }
}
