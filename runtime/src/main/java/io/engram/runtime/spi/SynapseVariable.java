package io.engram.runtime.spi;

/**
 * A number that each synapse has beside its weight, such as an eligibility trace: one float a synapse and row of a batch,
 * which only its rule changes. A reset takes it back to {@code initial}.
 *
 * @param name as the literature writes it
 * @param initial the value before the first step
 * @param tauMs time constant for {@link Synapse#kept}; infinity where it does not decay
 */
public record SynapseVariable(String name, double initial, double tauMs) {
    public SynapseVariable {
        if (!(tauMs > 0)) {
            throw new IllegalArgumentException("variable " + name + ": tauMs=" + tauMs + "; must be > 0");
        }
    }

    /** One that keeps its value. */
    public static SynapseVariable keeping(String name) {
        return new SynapseVariable(name, 0, Double.POSITIVE_INFINITY);
    }

    /** What is left of it after {@code dtMs}. */
    public double factor(double dtMs) {
        return StrictMath.exp(-dtMs / tauMs);
    }
}
