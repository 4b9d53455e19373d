package io.engram.runtime.spi;

import java.util.List;

/**
 * The traces that a rule reads, kept by the engine a neuron each and shared by all its synapses.
 *
 * @param pre traces of the source's spikes, read with {@link Synapse#preTrace(int)}
 * @param post traces of the target's spikes, read with {@link Synapse#postTrace(int)}
 * @param pairing which pairs of spikes a synapse sees
 */
public record Traces(List<Trace> pre, List<Trace> post, Pairing pairing) {

    /** Which pairs of pre and post spikes interact (Morrison, Diesmann and Gerstner 2008, section 4.1). */
    public enum Pairing {
        /** Every trace is read as it stands. */
        ALL,
        /**
         * Reduced nearest neighbour: a trace reads 0 at a synapse where it was read since it was last raised, so that each
         * spike pairs with at most one on each side (Masquelier, Guyonneau and Thorpe 2008).
         */
        REDUCED,
        /**
         * Presynaptic-centred: a pre trace begins anew at a synapse whose target fires, so that each spike of the source pairs
         * with the next of the target only; post traces are read as they stand.
         */
        PRE_CENTRED
    }

    public Traces {
        pre = List.copyOf(pre);
        post = List.copyOf(post);
    }

    /** One pre and one post trace, every spike adding 1. */
    public static Traces prePost(double tauPreMs, double tauPostMs) {
        return new Traces(List.of(Trace.add(tauPreMs)), List.of(Trace.add(tauPostMs)), Pairing.ALL);
    }
}
