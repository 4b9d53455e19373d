package io.engram.examples;

/**
 * How far a run is.
 *
 * @param simulatedMs simulated so far
 * @param durationMs to be simulated
 * @param wallNanos wall-clock time since the first step
 */
public record Progress(double simulatedMs, double durationMs, long wallNanos) {

    /** Between 0 and 1. */
    public double share() {
        return durationMs == 0 ? 1 : simulatedMs / durationMs;
    }

    /** Simulated time a wall-clock time; 0 before anything was simulated. */
    public double timesRealTime() {
        return wallNanos == 0 ? 0 : simulatedMs * 1e6 / wallNanos;
    }

    /** Wall-clock seconds to go at this speed; infinite before anything was simulated. */
    public double secondsToGo() {
        return (durationMs - simulatedMs) / 1000 / timesRealTime();
    }
}
