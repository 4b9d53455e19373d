package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.BooleanSupplier;

/**
 * Plays a part of a run back: as fast as it is read, or in time; what is there, or also what is still being written. A sink
 * that is {@link java.io.Flushable} is flushed before every wait.
 *
 * @param run the journal, which stays open
 * @param fromStep the first step played; the weights at the start have step 0
 * @param toStep the last step played, if the run gets there
 * @param speed simulated time over that of {@code clock}: 1 is real time, 0.1 a tenth of it; infinite: no waiting
 * @param following whether it waits for more while another process, or thread, writes the run
 * @param clock what it waits by
 * @param stopped asked before each record and some fifty times a second while waiting; once true, the replay is over
 */
public record Replay(
        JournalReader run,
        long fromStep,
        long toStep,
        double speed,
        boolean following,
        WallClock clock,
        BooleanSupplier stopped) {

    public Replay {
        if (!(speed > 0)) {
            throw new SpecException("speed=" + speed + "; must be above 0");
        }
    }

    /** All of {@code run}, as fast as it is read. */
    public static Replay of(JournalReader run) {
        return new Replay(run, 0, Long.MAX_VALUE, Double.POSITIVE_INFINITY, false, WallClock.REAL, () -> false);
    }

    /** From the first step at or after {@code timeMs}. */
    public Replay fromMs(double timeMs) {
        long from = new StepTime(run.header().dtMs()).stepFrom(timeMs);
        return new Replay(run, from, toStep, speed, following, clock, stopped);
    }

    /** To the last step at or before {@code timeMs}, or to the end of the run if that is earlier. */
    public Replay toMs(double timeMs) {
        long until = new StepTime(run.header().dtMs()).stepUntil(timeMs);
        return new Replay(run, fromStep, until, speed, following, clock, stopped);
    }

    /** So many times as fast as the clock, counted from the first step played; nothing comes before its time. */
    public Replay atSpeed(double factor) {
        return new Replay(run, fromStep, toStep, factor, following, clock, stopped);
    }

    /** Goes on with what is written from now on, until the run has ended, or nobody writes it any more. */
    public Replay follow() {
        return new Replay(run, fromStep, toStep, speed, true, clock, stopped);
    }

    /** Waits by {@code other}. */
    public Replay by(WallClock other) {
        return new Replay(run, fromStep, toStep, speed, following, other, stopped);
    }

    /** Is over once {@code stop} says so, as it is when its thread is interrupted. */
    public Replay until(BooleanSupplier stop) {
        return new Replay(run, fromStep, toStep, speed, following, clock, stop);
    }

    /** Whether it keeps to a clock. */
    boolean inTime() {
        return Double.isFinite(speed);
    }

    /** Into {@code sink}, from its open to its close; it hears of the run's end if the part reaches it. */
    public void into(Sink sink) {
        try (sink) {
            sink.open(run.header());
            new Playback(this, sink).play();
        }
    }

    /**
     * Into a CSV file as {@link SpikeCsvSink} writes it, which appears when it is whole, and not if it was stopped. In time,
     * or following, the file grows while it is played.
     */
    public void toCsv(Path file) {
        if (Files.isDirectory(file)) {
            throw new SpecException(file + " is a directory; name a file to write the spikes to");
        }
        if (inTime() || following) {
            into(SpikeCsvSink.to(file));
            return;
        }
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try {
                into(SpikeCsvSink.to(file, part));
                if (!stopped.getAsBoolean()) {
                    Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
                }
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(
                    "the spikes could not be written to " + file + ": " + Reason.of(failure), failure);
        }
    }

    /** As lines of text. */
    public void print(PrintStream out) {
        into(new TextSink(out));
    }
}
