package io.engram.cli;

import io.engram.examples.DefaultPictures;
import io.engram.examples.DefaultPictures.Choice;
import io.engram.examples.Gathered;
import io.engram.examples.Picture;
import io.engram.recorder.JournalReader;
import io.engram.recorder.Replay;
import io.engram.runtime.network.SpecException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code engram plot}: draws a recorded run. */
@Command(name = "plot", mixinStandardHelpOptions = true, description = "Draws a recorded run as PNG or SVG files.")
final class PlotCommand implements Runnable {
    private final Console console;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RUN", description = "The directory of a run.")
    private Path run;

    @Option(
            names = "--what",
            paramLabel = "PICTURE",
            split = ",",
            description = "Some of ${COMPLETION-CANDIDATES}; if left out, all that there is something to draw of.")
    private Set<Picture> what = EnumSet.noneOf(Picture.class);

    @Option(names = "--from", paramLabel = "TIME", converter = TimeMs.class, description = "Start, for example 1s.")
    private Optional<Double> fromMs = Optional.empty();

    @Option(names = "--to", paramLabel = "TIME", converter = TimeMs.class, description = "End, for example 2s.")
    private Optional<Double> toMs = Optional.empty();

    @Option(
            names = "--populations",
            paramLabel = "NAME",
            split = ",",
            description = "Whose spikes and state are drawn; all if left out.")
    private List<String> populations = List.of();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            split = ",",
            description = "${COMPLETION-CANDIDATES} or both; png if left out.")
    private Set<Picture.Format> formats = EnumSet.of(Picture.Format.PNG);

    @Option(names = "--out", paramLabel = "DIR", description = "Where to; the run's directory if left out.")
    private Optional<Path> out = Optional.empty();

    PlotCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        if (fromMs.isPresent() && toMs.isPresent() && fromMs.get() >= toMs.get()) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--from " + fromMs.get() + " ms is not before --to " + toMs.get() + " ms; must be before it");
        }
        Gathered gathered = gather();
        Choice choice = new Choice(out.orElse(run), formats, populations, fromMs);
        List<Path> files = new ArrayList<>();
        Map<String, List<Picture>> missing = new LinkedHashMap<>();
        for (Picture picture : what.isEmpty() ? EnumSet.allOf(Picture.class) : what) {
            List<Path> drawn = DefaultPictures.draw(gathered, picture, choice);
            files.addAll(drawn);
            if (drawn.isEmpty()) {
                missing.computeIfAbsent(picture.missing(), reason -> new ArrayList<>())
                        .add(picture);
            }
        }
        List<String> reasons = missing.entrySet().stream()
                .map(entry -> "no " + join(entry.getValue()) + ": " + entry.getKey())
                .toList();
        if (files.isEmpty()) {
            throw new SpecException(String.join("\nengram: ", reasons));
        }
        files.forEach(console.out()::println);
        if (!what.isEmpty()) {
            reasons.forEach(reason -> console.err().println("engram: " + reason));
        }
    }

    private static String join(List<Picture> pictures) {
        return pictures.stream().map(Picture::toString).collect(Collectors.joining(" and "));
    }

    private Gathered gather() {
        try (JournalReader journal = JournalReader.open(run)) {
            Unfinished.tell(journal, console);
            double endMs = journal.lastStep() * journal.header().dtMs();
            if (fromMs.isPresent() && fromMs.get() >= endMs) {
                throw new SpecException(
                        "--from " + fromMs.get() + " ms; must be before the end of the run, " + endMs + " ms");
            }
            Gathered gathered = Gathered.between(fromMs.orElse(0.0), toMs.orElse(Double.POSITIVE_INFINITY));
            Replay replay = Replay.of(journal).fromMs(fromMs.orElse(0.0));
            (toMs.isPresent() ? replay.toMs(toMs.get()) : replay).into(gathered);
            gathered.progress(journal.lastStep());
            return gathered;
        }
    }
}
