package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import akka.actor.typed.Behavior;
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
    private final List<Sink> sinks;
    private final List<FrameReader> readers = new ArrayList<>();
    private final SliceMerger merger;
    private final Waiting waiting = Waiting.parking();
    private long merged;
    private boolean broken;

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
        this.sinks = new ArrayList<>(sinks);
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
                .onMessage(Marker.class, m -> answer(m, () -> sinks.forEach(s -> s.marker(m.step(), m.text()))))
                .onMessage(Close.class, this::onClose)
                .build();
    }

    private Behavior<Command> answer(Command command, Runnable work) {
        Optional<Throwable> failure = Optional.empty();
        try {
            if (!broken) {
                work.run();
            }
        } catch (RuntimeException | Error e) {
            broken = true;
            abort.raise();
            failure = Optional.of(e);
        }
        command.replyTo().tell(new Recorded(failure));
        return this;
    }

    private void onOpen(Open open) {
        for (int k = 0; k < sinks.size(); k++) {
            try {
                sinks.get(k).open(open.header());
            } catch (RuntimeException | Error e) {
                sinks.subList(k, sinks.size()).clear();
                throw e;
            }
        }
    }

    /** Slice by slice, as far as all workers have come; a run that failed is drained to its last whole slice. */
    private void onDrain(Drain drain) {
        while (merged < drain.step()) {
            boolean aborted = abort.isRaised();
            long reached = Long.MAX_VALUE;
            for (Tap tap : taps) {
                reached = Math.min(reached, tap.watermark());
            }
            if (reached > merged) {
                waiting.done();
                deliver(Math.min(reached, drain.step()));
            } else if (aborted) {
                return;
            } else {
                waiting.pause();
            }
        }
    }

    private void deliver(long upTo) {
        while (merged < upTo) {
            if (readers.stream().allMatch(FrameReader::isEmpty)) {
                merged = upTo;
            } else {
                long end = plan.sliceEnd(merged, upTo);
                merger.begin(merged + 1);
                for (FrameReader reader : readers) {
                    reader.readUpTo(end);
                }
                merger.emit((int) (end - merged), sinks);
                merged = end;
            }
        }
        sinks.forEach(sink -> sink.progress(merged));
    }

    private Behavior<Command> onClose(Close close) {
        Optional<Throwable> failure = Optional.empty();
        for (Sink sink : sinks) {
            try {
                if (close.end().isPresent() && !broken) {
                    sink.end(close.end().get());
                }
                sink.close();
            } catch (RuntimeException | Error e) {
                failure = Optional.of(e);
            }
        }
        sinks.clear();
        close.replyTo().tell(new Recorded(failure));
        return this;
    }
}
