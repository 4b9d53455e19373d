package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.ActorContext;
import io.engram.runtime.SimulationOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who advances the stages during a grant: workers, each on a thread of its own, or messages. Used by the guardian. */
final class Drive {
    private final List<ActorRef<WorkerActor.Command>> workers = new ArrayList<>();
    private final Optional<MessageDriver> messages;

    Drive(RunPlan plan, Stages stages, BuiltStages built, AbortFlag abort, ActorContext<?> context) {
        if (plan.mode() == SimulationOptions.Mode.MESSAGE) {
            messages = Optional.of(new MessageDriver(plan, stages, built, abort));
            return;
        }
        messages = Optional.empty();
        DispatcherSelector pinned = DispatcherSelector.fromConfig("engram.pinned-dispatcher");
        for (Worker worker : built.workers(abort)) {
            workers.add(context.spawn(WorkerActor.create(worker), "worker-" + workers.size(), pinned));
        }
    }

    /** Advances to {@code until}; how many outcomes will be told to {@code granted}. */
    int grant(long until, ActorRef<WorkerActor.Outcome> granted) {
        if (messages.isEmpty()) {
            workers.forEach(worker -> worker.tell(new WorkerActor.RunUntil(until, granted)));
            return workers.size();
        }
        messages.get()
                .runUntil(until)
                .whenComplete((nothing, thrown) -> granted.tell(
                        thrown == null
                                ? new WorkerActor.Outcome.Done(until)
                                : new WorkerActor.Outcome.Failed(Failures.cause(thrown))));
        return 1;
    }
}
