package io.engram.cli;

import io.engram.examples.Experiment;
import io.engram.examples.Experiments;
import io.engram.examples.Finished;
import io.engram.examples.Launch;
import io.engram.examples.LiveRun;
import io.engram.examples.RunDirectories;
import io.engram.recorder.RunFiles;
import io.engram.recorder.SpikeCsvSink;
import io.engram.runtime.SimulationOptions;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram run}: runs an experiment, records it, says what it found and draws it. */
@Command(
        name = "run",
        mixinStandardHelpOptions = true,
        description = "Runs an experiment, packaged or described in a file, and records it.")
final class RunCommand implements Runnable {
    private final Console console;

    @Parameters(paramLabel = "EXPERIMENT", description = "A name that list knows, or a .conf or .json file.")
    private String experiment;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Sets something; may be repeated.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--seed", paramLabel = "N", description = "Seed of every random number.")
    private Optional<Long> seed = Optional.empty();

    @Mixin
    private Workers workers;

    @Option(names = "--for", paramLabel = "TIME", converter = TimeMs.class, description = "Length, for example 10s.")
    private Optional<Double> forMs = Optional.empty();

    @Option(names = "--out", paramLabel = "DIR", description = "The run's directory; runs/NAME-N if left out.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--csv", paramLabel = "FILE", description = "Also writes the spikes to a CSV file.")
    private Optional<Path> csv = Optional.empty();

    @Option(names = "--no-journal", description = "Does not record the run.")
    private boolean noJournal;

    @Option(names = "--no-pictures", description = "Draws nothing.")
    private boolean noPictures;

    @Option(names = "--json", description = "Prints the summary as JSON and nothing else.")
    private boolean json;

    @Option(names = "--quiet", description = "Prints neither progress nor summary.")
    private boolean quiet;

    RunCommand(Console console) {
        this.console = console;
    }

    @Override
    public void run() {
        SimulationOptions options = workers.options();
        Experiment chosen = Experiments.named(experiment);
        Path directory = out.orElseGet(() -> RunDirectories.next(Path.of("runs"), chosen.name()));
        Launch launch = launch(chosen, options, directory);
        try (LiveRun live = launch.start();
                Interrupt interrupt = Interrupt.calls(live::pause)) {
            try (ProgressLine progress = progress(launch.experiment().name())) {
                live.run(progress);
            }
            Finished finished = live.finish();
            report(finished, new RunFiles(directory), interrupt.happened());
            if (interrupt.happened()) {
                console.err().println("engram: " + Interrupt.sentence(finished.summary(), launch.journal()));
            }
        }
    }

    /** A JVM that goes down can no longer draw: that is no news where it was interrupted. */
    private void report(Finished finished, RunFiles files, boolean interrupted) {
        String summary = Json.text(Json.tree(finished.summary()));
        // What was found is said also where no file takes it.
        if (json) {
            console.out().println(summary);
        } else if (!quiet) {
            SummaryText.print(finished.summary(), console.out());
        }
        console.out().flush();
        SummaryFile.write(files.summary(), summary);
        if (!interrupted) {
            finished.notDrawn().ifPresent(why -> console.err().println("engram: " + why));
        }
        if (!json && !quiet) {
            SummaryText.printFiles(files, finished.pictures(), csv, console.out());
        }
        console.out().flush();
    }

    private Launch launch(Experiment chosen, SimulationOptions options, Path directory) {
        Launch launch = Launch.of(chosen)
                .withSettings(settings)
                .withOptions(options)
                .in(directory)
                .withJournal(!noJournal)
                .withPictures(!noPictures);
        if (seed.isPresent()) {
            launch = launch.withSeed(seed.get());
        }
        if (forMs.isPresent()) {
            launch = launch.withDurationMs(forMs.get());
        }
        return csv.isPresent() ? launch.withSinks(SpikeCsvSink.to(csv.get())) : launch;
    }

    private ProgressLine progress(String name) {
        return quiet ? ProgressLine.silent() : ProgressLine.on(console, name);
    }
}
