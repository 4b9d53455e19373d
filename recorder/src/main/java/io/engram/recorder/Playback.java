package io.engram.recorder;

import io.engram.runtime.spi.Sink;
import java.io.Flushable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BooleanSupplier;

/**
 * One playing of a replay into one sink, which is open. When a step is due is computed from the start, so that no wait that
 * was too long moves the next. What the sink holds back is flushed before every wait. One thread.
 */
final class Playback {
    /** How soon it hears that more was written, or that it is to stop. */
    private static final long LOOK_EVERY_NANOS = 20_000_000L;

    private final Replay replay;
    private final JournalReader run;
    private final Sink sink;
    private final BooleanSupplier stopped;
    private final double nanosPerStep;
    private final long startNanos;

    Playback(Replay replay, Sink sink) {
        this.replay = replay;
        this.sink = sink;
        run = replay.run();
        stopped =
                () -> replay.stopped().getAsBoolean() || Thread.currentThread().isInterrupted();
        nanosPerStep = run.header().dtMs() * 1e6 / replay.speed();
        startNanos = replay.clock().nanos();
    }

    void play() {
        Sink paced = replay.inTime() ? new PacedSink(sink, this::due) : sink;
        Playhead head = run.playhead(replay.fromStep(), replay.toStep());
        while (replay.following() && !head.passed() && run.goesOn() && !stopped.getAsBoolean()) {
            // What is after the last whole step may be half of something.
            head.play(run.wholeRecords(), run.lastStep(), paced, stopped);
            if (!head.passed()) {
                rest(LOOK_EVERY_NANOS);
            }
        }
        head.play(run.records(), run.lastStep(), paced, stopped);
        // Silence is played, too.
        boolean played = !replay.inTime() ? !stopped.getAsBoolean() : due(Math.min(replay.toStep(), run.lastStep()));
        if (played && replay.toStep() >= run.lastStep()) {
            run.end().ifPresent(sink::end);
        }
    }

    private boolean due(long step) {
        double dueNanos = (step - replay.fromStep()) * nanosPerStep;
        while (!stopped.getAsBoolean()) {
            double left = dueNanos - (replay.clock().nanos() - startNanos);
            if (left <= 0) {
                return true;
            }
            rest((long) Math.ceil(Math.min(left, LOOK_EVERY_NANOS)));
        }
        return false;
    }

    private void rest(long nanos) {
        if (sink instanceof Flushable holding) {
            try {
                holding.flush();
            } catch (IOException failure) {
                throw new UncheckedIOException(Reason.of(failure), failure);
            }
        }
        replay.clock().sleep(nanos);
    }
}
