package io.engram.recorder;

/** A clock that moves when somebody sleeps by it, or takes time over something. */
final class TestClock implements WallClock {
    private final Runnable whileSleeping;
    private long nanos = 1_000_000_007;
    private int sleeps;

    TestClock() {
        this(() -> {});
    }

    /** Something happens during each sleep. */
    TestClock(Runnable whileSleeping) {
        this.whileSleeping = whileSleeping;
    }

    @Override
    public long nanos() {
        return nanos;
    }

    @Override
    public void sleep(long duration) {
        if (duration < 1) {
            throw new IllegalArgumentException("sleep of " + duration + " ns");
        }
        sleeps++;
        nanos += duration;
        whileSleeping.run();
    }

    void take(long duration) {
        nanos += duration;
    }

    int sleeps() {
        return sleeps;
    }
}
