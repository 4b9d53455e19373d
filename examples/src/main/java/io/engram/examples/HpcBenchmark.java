package io.engram.examples;

/**
 * The random network with STDP of Morrison, Aertsen and Diesmann (2007, Neural Computation 19: 1437), as NEST measures itself
 * with; {@code hpc-benchmark.conf} beside this class holds it.
 */
public final class HpcBenchmark extends BalancedNetwork {
    public HpcBenchmark() {
        super("hpc-benchmark.conf");
    }
}
