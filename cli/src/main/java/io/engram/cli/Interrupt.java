package io.engram.cli;

import io.engram.examples.LiveRun;
import io.engram.examples.RunSummary;
import io.engram.examples.SimulatedTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * ^C during a run: pauses it and holds the JVM back until the run's own thread has closed the journal and written the
 * summary.
 */
final class Interrupt implements AutoCloseable {
    private static final int MOST_SECONDS = 30;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interrupt(LiveRun live) {
        hook = new Thread(() -> await(live), "engram-interrupt");
    }

    static Interrupt pauses(LiveRun live) {
        Interrupt interrupt = new Interrupt(live);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** What became of the run. */
    static String sentence(RunSummary summary, boolean journal) {
        return "interrupted; stopped at " + SimulatedTime.text(summary.simulatedMs())
                + (journal ? ", the journal is closed up to there" : "");
    }

    boolean happened() {
        return happened;
    }

    private void await(LiveRun live) {
        happened = true;
        live.pause();
        try {
            over.await(MOST_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        over.countDown();
        if (!happened) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException e) {
                // The JVM began to go down in between: the hook finds the latch open.
                happened = true;
            }
        }
    }
}
