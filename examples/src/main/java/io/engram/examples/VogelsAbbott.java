package io.engram.examples;

/**
 * The networks that sustain their own irregular activity of Vogels and Abbott (2005, Journal of Neuroscience 25: 10786), in the
 * forms in which simulators have compared themselves since Brette et al. (2007, Journal of Computational Neuroscience 23: 349):
 * with synapses that are currents (CUBA) or conductances (COBA). The weights and the first state differ between the forms, and
 * so do the rates. Files of their names beside this class hold them.
 */
public final class VogelsAbbott {
    private VogelsAbbott() {}

    /** Currents, in NEST's form. */
    public static final class CubaNest extends BalancedNetwork {
        public CubaNest() {
            super("cuba-nest.conf");
        }
    }

    /** Currents, in Brian2's form. */
    public static final class CubaBrian extends BalancedNetwork {
        public CubaBrian() {
            super("cuba-brian.conf");
        }
    }

    /** Conductances, in NEST's form. */
    public static final class CobaNest extends BalancedNetwork {
        public CobaNest() {
            super("coba-nest.conf");
        }
    }

    /** Conductances, in Brian2's form. */
    public static final class CobaBrian extends BalancedNetwork {
        public CobaBrian() {
            super("coba-brian.conf");
        }
    }
}
