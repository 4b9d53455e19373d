package io.engram.runtime.spi;

/**
 * A trace of the spikes of one neuron, decaying with {@code tauMs}, or a low-passed column of a target's state. Decays by one
 * step at the start of each step, then a spike acts on it as {@link Kind} says; values below 1e-20 are flushed to zero, but
 * for states.
 *
 * @param kind what a spike does
 * @param tauMs time constant; 0 where nothing is left after a step; at least a step where the decay is by Euler's method
 * @param of another trace (by its place in the same list), for {@link Kind#SQUARE} and {@link Kind#PART_OF}; the column (by its
 *     place in {@link LearningRule#postState}), for {@link Kind#STATE}; else ignored
 * @param decay what is left after a step
 * @param part by how much a spike moves it, for {@link Kind#PART}; else ignored
 * @param first what the first spike of all leaves; not a number where it acts as any other
 */
public record Trace(Kind kind, double tauMs, int of, Decay decay, double part, double first) {

    /** What a spike does to a trace. */
    public enum Kind {
        /** A spike adds 1: all spikes count. */
        ADD,
        /** A spike sets it to 1: only the nearest spike counts. */
        SET,
        /** No spike acts; it follows the square of another trace: x += (y*y - x) * dt / tau, with y from before the step. */
        SQUARE,
        /** A spike takes it a part of the way to 1: x += part * (1 - x). */
        PART,
        /** The same, the part being another trace as this spike leaves it; that trace stands earlier in the list. */
        PART_OF,
        /** No spike acts; it follows a state column of the target, from where that began: x += (s - x) * (1 - decay). */
        STATE
    }

    /** What a step leaves of a trace. */
    public enum Decay {
        /** {@code exp(-dt / tau)}. */
        EXACT,
        /** {@code 1 - dt / tau}: forward Euler, as clocked integration has it. A SQUARE always follows by it. */
        EULER
    }

    public Trace {
        if (!(tauMs >= 0)) {
            throw new IllegalArgumentException("trace: tauMs=" + tauMs + "; must be >= 0");
        }
    }

    public static Trace add(double tauMs) {
        return new Trace(Kind.ADD, tauMs, 0, Decay.EXACT, 0, Double.NaN);
    }

    public static Trace set(double tauMs) {
        return new Trace(Kind.SET, tauMs, 0, Decay.EXACT, 0, Double.NaN);
    }

    /** A sliding average of the square of trace {@code of}. */
    public static Trace squareOf(int of, double tauMs) {
        return new Trace(Kind.SQUARE, tauMs, of, Decay.EULER, 0, Double.NaN);
    }

    /** A spike takes it {@code part} of the way to 1. */
    public static Trace part(double tauMs, double part) {
        return new Trace(Kind.PART, tauMs, 0, Decay.EXACT, part, Double.NaN);
    }

    /** A spike takes it as much of the way to 1 as trace {@code of} says. */
    public static Trace partOf(int of, double tauMs) {
        return new Trace(Kind.PART_OF, tauMs, of, Decay.EXACT, 0, Double.NaN);
    }

    /** A sliding average of column {@code of} of the target's state, exact for a state that stays a step long. */
    public static Trace lowPass(int of, double tauMs) {
        return new Trace(Kind.STATE, tauMs, of, Decay.EXACT, 0, Double.NaN);
    }

    /** The same, decaying by Euler's method. */
    public Trace byEuler() {
        return new Trace(kind, tauMs, of, Decay.EULER, part, first);
    }

    /** The same, but for what the first spike leaves. */
    public Trace beginningAt(double newFirst) {
        return new Trace(kind, tauMs, of, decay, part, newFirst);
    }

    /** Whether the first spike of all acts like no other. */
    public boolean beginsApart() {
        return !Double.isNaN(first);
    }

    /** What is left of a value after {@code dtMs}; of a SQUARE or STATE, of its distance to what it follows. */
    public double factor(double dtMs) {
        return decay == Decay.EULER ? 1 - dtMs / tauMs : StrictMath.exp(-dtMs / tauMs);
    }
}
