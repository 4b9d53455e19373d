package io.engram.examples;

import io.engram.runtime.Simulation;
import io.engram.runtime.spi.SpikeFrame;
import java.util.Arrays;
import java.util.Optional;

/**
 * Shows patterns to a running network, one after the other, and counts the spikes with which a population answers each. Used
 * by the thread that drives the simulation; the recorder's thread counts while it runs.
 */
final class Presenter {
    private final Simulation simulation;
    private final String encoder;
    private final int answering;
    private final double presentationMs;
    private final long pauses;
    private final int[] counts;

    /** {@code encoder} shows the patterns, each for {@code presentationMs}; the spikes of {@code answering} are recorded. */
    Presenter(Simulation simulation, String encoder, String answering, double presentationMs) {
        this.simulation = simulation;
        this.encoder = encoder;
        this.answering = simulation.network().populationIndex(answering);
        this.presentationMs = presentationMs;
        pauses = simulation.pauses();
        counts = new int[simulation.network().population(answering).size()];
        simulation.onSpikes(this::count);
    }

    private void count(SpikeFrame frame) {
        for (int k = 0; k < frame.size(); k++) {
            if (frame.population(k) == answering) {
                counts[frame.neuron(k)]++;
            }
        }
    }

    /** The spikes of each neuron while {@code values} are shown; empty where the run was paused, which ends showing. */
    Optional<int[]> answer(float[] values) {
        if (simulation.pauses() != pauses) {
            return Optional.empty();
        }
        simulation.reset();
        simulation.setValues(encoder, values);
        simulation.runForMs(presentationMs);
        // What was simulated has been recorded when running returns.
        int[] answer = counts.clone();
        Arrays.fill(counts, 0);
        return simulation.pauses() == pauses ? Optional.of(answer) : Optional.empty();
    }
}
