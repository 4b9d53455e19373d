package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
import akka.actor.typed.PostStop;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.WeightSnapshot;
import io.engram.runtime.wire.FrameReader;
import io.engram.runtime.wire.Waiting;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Drains the workers' taps into the sinks, on a pinned thread of its own. During a grant it works until everything up to
 * the granted step has been delivered; what comes by message is put in its place between slices.
 */
final class RecorderActor extends AbstractBehavior<RecorderActor.Command> {
    private final RunPlan plan;
    private final List<Tap> taps;
    private final AbortFlag abort;
    private final List<Sink> unopened;
    private final List<Sink> sinks = new ArrayList<>();
    private final List<FrameReader> readers = new ArrayList<>();
    private final SliceMerger merger;
    private final Waiting waiting = Waiting.resting();
    private long merged;
    private boolean begun;
    private Optional<Throwable> broken = Optional.empty();

    /** What the recorder is told; every command is answered with {@link Recorded}. */
    sealed interface Command {
        ActorRef<Recorded> replyTo();
    }

    /** Opens the sinks. */
    record Open(RunHeader header, ActorRef<Recorded> replyTo) implements Command {}

    /** Adds a sink that is already open. */
    record Add(Sink sink, ActorRef<Recorded> replyTo) implements Command {}

    /** Delivers everything up to {@code step}; the workers are on their way there. */
    record Drain(long step, ActorRef<Recorded> replyTo) implements Command {}

    /** Records an input from outside. */
    record Input(OutsideInput input, ActorRef<Recorded> replyTo) implements Command {}

    /** Records weights. */
    record Weights(WeightSnapshot snapshot, ActorRef<Recorded> replyTo) implements Command {}

    /** Records weights by their digest. */
    record WeightDigest(long step, int projection, long synapses, String digest, ActorRef<Recorded> replyTo)
            implements Command {}

    /** Records a mark. */
    record Marker(long step, String text, ActorRef<Recorded> replyTo) implements Command {}

    /** Ends and closes the sinks; without an end where the run failed. */
    record Close(Optional<RunEnd> end, ActorRef<Recorded> replyTo) implements Command {}

    /** Done, or why not. */
    record Recorded(Optional<Throwable> failure) {}

    static Behavior<Command> create(RunPlan plan, List<Tap> taps, List<Sink> sinks, AbortFlag abort) {
        return Behaviors.setup(context -> new RecorderActor(context, plan, taps, sinks, abort));
    }

    private RecorderActor(
            ActorContext<Command> context, RunPlan plan, List<Tap> taps, List<Sink> sinks, AbortFlag abort) {
        super(context);
        this.plan = plan;
        this.taps = taps;
        unopened = List.copyOf(sinks);
        this.abort = abort;
        merger = new SliceMerger(plan);
        taps.forEach(tap -> readers.add(tap.reader(merger)));
    }

    @Override
    public Receive<Command> createReceive() {
        return newReceiveBuilder()
                .onMessage(Open.class, m -> answer(m, () -> onOpen(m)))
                .onMessage(Add.class, m -> answer(m, () -> sinks.add(m.sink())))
                .onMessage(Drain.class, m -> answer(m, () -> onDrain(m)))
                .onMessage(Input.class, m -> answer(m, () -> sinks.forEach(sink -> sink.input(m.input()))))
                .onMessage(Weights.class, m -> answer(m, () -> sinks.forEach(sink -> sink.weights(m.snapshot()))))
                .onMessage(WeightDigest.class, m -> answer(m, () -> onWeightDigest(m)))
                .onMessage(Marker.class, m -> answer(m, () -> sinks.forEach(s -> s.marker(m.step(), m.text()))))
                .onMessage(Close.class, this::onClose)
                .onSignal(PostStop.class, stop -> onPostStop())
                .build();
    }

    /** A recorder that broke answers everything with why it did. */
    private Behavior<Command> answer(Command command, Runnable work) {
        try {
            if (broken.isEmpty()) {
                work.run();
            }
        } catch (RuntimeException | Error e) {
            broken = Optional.of(e);
            abort.raise();
        }
        command.replyTo().tell(new Recorded(broken));
        return this;
    }

    private void onWeightDigest(WeightDigest m) {
        sinks.forEach(sink -> sink.weightDigest(m.step(), m.projection(), m.synapses(), m.digest()));
    }

    /** Opens all, or none: those that were opened before one that cannot be are closed. */
    private void onOpen(Open open) {
        for (Sink sink : unopened) {
            try {
                sink.open(open.header());
            } catch (RuntimeException | Error e) {
                close(Optional.empty());
                throw e;
            }
            sinks.add(sink);
        }
    }

    /** Slice by slice, as far as all workers have come; a run that failed is drained to its last whole slice. */
    private void onDrain(Drain drain) {
        taps.forEach(Tap::readHere);
        while (merged < drain.step()) {
            boolean aborted = abort.isRaised();
            long reached = Long.MAX_VALUE;
            for (Tap tap : taps) {
                reached = Math.min(reached, tap.watermark());
            }
            if (reached > merged) {
                deliver(Math.min(reached, drain.step()));
            } else if (aborted) {
                return;
            } else if (!isEmpty()) {
                // A slice may be larger than a ring: its writer waits for us, so we cannot wait for the whole.
                gather(plan.sliceEnd(merged, drain.step()));
            }
            if (merged < drain.step()) {
                // Not slice by slice: a recorder that never rests takes a core from the workers.
                waiting.pause();
            }
        }
    }

    private void deliver(long upTo) {
        while (merged < upTo) {
            if (!begun && isEmpty()) {
                merged = upTo;
            } else {
                long end = plan.sliceEnd(merged, upTo);
                gather(end);
                merger.emit((int) (end - merged), sinks);
                begun = false;
                merged = end;
            }
        }
        sinks.forEach(sink -> sink.progress(merged));
    }

    /** Reads what is there of the slice that ends at {@code end}. */
    private void gather(long end) {
        if (!begun) {
            begun = true;
            merger.begin(merged + 1);
        }
        for (FrameReader reader : readers) {
            reader.readUpTo(end);
        }
    }

    private boolean isEmpty() {
        for (FrameReader reader : readers) {
            if (!reader.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    private Behavior<Command> onClose(Close command) {
        command.replyTo().tell(new Recorded(close(broken.isEmpty() ? command.end() : Optional.empty())));
        return this;
    }

    /** Where the actor system ends before the run does, the sinks are closed all the same. */
    private Behavior<Command> onPostStop() {
        close(Optional.empty());
        return this;
    }

    /** Every sink is closed, whatever another does; the first failure is told. */
    private Optional<Throwable> close(Optional<RunEnd> end) {
        List<Throwable> failures = new ArrayList<>();
        for (Sink sink : sinks) {
            attempt(() -> end.ifPresent(sink::end), failures);
            attempt(sink::close, failures);
        }
        sinks.clear();
        return failures.stream().findFirst();
    }

    private static void attempt(Runnable work, List<Throwable> failures) {
        try {
            work.run();
        } catch (RuntimeException | Error e) {
            failures.add(e);
        }
    }
}
