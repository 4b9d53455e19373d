package io.engram.runtime;

import akka.actor.typed.ActorSystem;
import io.engram.runtime.engine.SimulationActor;
import io.engram.runtime.engine.SimulationCommand;
import io.engram.runtime.network.Miniature;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A miniature of a network that runs while the network itself is built: the compiler has met every loop before the first
 * step that counts. It is no part of the run; where it fails, nothing is lost but its time.
 */
final class Rehearsal implements AutoCloseable {
    /** Neurons times steps of a run that is over before a rehearsal would pay. */
    private static final double LEAST_WORK = 1e7;

    /** So long the compiler takes to hear of a loop, queue it and compile it. */
    private static final long LEAST_NANOS = 400_000_000;

    /** After which there is nothing left to compile; a long build wants the core for itself. */
    private static final long MOST_NANOS = 1_500_000_000;

    private static final long PIECE_NANOS = 20_000_000;
    /** What was rehearsed in this JVM: once is enough. */
    private static final Set<Set<Class<?>>> REHEARSED = ConcurrentHashMap.newKeySet();

    private final Asking actors;
    private final Thread thread;
    private volatile boolean ended;

    private Rehearsal(Network miniature, ActorSystem<?> system) {
        SimulationOptions one = SimulationOptions.DEFAULT.withThreads(1).withShards(1);
        actors = new Asking(miniature, system, SimulationActor.create(miniature, one));
        thread = new Thread(this::run, "engram-rehearsal");
        thread.setDaemon(true);
        thread.start();
    }

    /** Begins that of {@code network}, where it pays. */
    static Optional<Rehearsal> begin(Network network, ActorSystem<?> system) {
        double neurons =
                network.populations().stream().mapToDouble(Population::size).sum();
        if (neurons * network.steps(network.durationMs()) < LEAST_WORK) {
            return Optional.empty();
        }
        return Miniature.of(network)
                .filter(miniature -> REHEARSED.add(parts(miniature)))
                .map(miniature -> new Rehearsal(miniature, system));
    }

    /** Networks of the same models, rules and ways to connect run through the same loops. */
    private static Set<Class<?>> parts(Network network) {
        Set<Class<?>> parts = new HashSet<>();
        network.populations().forEach(population -> parts.add(population.model().getClass()));
        for (Projection projection : network.projections()) {
            parts.add(projection.connect().getClass());
            parts.add(projection.weight().getClass());
            projection.rule().ifPresent(rule -> parts.add(rule.getClass()));
        }
        return parts;
    }

    private void run() {
        try {
            actors.ask(SimulationCommand.Build::new);
            long began = System.nanoTime();
            while (System.nanoTime() - began < (ended ? LEAST_NANOS : MOST_NANOS)) {
                actors.<Long>ask(to -> new SimulationCommand.Run(Long.MAX_VALUE, PIECE_NANOS, to));
            }
            actors.<Long>ask(SimulationCommand.Close::new);
        } catch (RuntimeException e) {
            // What it ran is compiled all the same; the network itself will say what is wrong with it.
        } finally {
            actors.stop();
        }
    }

    /** Ends it once it has run for long enough, and waits. */
    @Override
    public void close() {
        ended = true;
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
