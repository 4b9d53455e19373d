package io.engram.conformance;

import java.util.Set;

/** NEST's neurons: V_m to 1e-9 at every step and the same spike times. */
class NestNeuronGoldenTest {
    private static final Set<String> MODELS = Set.of("iaf_psc_delta", "iaf_psc_exp", "iaf_psc_alpha");

    static boolean covers(GoldenCase c) {
        return c.is("nest", "single_neuron_trace", MODELS);
    }
}
