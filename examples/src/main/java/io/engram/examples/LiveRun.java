package io.engram.examples;

import io.engram.recorder.Journal;
import io.engram.runtime.Simulation;
import io.engram.runtime.Statistics;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Recording;
import io.engram.runtime.spi.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A run that has begun. Used by one thread, but for {@link #pause}. */
public final class LiveRun implements AutoCloseable {
    private final Launch launch;
    private final Experiment experiment;
    private final Simulation simulation;
    private final Gathered gathered;
    private final Map<String, Weights> weightsBefore;
    private final long buildNanos;
    private volatile boolean paused;
    private boolean driven;
    private long simulateNanos;

    private LiveRun(Launch launch, Experiment experiment, Simulation simulation, Gathered gathered, long begunNanos) {
        this.launch = launch;
        this.experiment = experiment;
        this.simulation = simulation;
        this.gathered = gathered;
        weightsBefore = plasticWeights();
        buildNanos = System.nanoTime() - begunNanos;
    }

    static LiveRun start(Launch launch) {
        long begunNanos = System.nanoTime();
        // First of all: what it writes with loads while the network is read.
        Optional<Journal> journal = launch.journal() ? launch.directory().map(Journal::in) : Optional.empty();
        Network network = launch.network();
        Experiment experiment = launch.experiment().begun(launch.settings());
        Gathered gathered = new Gathered();
        List<Sink> sinks = new ArrayList<>(launch.options().sinks());
        sinks.add(gathered);
        journal.ifPresent(sinks::add);
        sinks.addAll(launch.sinks());
        Simulation simulation = Simulation.start(network, launch.options().withSinks(sinks.toArray(Sink[]::new)));
        try {
            return new LiveRun(launch, experiment, simulation, gathered, begunNanos);
        } catch (RuntimeException e) {
            simulation.close();
            throw e;
        }
    }

    public Simulation simulation() {
        return simulation;
    }

    /** Runs to the end, or until paused; {@code listener} hears now and then how far it is, on this thread. */
    public void run(Consumer<Progress> listener) {
        Network network = simulation.network();
        long begunNanos = System.nanoTime();
        simulation.onProgress(step -> {
            listener.accept(new Progress(step * network.dtMs(), network.durationMs(), System.nanoTime() - begunNanos));
            if (paused) {
                simulation.pause();
            }
        });
        if (!paused) {
            experiment.drive(simulation);
        }
        driven = !paused;
        if (driven) {
            simulation.runForMs(Math.max(0, network.durationMs() - simulation.timeMs()));
        }
        simulateNanos = System.nanoTime() - begunNanos;
    }

    /** From any thread: {@link #run} returns at the next whole slice. */
    public void pause() {
        paused = true;
        simulation.pause();
    }

    /** Ends the run: closes the journal, asks the experiment what it found, draws. */
    public Finished finish() {
        long begunNanos = System.nanoTime();
        Statistics statistics = simulation.statistics();
        Map<String, Weights> weightsAfter = plasticWeights();
        simulation.close();
        addUnrecordedWeights(statistics.step(), weightsAfter);
        Network network = simulation.network();
        ExperimentRun run = new ExperimentRun(
                network, statistics.step() * network.dtMs(), statistics, gathered, weightsBefore, weightsAfter);
        boolean complete = driven && statistics.step() >= network.steps(network.durationMs());
        Map<String, Object> outcome = complete ? experiment.outcome(run) : Map.of();
        List<Path> pictures = new ArrayList<>();
        Optional<String> notDrawn = draw(run, pictures);
        RunSummary.Seconds seconds =
                new RunSummary.Seconds(buildNanos / 1e9, simulateNanos / 1e9, (System.nanoTime() - begunNanos) / 1e9);
        return new Finished(run, summary(run, complete, outcome, seconds), pictures, notDrawn);
    }

    /** Gives up what is open; a run that has finished has nothing open. */
    @Override
    public void close() {
        simulation.close();
    }

    private RunSummary summary(
            ExperimentRun run, boolean complete, Map<String, Object> outcome, RunSummary.Seconds seconds) {
        Statistics statistics = run.statistics();
        return new RunSummary(
                run.network().name(),
                run.network().seed(),
                run.network().dtMs(),
                run.simulatedMs(),
                complete,
                statistics.spikes(),
                statistics.synapses(),
                new RunSummary.Digests(Optional.of(statistics.spikeDigest()), Optional.of(statistics.weightDigest())),
                Optional.of(seconds),
                Optional.of(simulation.threads()),
                Optional.of(simulation.shards()),
                outcome,
                statistics.populations().stream()
                        .map(RunSummary.PopulationRow::of)
                        .toList());
    }

    /** AWT without fonts or libraries fails with whatever it comes upon. */
    private Optional<String> draw(ExperimentRun run, List<Path> pictures) {
        if (!launch.pictures() || launch.directory().isEmpty()) {
            return Optional.empty();
        }
        try {
            pictures.addAll(experiment.draw(run, launch.directory().get()));
            return Optional.empty();
        } catch (RuntimeException | LinkageError | InternalError e) {
            return Optional.of("no pictures: " + (e.getMessage() == null ? e.toString() : e.getMessage()));
        }
    }

    private Map<String, Weights> plasticWeights() {
        Map<String, Weights> weights = new LinkedHashMap<>();
        for (Projection projection : simulation.network().projections()) {
            if (projection.isPlastic() && isKept(projection.name())) {
                weights.put(projection.name(), simulation.weights(projection.name()));
            }
        }
        return weights;
    }

    /** Of a gigabyte of weights no copies are made. */
    private boolean isKept(String projection) {
        int place = simulation.network().projectionIndex(projection);
        return gathered.header().projections().get(place).synapses() <= Recording.MOST_UNASKED_WEIGHTS;
    }

    private void addUnrecordedWeights(long lastStep, Map<String, Weights> weightsAfter) {
        Network network = simulation.network();
        List<String> recorded = network.recording().weights().stream()
                .map(Recording.Weights::projection)
                .toList();
        weightsAfter.forEach((projection, after) -> {
            if (!recorded.contains(projection)) {
                int place = network.projectionIndex(projection);
                gathered.weights(place, 0, weightsBefore.get(projection));
                gathered.weights(place, lastStep, after);
            }
        });
    }
}
