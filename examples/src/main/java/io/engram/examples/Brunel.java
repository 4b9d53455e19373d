package io.engram.examples;

/** The balanced random network of Brunel (2000); {@code brunel.conf} beside this class holds it. */
public final class Brunel extends BalancedNetwork {
    public Brunel() {
        super("brunel.conf");
    }
}
