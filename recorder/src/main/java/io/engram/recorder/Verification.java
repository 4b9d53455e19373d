package io.engram.recorder;

import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkText;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RunEnd;
import java.util.Optional;
import java.util.function.LongPredicate;

/**
 * Runs a recorded run again, from its header, and holds it against its record: every spike, every sample of state, every
 * snapshot of weights, bit for bit. Any number of threads and shards may do it: the bits are the network's and the seed's.
 *
 * @param toStep how far it was compared
 * @param spikes that were the same
 * @param snapshots of weights that were
 * @param samples of state that were, a value of a neuron each
 * @param stopped whether it was asked to stop before it was through
 * @param first where the two part, if they do
 */
public record Verification(
        long toStep, long spikes, long snapshots, long samples, boolean stopped, Optional<Difference> first) {

    /** Whether all of the record was looked at and is the same. */
    public boolean holds() {
        return first.isEmpty() && !stopped;
    }

    /** All of {@code run}, a run that another process is not writing any more. */
    public static Verification of(JournalReader run, SimulationOptions options) {
        return of(run, options, step -> true);
    }

    /**
     * As far as the record goes.
     *
     * @param options threads and shards; sinks are left out
     * @param goesOn told after each stretch how far it came; false stops it
     * @throws SpecException where the run is still being written, or names components that are not there
     */
    public static Verification of(JournalReader run, SimulationOptions options, LongPredicate goesOn) {
        if (run.beingWritten()) {
            throw new SpecException("the run in " + run.files().directory()
                    + " is being written; verify it when it is over, or was cut off");
        }
        Network network = NetworkText.parse(run.header().networkText());
        Gathered now = new Gathered();
        Comparison comparison = new Comparison(run, network, now);
        boolean stopped;
        try (Simulation simulation = Simulation.start(network, options.withSinks(now))) {
            stopped = !comparison.through(new Rerun(run, simulation), simulation, goesOn);
        }
        if (!stopped) {
            comparison.end();
        }
        return comparison.outcome(stopped);
    }

    /** A run that ended and its record. */
    static Optional<Difference> of(RunEnd recorded, RunEnd now) {
        if (recorded.equals(now)) {
            return Optional.empty();
        }
        return Optional.of(new Difference(recorded.step(), "how the run ended", text(recorded), text(now)));
    }

    private static String text(RunEnd end) {
        return end.spikes() + " spikes with digest " + end.spikeDigest() + ", weights with digest " + end.weightDigest()
                + ", step " + end.step();
    }
}
