package io.engram.cli;

import io.engram.recorder.JournalReader;
import io.engram.recorder.Replay;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram replay}: plays the recorded spikes back, to the terminal or into a CSV file. */
@Command(
        name = "replay",
        mixinStandardHelpOptions = true,
        description = "Plays a recorded run back: a line a spike, time in ms, population, neuron, of a batch its row.")
final class ReplayCommand implements Runnable {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "The directory of a run.")
    private Path run;

    @Spec
    private CommandSpec spec;

    @Option(names = "--from", paramLabel = "TIME", converter = TimeMs.class, description = "Start, for example 1s.")
    private Optional<Double> fromMs = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", converter = TimeMs.class, description = "End, for example 2s.")
    private Optional<Double> toMs = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "FACTOR",
            converter = SpeedFactor.class,
            description = "In time: 1 is real time, 0.1 slower, 10 faster; as fast as it goes if left out.")
    private Optional<Double> speed = Optional.empty();

    @Option(names = "--follow", description = "Waits for more while the run is being recorded.")
    private boolean follow;

    @Option(names = "--csv", paramLabel = "FILE", description = "Writes a CSV file instead of printing.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--all", description = "Also prints state, weights, what came from outside, and marks.")
    private boolean all;

    ReplayCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (fromMs.isPresent() && toMs.isPresent() && fromMs.get() > toMs.get()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + fromMs.get() + " ms is after --to " + toMs.get() + " ms; must not be after it");
        }
        if (all && csv.isPresent()) {
            throw new ParameterException(
                    spec.commandLine(), "--all goes to the terminal, --csv holds spikes; take one");
        }
        try (JournalReader journal = JournalReader.open(run);
                Interrupt interrupt = Interrupt.noted()) {
            if (!follow) {
                Unfinished.tell(journal, console);
            }
            play(replay(journal).until(interrupt::happened));
            if (interrupt.happened()) {
                console.err().println("engram: interrupted");
            } else if (follow) {
                Unfinished.tell(journal, console);
            }
        }
    }

    private Replay replay(JournalReader journal) {
        Replay replay = Replay.of(journal);
        replay = fromMs.isPresent() ? replay.fromMs(fromMs.get()) : replay;
        replay = toMs.isPresent() ? replay.toMs(toMs.get()) : replay;
        replay = speed.isPresent() ? replay.atSpeed(speed.get()) : replay;
        return follow ? replay.follow() : replay;
    }

    private void play(Replay replay) {
        if (csv.isPresent()) {
            replay.toCsv(csv.get());
        } else if (all) {
            replay.print(console.out());
        } else {
            replay.into(new SpikeLines(console.out()));
        }
    }
}
