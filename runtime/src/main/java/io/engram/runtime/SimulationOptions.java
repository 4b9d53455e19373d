package io.engram.runtime;

import akka.actor.typed.ActorSystem;
import io.engram.runtime.spi.Sink;
import java.util.List;
import java.util.Optional;

/**
 * How a network is run. None of it changes a spike or a weight.
 *
 * @param threads workers; 0: as many as network and machine call for
 * @param shards parts of each population; 0: as many as threads
 * @param mode who drives the stages
 * @param sinks what records the run; empty: nothing
 * @param system the actor system to run in; empty: an own one, ended with the simulation
 * @param paced whether a grant is one slice, so that what comes from outside acts at the next one
 */
public record SimulationOptions(
        int threads, int shards, Mode mode, List<Sink> sinks, Optional<ActorSystem<?>> system, boolean paced) {

    /** Everything chosen by itself, nothing recorded. */
    public static final SimulationOptions DEFAULT =
            new SimulationOptions(0, 0, Mode.GRANT, List.of(), Optional.empty(), false);

    /** Who drives the stages. */
    public enum Mode {
        /** Workers, one a core, advance on their own during a grant; spike frames are the clock. */
        GRANT,
        /** One message a stage and slice; the same bits, slower; for tests and for teaching. */
        MESSAGE
    }

    public SimulationOptions {
        sinks = List.copyOf(sinks);
        if (threads < 0 || threads > 256) {
            throw new IllegalArgumentException("threads=" + threads + "; must be within 0 (chosen) and 256");
        }
        if (shards < 0 || shards > 1024) {
            throw new IllegalArgumentException("shards=" + shards + "; must be within 0 (chosen) and 1024");
        }
    }

    public SimulationOptions withThreads(int newThreads) {
        return new SimulationOptions(newThreads, shards, mode, sinks, system, paced);
    }

    public SimulationOptions withShards(int newShards) {
        return new SimulationOptions(threads, newShards, mode, sinks, system, paced);
    }

    public SimulationOptions withMode(Mode newMode) {
        return new SimulationOptions(threads, shards, newMode, sinks, system, paced);
    }

    public SimulationOptions withSinks(Sink... newSinks) {
        return new SimulationOptions(threads, shards, mode, List.of(newSinks), system, paced);
    }

    public SimulationOptions withSystem(ActorSystem<?> newSystem) {
        return new SimulationOptions(threads, shards, mode, sinks, Optional.of(newSystem), paced);
    }

    public SimulationOptions withPaced(boolean newPaced) {
        return new SimulationOptions(threads, shards, mode, sinks, system, newPaced);
    }
}
