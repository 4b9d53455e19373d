package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.ChildFailed;
import akka.actor.typed.DispatcherSelector;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * The guardian of a run: owns the plan, grants stretches of time to the workers, and does what it is asked between grants,
 * one thing at a time. A stage that fails ends the run; nothing is restarted.
 */
public final class SimulationActor extends AbstractBehavior<SimulationCommand> {
    private final RunPlan plan;
    private final SimulationOptions options;
    private final AbortFlag abort = new AbortFlag();
    private final Stages stages;
    private final Deque<SimulationCommand.Asked<?>> waiting = new ArrayDeque<>();
    private final ActorRef<WorkerActor.Outcome> granted;
    private final ActorRef<RecorderActor.Recorded> recorded;
    private final GrantLength grantLength;
    private Optional<Border> border = Optional.empty();
    private Optional<Drive> drive = Optional.empty();
    private Optional<SimulationCommand.Run> running = Optional.empty();
    private Optional<Throwable> failure = Optional.empty();
    private long runStartedNanos;
    private boolean paused;
    private boolean busy;
    private long step;
    private long grantedStep;
    private int outcomesLeft;
    private boolean grantBroken;

    /** The actor of one run of {@code network}. */
    public static Behavior<SimulationCommand> create(Network network, SimulationOptions options) {
        // What does not hold is told to the caller, before there is an actor.
        RunPlan plan = RunPlan.of(network, options);
        if (!plan.plasticProjections().isEmpty()) {
            Stages.provider();
        }
        return Behaviors.setup(context -> new SimulationActor(context, plan, options));
    }

    private SimulationActor(ActorContext<SimulationCommand> context, RunPlan plan, SimulationOptions options) {
        super(context);
        this.plan = plan;
        this.options = options;
        stages = new Stages(plan, context);
        grantLength = new GrantLength(plan.sliceSteps(), options.paced());
        granted = context.messageAdapter(WorkerActor.Outcome.class, SimulationCommand.Granted::new);
        recorded = context.messageAdapter(
                RecorderActor.Recorded.class, said -> new SimulationCommand.RecorderSaid(said.failure()));
    }

    @Override
    public Receive<SimulationCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(SimulationCommand.Granted.class, this::onGranted)
                .onMessage(SimulationCommand.Settled.class, this::onSettled)
                .onMessage(SimulationCommand.RecorderSaid.class, this::onRecorderSaid)
                .onMessage(SimulationCommand.StagesBuilt.class, this::onStagesBuilt)
                .onMessage(SimulationCommand.Stop.class, stop -> Behaviors.stopped())
                .onMessage(SimulationCommand.Pause.class, this::onPause)
                .onMessage(SimulationCommand.Asked.class, this::onAsked)
                .onSignal(ChildFailed.class, this::onChildFailed)
                .build();
    }

    private Behavior<SimulationCommand> onAsked(SimulationCommand.Asked<?> command) {
        waiting.add(command);
        return next();
    }

    private Behavior<SimulationCommand> onPause(SimulationCommand.Pause command) {
        paused = running.isPresent();
        return this;
    }

    private Behavior<SimulationCommand> onSettled(SimulationCommand.Settled settled) {
        settled.failure().ifPresent(this::fail);
        busy = false;
        return next();
    }

    private Behavior<SimulationCommand> onGranted(SimulationCommand.Granted message) {
        if (message.outcome() instanceof WorkerActor.Outcome.Failed failed) {
            grantBroken = true;
            fail(failed.cause());
        }
        outcomesLeft--;
        return outcomesLeft == 0 ? granted() : this;
    }

    /** All workers have come to the end of their grant, or broken off. */
    private Behavior<SimulationCommand> granted() {
        if (grantBroken && failure.isEmpty()) {
            // The recorder stopped them, and has yet to say why.
            return this;
        }
        if (failure.isEmpty()) {
            step = grantedStep;
            grantLength.ended(System.nanoTime());
        }
        busy = false;
        return next();
    }

    private Behavior<SimulationCommand> onRecorderSaid(SimulationCommand.RecorderSaid message) {
        message.failure().ifPresent(this::fail);
        return busy && grantBroken && outcomesLeft == 0 ? granted() : this;
    }

    /** A stage's actor died, which none is meant to: whoever waits for it is told. */
    private Behavior<SimulationCommand> onChildFailed(ChildFailed died) {
        fail(died.getCause());
        stages.broke(failure.orElseThrow());
        return this;
    }

    /** The next thing to do between grants, or the next grant. */
    private Behavior<SimulationCommand> next() {
        while (!busy) {
            // What is due comes first, so that the order at a border depends on nobody's pace.
            if (running.isPresent() && failure.isEmpty() && border.orElseThrow().isDue(step)) {
                settleQuietly(() -> border.orElseThrow().due(step));
                continue;
            }
            Optional<SimulationCommand.Asked<?>> command = nextCommand();
            if (command.isPresent()) {
                obey(command.get());
            } else if (running.isPresent()) {
                goOn(running.get());
            } else {
                return this;
            }
        }
        return this;
    }

    /** What waits, but a run that follows one that is not done. */
    private Optional<SimulationCommand.Asked<?>> nextCommand() {
        SimulationCommand.Asked<?> first = waiting.peek();
        if (first == null || first instanceof SimulationCommand.Run && running.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(waiting.remove());
    }

    private void obey(SimulationCommand.Asked<?> command) {
        if (command instanceof SimulationCommand.Run run) {
            running = Optional.of(run);
            runStartedNanos = System.nanoTime();
            paused = false;
        } else if (command instanceof SimulationCommand.Build build) {
            build(build);
        } else if (command instanceof SimulationCommand.Close close) {
            close(close);
        } else if (failure.isPresent()) {
            command.replyTo().tell(SimulationCommand.Reply.failed(failure.get()));
        } else {
            answer(command);
        }
    }

    private void answer(SimulationCommand.Asked<?> command) {
        Border at = border.orElseThrow();
        if (command instanceof SimulationCommand.FromOutside outside) {
            settle(() -> at.accept(outside.unstamped(), step), outside.replyTo());
        } else if (command instanceof SimulationCommand.ReadState read) {
            settle(() -> at.readState(read.population(), read.variable()), read.replyTo());
        } else if (command instanceof SimulationCommand.ReadWeights read) {
            settle(() -> at.readWeights(read.projection()), read.replyTo());
        } else if (command instanceof SimulationCommand.Multiply multiply) {
            settle(() -> at.multiply(multiply.projection(), multiply.values()), multiply.replyTo());
        } else if (command instanceof SimulationCommand.ReadFields read) {
            settle(() -> at.fields(read.projection()), read.replyTo());
        } else if (command instanceof SimulationCommand.WriteWeights write) {
            settle(() -> at.writeWeights(write.projection(), write.weights(), step), write.replyTo());
        } else if (command instanceof SimulationCommand.Count count) {
            settle(() -> at.statistics(step), count.replyTo());
        } else if (command instanceof SimulationCommand.Listen listen) {
            settle(() -> at.listen(listen.sink(), step), listen.replyTo());
        } else if (command instanceof SimulationCommand.Mark mark) {
            settle(() -> at.mark(step, mark.text()), mark.replyTo());
        } else {
            throw new IllegalStateException("not for a border: " + command);
        }
    }

    /**
     * Answers when the work is done; until then nothing else is begun. A refusal is answered and ends nothing; anything
     * else that is thrown ends the run.
     */
    private <T> void settle(Supplier<CompletionStage<T>> work, ActorRef<SimulationCommand.Reply<T>> replyTo) {
        busy = true;
        getContext().pipeToSelf(attempt(work), (value, thrown) -> {
            Optional<Throwable> cause = Optional.ofNullable(thrown).map(Failures::cause);
            replyTo.tell(
                    cause.map(SimulationCommand.Reply::<T>failed).orElseGet(() -> SimulationCommand.Reply.of(value)));
            return new SimulationCommand.Settled(cause.filter(c -> !(c instanceof SpecException)));
        });
    }

    private static <T> CompletionStage<T> attempt(Supplier<CompletionStage<T>> work) {
        try {
            return work.get();
        } catch (RuntimeException | Error e) {
            return CompletableFuture.failedStage(e);
        }
    }

    private void goOn(SimulationCommand.Run run) {
        if (failure.isPresent()) {
            run.replyTo().tell(SimulationCommand.Reply.failed(failure.get()));
            running = Optional.empty();
        } else if (step >= run.untilStep() || paused || isSpent(run)) {
            running = Optional.empty();
            settle(() -> border.orElseThrow().synced(step), run.replyTo());
        } else {
            long until = Math.min(run.untilStep(), border.orElseThrow().nextDue(step));
            grant(grantLength.until(step, until));
        }
    }

    private boolean isSpent(SimulationCommand.Run run) {
        return run.isSpent(
                System.nanoTime() - runStartedNanos, border.orElseThrow().isWriting());
    }

    private void settleQuietly(Supplier<CompletionStage<Void>> work) {
        busy = true;
        getContext()
                .pipeToSelf(
                        attempt(work),
                        (value, thrown) -> new SimulationCommand.Settled(
                                Optional.ofNullable(thrown).map(Failures::cause)));
    }

    private void grant(long until) {
        busy = true;
        grantBroken = false;
        grantedStep = until;
        grantLength.begun(step, until, System.nanoTime());
        border.orElseThrow().drain(until, recorded);
        outcomesLeft = drive.orElseThrow().grant(until, granted);
    }

    private void build(SimulationCommand.Build build) {
        busy = true;
        CompletionStage<BuiltStages> built = stages.<PopulationCommand.Built>askPopulations(
                        PopulationCommand.Build::new)
                .thenCombine(
                        stages.<PlasticityCommand.Built>askPlastics(PlasticityCommand.Build::new),
                        (populations, plastics) -> new BuiltStages(plan, populations, plastics, abort));
        getContext()
                .pipeToSelf(
                        built,
                        (value, thrown) -> new SimulationCommand.StagesBuilt(
                                Optional.ofNullable(value),
                                Optional.ofNullable(thrown).map(Failures::cause),
                                build.replyTo()));
    }

    private Behavior<SimulationCommand> onStagesBuilt(SimulationCommand.StagesBuilt message) {
        settle(
                () -> message.built().isPresent()
                        ? ready(message.built().get())
                        : CompletableFuture.failedStage(message.failure().orElseThrow()),
                message.replyTo());
        return this;
    }

    private CompletionStage<SimulationCommand.Shape> ready(BuiltStages built) {
        drive = Optional.of(new Drive(plan, stages, built, abort, getContext()));
        DispatcherSelector pinned = DispatcherSelector.fromConfig("engram.pinned-dispatcher");
        ActorRef<RecorderActor.Command> recorder = getContext()
                .spawn(RecorderActor.create(plan, built.taps(), options.sinks(), abort), "recorder", pinned);
        Border at = new Border(plan, stages, built, recorder, !options.sinks().isEmpty());
        border = Optional.of(at);
        return at.open()
                .thenApply(nothing -> new SimulationCommand.Shape(plan.sliceSteps(), plan.workers(), plan.shards()));
    }

    /** Ends a run that is still on where it is; nothing is done any more after it. */
    private void close(SimulationCommand.Close command) {
        running.ifPresent(run -> run.replyTo().tell(SimulationCommand.Reply.of(step)));
        running = Optional.empty();
        boolean failed = failure.isPresent();
        if (!failed) {
            failure = Optional.of(
                    new IllegalStateException("simulation \"" + plan.network().name() + "\" is closed"));
        }
        settle(
                () -> border.map(at -> at.close(step, failed)).orElse(CompletableFuture.completedStage(step)),
                command.replyTo());
    }

    private void fail(Throwable cause) {
        abort.raise();
        if (failure.isEmpty() && !(cause instanceof AbortFlag.Aborted)) {
            failure = Optional.of(Failures.runFailed(cause, step));
        }
    }
}
