package io.engram.cli;

import io.engram.examples.RunSummary;
import io.engram.recorder.JournalReader;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram inspect}: what a recorded run was and how it ended. */
@Command(
        name = "inspect",
        mixinStandardHelpOptions = true,
        description = "Says what a recorded run was, what it counted and how it ended.")
final class InspectCommand implements Runnable {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "The directory of a run.")
    private Path run;

    @Option(names = "--json", description = "Prints JSON, with the keys of summary.json.")
    private boolean json;

    InspectCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        try (JournalReader journal = JournalReader.open(run)) {
            Unfinished.tell(journal, console);
            RunSummary summary = RecordedSummary.of(journal);
            if (json) {
                console.out().println(Json.text(Json.tree(summary)));
            } else {
                SummaryText.print(summary, console.out());
            }
        }
    }
}
