package io.engram.examples;

import io.engram.recorder.RunFiles;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.Sink;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * How an experiment is run: {@code Launch.of(experiment).withSeed(7).run()}. Nothing of it changes a spike but settings,
 * seed and length.
 *
 * @param settings given by the user, by name
 * @param seed over the experiment's own
 * @param durationMs over the experiment's own
 * @param options threads, shards, mode; its sinks record beside what is asked for here
 * @param directory of the run: journal, pictures; empty: nothing is written
 * @param journal whether the run is recorded there
 * @param pictures whether pictures are drawn there
 * @param sinks what else takes the record
 */
public record Launch(
        Experiment experiment,
        Map<String, String> settings,
        OptionalLong seed,
        OptionalDouble durationMs,
        SimulationOptions options,
        Optional<Path> directory,
        boolean journal,
        boolean pictures,
        List<Sink> sinks) {

    public Launch {
        settings = Map.copyOf(settings);
        sinks = List.copyOf(sinks);
    }

    /** The experiment as it is, nothing written. */
    public static Launch of(Experiment experiment) {
        return new Launch(
                experiment,
                Map.of(),
                OptionalLong.empty(),
                OptionalDouble.empty(),
                SimulationOptions.DEFAULT,
                Optional.empty(),
                true,
                true,
                List.of());
    }

    public Launch withSettings(Map<String, String> given) {
        return new Launch(experiment, given, seed, durationMs, options, directory, journal, pictures, sinks);
    }

    public Launch withSeed(long given) {
        return new Launch(
                experiment, settings, OptionalLong.of(given), durationMs, options, directory, journal, pictures, sinks);
    }

    public Launch withDurationMs(double given) {
        return new Launch(
                experiment, settings, seed, OptionalDouble.of(given), options, directory, journal, pictures, sinks);
    }

    public Launch withOptions(SimulationOptions given) {
        return new Launch(experiment, settings, seed, durationMs, given, directory, journal, pictures, sinks);
    }

    /** Journal and pictures go to {@code given}, which must not hold a run. */
    public Launch in(Path given) {
        return new Launch(
                experiment, settings, seed, durationMs, options, Optional.of(given), journal, pictures, sinks);
    }

    public Launch withJournal(boolean given) {
        return new Launch(experiment, settings, seed, durationMs, options, directory, given, pictures, sinks);
    }

    public Launch withPictures(boolean given) {
        return new Launch(experiment, settings, seed, durationMs, options, directory, journal, given, sinks);
    }

    public Launch withSinks(Sink... given) {
        return new Launch(
                experiment, settings, seed, durationMs, options, directory, journal, pictures, List.of(given));
    }

    /** What will be simulated. */
    public Network network() {
        Network network = experiment.network(settings);
        if (seed.isPresent()) {
            network = network.withSeed(seed.getAsLong());
        }
        return durationMs.isPresent() ? network.withDurationMs(durationMs.getAsDouble()) : network;
    }

    /** Builds the network and opens the journal. Throws SpecException or RunFailedException; then nothing is left open. */
    public LiveRun start() {
        directory.ifPresent(Launch::refuseTaken);
        return LiveRun.start(this);
    }

    /** Runs from start to end. */
    public Finished run() {
        return run(progress -> {});
    }

    /** Runs from start to end; {@code listener} hears now and then how far it is, on this thread. */
    public Finished run(Consumer<Progress> listener) {
        try (LiveRun live = start()) {
            live.run(listener);
            return live.finish();
        }
    }

    private static void refuseTaken(Path directory) {
        RunFiles files = new RunFiles(directory);
        if (files.holdsRun() || files.summary().toFile().exists()) {
            throw new SpecException(directory + " already holds a run; name another directory");
        }
    }
}
