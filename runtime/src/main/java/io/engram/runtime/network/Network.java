package io.engram.runtime.network;

import java.util.List;

/**
 * What is simulated: immutable and valid as a whole, or it was not built. The spikes and weights of a run depend on it
 * and on nothing else.
 *
 * @param dtMs the time step
 * @param durationMs how long a run is meant to last; more may be simulated
 * @param warmUpMs the first part of the run, left out of statistics
 * @param batch how many inputs run at once with the same weights: every neuron has so many rows
 * @param signals numbers (reward, attention) that rules listen to
 */
public record Network(
        String name,
        long seed,
        double dtMs,
        double durationMs,
        double warmUpMs,
        int batch,
        List<Population> populations,
        List<Projection> projections,
        List<Stimulus> stimuli,
        List<Signal> signals,
        Recording recording) {

    /** A signal that every network has: 1 unless it is set; while it is 0, nothing that is learned changes. */
    public static final String LEARNING = "learning";

    public Network {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        stimuli = List.copyOf(stimuli);
        signals = List.copyOf(signals);
        Validation.check(
                name, dtMs, durationMs, warmUpMs, batch, populations, projections, stimuli, signals, recording);
    }

    /** Starts a description; every other part has a default. */
    public static NetworkBuilder named(String name) {
        return new NetworkBuilder(name);
    }

    /** The place of population {@code name} in {@link #populations}. */
    public int populationIndex(String name) {
        for (int k = 0; k < populations.size(); k++) {
            if (populations.get(k).name().equals(name)) {
                return k;
            }
        }
        throw new SpecException(Names.unknown(
                "population", name, populations.stream().map(Population::name).toList()));
    }

    public Population population(String name) {
        return populations.get(populationIndex(name));
    }

    /** The place of projection {@code name} in {@link #projections}. */
    public int projectionIndex(String name) {
        for (int k = 0; k < projections.size(); k++) {
            if (projections.get(k).name().equals(name)) {
                return k;
            }
        }
        throw new SpecException(Names.unknown(
                "projection", name, projections.stream().map(Projection::name).toList()));
    }

    public Projection projection(String name) {
        return projections.get(projectionIndex(name));
    }

    /** The names of the signals. */
    public List<String> signalNames() {
        return signals.stream().map(Signal::name).toList();
    }

    /** Whether the spikes of {@code population} are recorded. */
    public boolean recordsSpikesOf(Population population) {
        return recording
                .spikes()
                .map(names -> names.contains(population.name()))
                .orElse(!population.isSource());
    }

    /** {@code timeMs} in steps, rounded to the nearest. */
    public long steps(double timeMs) {
        return StrictMath.round(timeMs / dtMs);
    }

    /** A copy with another seed. */
    public Network withSeed(long newSeed) {
        return new Network(
                name,
                newSeed,
                dtMs,
                durationMs,
                warmUpMs,
                batch,
                populations,
                projections,
                stimuli,
                signals,
                recording);
    }

    /** A copy of another length. */
    public Network withDurationMs(double newDurationMs) {
        return new Network(
                name,
                seed,
                dtMs,
                newDurationMs,
                Math.min(warmUpMs, newDurationMs),
                batch,
                populations,
                projections,
                stimuli,
                signals,
                recording);
    }

    /** A copy that runs {@code newBatch} inputs at once. */
    public Network withBatch(int newBatch) {
        return new Network(
                name,
                seed,
                dtMs,
                durationMs,
                warmUpMs,
                newBatch,
                populations,
                projections,
                stimuli,
                signals,
                recording);
    }
}
