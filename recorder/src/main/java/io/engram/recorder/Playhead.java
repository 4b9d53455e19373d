package io.engram.recorder;

import io.engram.runtime.spi.Sink;
import java.util.function.BooleanSupplier;

/**
 * A place in the records of a run, from which they are played. It stays where it stopped, also in the middle of a record of
 * several parts, and goes on when more have been written. One thread.
 */
final class Playhead {
    private final RecordScan scan;
    private final RecordCursor cursor = new RecordCursor();
    private final long fromStep;
    private final long toStep;
    private long next;
    private boolean passed;

    /** Before the first record that may hold something of {@code fromStep}. */
    Playhead(RecordScan scan, long fromStep, long toStep) {
        this.scan = scan;
        this.fromStep = fromStep;
        this.toStep = toStep;
        next = scan.start(fromStep);
    }

    /** Hands over what lies in the steps asked for, of the records before {@code end}; none later than {@code lastStep}. */
    void play(long end, long lastStep, Sink sink, BooleanSupplier stopped) {
        while (next < end && !passed && !stopped.getAsBoolean()) {
            long number = next++;
            if (scan.accept(cursor, number)) {
                passed = cursor.after() > toStep;
                if (!passed) {
                    scan.deliver(cursor, number, fromStep, Math.min(toStep, lastStep), sink);
                }
            }
        }
    }

    /** Whether all that was asked for has been handed over. */
    boolean passed() {
        return passed;
    }
}
