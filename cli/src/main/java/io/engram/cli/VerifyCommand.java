package io.engram.cli;

import io.engram.examples.Progress;
import io.engram.examples.SimulatedTime;
import io.engram.recorder.JournalReader;
import io.engram.recorder.StepTime;
import io.engram.recorder.Verification;
import io.engram.runtime.SimulationOptions;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.LongPredicate;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram verify}: runs a recorded run again and compares all bits. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description =
                "Runs a recorded run again and compares every spike, weight and state with its record, bit by bit.")
final class VerifyCommand implements Callable<Integer> {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "The directory of a run.")
    private Path run;

    @Mixin
    private Workers workers;

    @Option(names = "--quiet", description = "Prints nothing but a difference.")
    private boolean quiet;

    VerifyCommand(Console console) {
        this.console = console;
    }

    @Override
    public Integer call() {
        SimulationOptions options = workers.options();
        try (JournalReader journal = JournalReader.open(run);
                Interrupt interrupt = Interrupt.noted();
                ProgressLine progress = quiet ? ProgressLine.silent() : ProgressLine.on(console, "verify")) {
            Unfinished.tell(journal, console);
            long began = System.nanoTime();
            double dtMs = journal.header().dtMs();
            LongPredicate goesOn = step -> {
                progress.accept(new Progress(step * dtMs, journal.lastStep() * dtMs, System.nanoTime() - began));
                return !interrupt.happened();
            };
            return tell(Verification.of(journal, options, goesOn), dtMs);
        }
    }

    private int tell(Verification verification, double dtMs) {
        String same = verification.spikes() + " spikes, " + verification.snapshots() + " snapshots of weights and "
                + verification.samples() + " values of state up to " + SimulatedTime.text(verification.toStep() * dtMs)
                + " are the same, bit by bit";
        if (verification.first().isPresent()) {
            console.err().println("engram: " + verification.first().get().sentence(new StepTime(dtMs)));
            return Failure.NOT_THE_SAME;
        }
        if (verification.stopped()) {
            console.err().println("engram: interrupted; " + same);
            return Failure.RUN_FAILED;
        }
        if (!quiet) {
            console.out().println("verified: " + same);
        }
        return 0;
    }
}
