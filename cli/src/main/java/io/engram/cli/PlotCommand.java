package io.engram.cli;

import io.engram.examples.DefaultPictures;
import io.engram.examples.DefaultPictures.Picture;
import io.engram.examples.Gathered;
import io.engram.recorder.JournalReader;
import io.engram.recorder.Replay;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram plot}: draws a recorded run. */
@Command(name = "plot", mixinStandardHelpOptions = true, description = "Draws a recorded run as PNG files.")
final class PlotCommand implements Runnable {
    private final Console console;

    @Parameters(paramLabel = "RUN", description = "The directory of a run.")
    private Path run;

    @Option(
            names = "--what",
            paramLabel = "PICTURE",
            split = ",",
            description = "Some of ${COMPLETION-CANDIDATES}; all if left out.")
    private Set<Picture> what = EnumSet.allOf(Picture.class);

    @Option(names = "--out", paramLabel = "DIR", description = "Where to; the run's directory if left out.")
    private Optional<Path> out = Optional.empty();

    PlotCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        Gathered gathered = new Gathered();
        try (JournalReader journal = JournalReader.open(run)) {
            Unfinished.tell(journal, console);
            Replay.of(journal).into(gathered);
            gathered.progress(journal.lastStep());
        }
        List<Path> files = DefaultPictures.draw(gathered, out.orElse(run), what);
        if (files.isEmpty()) {
            console.err().println("engram: nothing of that was recorded, so there is nothing to draw");
        }
        files.forEach(console.out()::println);
    }
}
