package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;

/** The thread that time passes on, pinned: told to run until a step, it does so and says so. */
final class WorkerActor extends AbstractBehavior<WorkerActor.Command> {
    private final Worker worker;

    /** What a worker is told. */
    sealed interface Command permits RunUntil {}

    /** Advance to {@code step}. */
    record RunUntil(long step, ActorRef<Outcome> replyTo) implements Command {}

    /** How a grant ended. */
    sealed interface Outcome {
        record Done(long step) implements Outcome {}

        record Failed(Throwable cause) implements Outcome {}
    }

    static Behavior<Command> create(Worker worker) {
        return Behaviors.setup(context -> new WorkerActor(context, worker));
    }

    private WorkerActor(ActorContext<Command> context, Worker worker) {
        super(context);
        this.worker = worker;
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder().onMessage(RunUntil.class, this::onRunUntil).build();
    }

    private Behavior<Command> onRunUntil(RunUntil command) {
        try {
            worker.runUntil(command.step());
            command.replyTo().tell(new Outcome.Done(command.step()));
        } catch (RuntimeException | Error e) {
            command.replyTo().tell(new Outcome.Failed(e));
        }
        return this;
    }
}
