package io.engram.runtime.spi;

/**
 * A trace of the spikes of one neuron, decaying with {@code tauMs}. Decays by one step at the start of each step, then a
 * spike acts on it as {@link Kind} says; values below 1e-20 are flushed to zero.
 *
 * @param kind what a spike does
 * @param tauMs time constant
 * @param of the trace (by its place in the same list) whose square is averaged, for {@link Kind#SQUARE}; else ignored
 */
public record Trace(Kind kind, double tauMs, int of) {

    /** What a spike does to a trace. */
    public enum Kind {
        /** A spike adds 1: all spikes count. */
        ADD,
        /** A spike sets it to 1: only the nearest spike counts. */
        SET,
        /** No spike acts; it follows the square of another trace: x += (y*y - x) * dt / tau, with y from before the step. */
        SQUARE
    }

    public Trace {
        if (!(tauMs > 0)) {
            throw new IllegalArgumentException("trace: tauMs=" + tauMs + "; must be > 0");
        }
    }

    public static Trace add(double tauMs) {
        return new Trace(Kind.ADD, tauMs, 0);
    }

    public static Trace set(double tauMs) {
        return new Trace(Kind.SET, tauMs, 0);
    }

    /** A sliding average of the square of trace {@code of}. */
    public static Trace squareOf(int of, double tauMs) {
        return new Trace(Kind.SQUARE, tauMs, of);
    }
}
