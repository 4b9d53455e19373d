package io.engram.runtime.wire;

import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits for another: spins a little, then yields, then parks. Used by one thread.
 */
public final class Waiting {
    private static final int SPINS = 2_000;
    private static final int YIELDS = 200;
    private static final long SHORT_NANOS = 50_000;
    private static final long LONG_NANOS = 1_000_000;
    private static final long REST_NANOS = 10_000_000;
    private final int spins;
    private final long parkNanos;
    private int idle;

    /** For workers, whose wait is short. */
    public static Waiting spinning() {
        return new Waiting(Runtime.getRuntime().availableProcessors() > 1 ? SPINS : 0, SHORT_NANOS);
    }

    /** For threads that must not take a core from the workers. */
    public static Waiting parking() {
        return new Waiting(0, LONG_NANOS);
    }

    /** For threads that are woken when they are wanted, and otherwise look only now and then. */
    public static Waiting resting() {
        return new Waiting(0, REST_NANOS);
    }

    private Waiting(int spins, long parkNanos) {
        this.spins = spins;
        this.parkNanos = parkNanos;
    }

    /** Waits a moment. */
    public void pause() {
        if (idle < spins) {
            Thread.onSpinWait();
        } else if (spins > 0 && idle < spins + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(parkNanos);
        }
        // No further, so that a thread that waits for days does not begin to spin again.
        idle = Math.min(idle + 1, spins + YIELDS);
    }

    /** What it waited for has come. */
    public void done() {
        idle = 0;
    }
}
