package io.engram.recorder;

import java.util.concurrent.locks.LockSupport;

/** The clock that a replay keeps to: the one on the wall, or one that a test or a robot moves. */
public interface WallClock {
    /** The clock on the wall. An interrupted thread does not sleep. */
    WallClock REAL = new WallClock() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void sleep(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    /** What it shows; only differences mean something. */
    long nanos();

    /** Lets about {@code nanos} pass, at least 1; returning early is allowed, at the price of being called again. */
    void sleep(long nanos);
}
