package io.engram.recorder;

import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.Sink;
import java.nio.file.Path;
import java.util.Random;

/**
 * A program that records slices until it is killed, and says on its output how far it came. With {@code halt} as its second
 * argument it dies as by a kill -9 when the queue is about to be made.
 */
final class EndlessRun {
    static final int SLICE_STEPS = 10;
    static final int SAID_EVERY_SLICES = 20;

    private EndlessRun() {}

    public static void main(String[] arguments) {
        System.out.println("starting");
        Path directory = Path.of(arguments[0]);
        Sink journal = arguments.length == 1
                ? Journal.in(directory)
                : new Journal(directory, Queues.daily(), path -> {
                    Runtime.getRuntime().halt(137);
                    return 0;
                });
        journal.open(new RandomRun(1, 0, false).header());
        System.out.println("open");
        for (long slice = 0; slice < Long.MAX_VALUE; slice++) {
            play(slice, journal);
            if (slice % SAID_EVERY_SLICES == 0) {
                System.out.println((slice + 1) * SLICE_STEPS);
            }
        }
    }

    /** All of one slice. */
    static void play(long slice, Sink sink) {
        long before = slice * SLICE_STEPS;
        sink.spikes(RandomRun.frame(new Random(slice), before + 1, SLICE_STEPS));
        if (slice % 5 == 0) {
            sink.marker(before + SLICE_STEPS, "slice " + slice);
        }
        sink.progress(before + SLICE_STEPS);
    }
}
