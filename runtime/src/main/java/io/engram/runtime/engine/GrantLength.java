package io.engram.runtime.engine;

/**
 * How far a grant goes: some 10 ms of wall time, so that control waits no longer than a frame on a screen; one slice where
 * the run is paced. Where it ends changes no bit.
 */
final class GrantLength {
    private static final double TARGET_NANOS = 10e6;
    private static final long MOST_SLICES = 1 << 20;
    private final int sliceSteps;
    private final boolean paced;
    private double slices = 16;
    private long begunNanos;
    private double slicesGranted;

    GrantLength(int sliceSteps, boolean paced) {
        this.sliceSteps = sliceSteps;
        this.paced = paced;
    }

    /** Where a grant that begins after {@code step} ends, at most at {@code most}. */
    long until(long step, long most) {
        long granted = paced ? 1 : (long) slices;
        return Math.min(most, (step / sliceSteps + granted) * sliceSteps);
    }

    void begun(long step, long until, long nowNanos) {
        begunNanos = nowNanos;
        slicesGranted = Math.max(1, (double) (until - step) / sliceSteps);
    }

    void ended(long nowNanos) {
        double nanosASlice = Math.max(1, nowNanos - begunNanos) / slicesGranted;
        slices = Math.max(1, Math.min(MOST_SLICES, Math.min(4 * slices, TARGET_NANOS / nanosASlice)));
    }
}
