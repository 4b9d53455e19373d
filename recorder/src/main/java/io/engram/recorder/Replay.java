package io.engram.recorder;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.Sink;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Plays a part of a run back, as fast as it is read.
 *
 * @param run the journal, which stays open
 * @param fromStep the first step played; the weights at the start have step 0
 * @param toStep the last step played
 */
public record Replay(JournalReader run, long fromStep, long toStep) {
    /** All of {@code run}. */
    public static Replay of(JournalReader run) {
        return new Replay(run, 0, run.lastStep());
    }

    /** From the first step at or after {@code timeMs}. */
    public Replay fromMs(double timeMs) {
        return new Replay(run, new StepTime(run.header().dtMs()).stepFrom(timeMs), toStep);
    }

    /** To the last step at or before {@code timeMs}, or to the end of the run if that is earlier. */
    public Replay toMs(double timeMs) {
        long until = new StepTime(run.header().dtMs()).stepUntil(timeMs);
        return new Replay(run, fromStep, Math.min(until, run.lastStep()));
    }

    /** Into {@code sink}, from its open to its close; it hears of the run's end if the part reaches it. */
    public void into(Sink sink) {
        try (sink) {
            sink.open(run.header());
            run.replay(fromStep, toStep, sink);
            if (run.end().isPresent() && toStep >= run.lastStep()) {
                sink.end(run.end().get());
            }
        }
    }

    /** Into a CSV file as {@link SpikeCsvSink} writes it, which appears when it is whole. */
    public void toCsv(Path file) {
        if (Files.isDirectory(file)) {
            throw new SpecException(file + " is a directory; name a file to write the spikes to");
        }
        Path part = file.resolveSibling("." + file.getFileName() + ".part");
        try {
            try {
                into(SpikeCsvSink.to(part));
                Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
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
