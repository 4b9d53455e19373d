package io.engram.runtime.wire;

import java.util.concurrent.locks.LockSupport;

/**
 * How a thread waits for another: spins a little, then yields, then parks. Used by one thread.
 */
public final class Waiting {
    private static final int SPINS = 2_000;
    private static final int YIELDS = 200;
    private static final long PARK_NANOS = 50_000;
    private final int spins;
    private int idle;

    /** For workers, whose wait is short. */
    public static Waiting spinning() {
        return new Waiting(Runtime.getRuntime().availableProcessors() > 1 ? SPINS : 0);
    }

    /** For threads that must not take a core from the workers. */
    public static Waiting parking() {
        return new Waiting(0);
    }

    private Waiting(int spins) {
        this.spins = spins;
    }

    /** Waits a moment. */
    public void pause() {
        if (idle < spins) {
            Thread.onSpinWait();
        } else if (spins > 0 && idle < spins + YIELDS) {
            Thread.yield();
        } else {
            LockSupport.parkNanos(PARK_NANOS);
        }
        // No further, so that a thread that waits for days does not begin to spin again.
        idle = Math.min(idle + 1, spins + YIELDS);
    }

    /** What it waited for has come. */
    public void done() {
        idle = 0;
    }
}
