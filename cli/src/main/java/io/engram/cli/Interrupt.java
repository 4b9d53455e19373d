package io.engram.cli;

import io.engram.examples.RunSummary;
import io.engram.examples.SimulatedTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * ^C: asks what goes on to stop, and holds the JVM back until its own thread has closed what is open and said what became
 * of it.
 */
final class Interrupt implements AutoCloseable {
    private static final int MOST_SECONDS = 30;

    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook;
    private volatile boolean happened;

    private Interrupt(Runnable stop) {
        hook = new Thread(() -> await(stop), "engram-interrupt");
    }

    /** Calls {@code stop}, from a thread of its own. */
    static Interrupt calls(Runnable stop) {
        Interrupt interrupt = new Interrupt(stop);
        Runtime.getRuntime().addShutdownHook(interrupt.hook);
        return interrupt;
    }

    /** Is only to be asked whether it {@link #happened}. */
    static Interrupt noted() {
        return calls(() -> {});
    }

    /** What became of the run. */
    static String sentence(RunSummary summary, boolean journal) {
        return "interrupted; stopped at " + SimulatedTime.text(summary.simulatedMs())
                + (journal ? ", the journal is closed up to there; engram plot draws it" : "");
    }

    boolean happened() {
        return happened;
    }

    private void await(Runnable stop) {
        happened = true;
        stop.run();
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
