package io.engram.runtime;

import akka.actor.typed.ActorRef;
import akka.actor.typed.ActorSystem;
import akka.actor.typed.Behavior;
import akka.actor.typed.Props;
import akka.actor.typed.javadsl.AskPattern;
import io.engram.runtime.engine.Broken;
import io.engram.runtime.engine.GatewayActor;
import io.engram.runtime.engine.SimulationCommand;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.OutsideInput;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/** Asks the actors of one simulation and waits; throws what they refuse, and when they are gone. Thread-safe. */
final class Asking {
    /**
     * Answers always come, or {@link Broken} says that they will not: no time is too long. A given system whose scheduler
     * ticks every millisecond takes no more than 24 days.
     */
    private static final Duration PATIENCE = Duration.ofDays(20);

    private final Network network;
    private final ActorSystem<?> system;
    private final ActorRef<SimulationCommand> simulation;
    private final ActorRef<GatewayActor.Enter> gateway;
    private final Broken ended = new Broken();

    Asking(Network network, ActorSystem<?> system, Behavior<SimulationCommand> behavior) {
        this.network = network;
        this.system = system;
        String id = UUID.randomUUID().toString();
        simulation = system.systemActorOf(behavior, "simulation-" + id, Props.empty());
        gateway = system.systemActorOf(
                GatewayActor.create(network, simulation, this::broke), "gateway-" + id, Props.empty());
        system.getWhenTerminated().whenComplete((done, thrown) -> broke());
    }

    <T> T ask(Function<ActorRef<SimulationCommand.Reply<T>>, SimulationCommand> question) {
        return answer(AskPattern.ask(simulation, question::apply, PATIENCE, system.scheduler()));
    }

    /** Something wants in from outside; the step at which it acts. */
    long enter(OutsideInput input) {
        return answer(AskPattern.ask(
                gateway,
                (ActorRef<SimulationCommand.Reply<Long>> to) -> new GatewayActor.Enter(input, to),
                PATIENCE,
                system.scheduler()));
    }

    void pause() {
        simulation.tell(new SimulationCommand.Pause());
    }

    /** Stops the actors; whoever still waits is told. */
    void stop() {
        // First the reason, then the end: the gateway sees the actor stop and would take it for a failure.
        ended.because(new IllegalStateException("simulation \"" + network.name() + "\" is closed; start another"));
        simulation.tell(new SimulationCommand.Stop());
    }

    private <T> T answer(CompletionStage<SimulationCommand.Reply<T>> asked) {
        SimulationCommand.Reply<T> reply;
        try {
            reply = ended.or(asked).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw refusal(e.getCause());
        }
        return reply.value().orElseThrow(() -> refusal(reply.failure().orElseThrow()));
    }

    private RuntimeException refusal(Throwable cause) {
        if (cause instanceof TimeoutException) {
            return gone();
        }
        boolean told = cause instanceof SpecException
                || cause instanceof RunFailedException
                || cause instanceof IllegalStateException;
        return told ? (RuntimeException) cause : new RunFailedException("the simulation failed: " + cause, cause);
    }

    private void broke() {
        ended.because(gone());
    }

    private RunFailedException gone() {
        return new RunFailedException(
                "the actors of simulation \"" + network.name() + "\" are gone; their system was ended or they failed");
    }
}
