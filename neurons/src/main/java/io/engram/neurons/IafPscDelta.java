package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron whose membrane jumps by the weight (mV) at each arriving spike, integrated exactly
 * (Rotter and Diesmann 1999); steps, order and defaults as NEST's {@code iaf_psc_delta}.
 *
 * <pre>
 *   dv/dt = -(v - eL) / tauM + iE / cM      a spike of weight w adds w to v
 * </pre>
 *
 * <p>In a step: the membrane decays, current acts and arrivals are added; then {@code v >= vThreshold} fires and resets.
 * For {@code tRef} after a spike the membrane stays at {@code vReset} and arrivals are lost.
 *
 * @param tauMMs time constant of the membrane
 * @param cMPf capacitance of the membrane
 * @param tRefMs refractory time
 * @param eLMv potential at rest
 * @param vThresholdMv fires at or above it
 * @param vResetMv where it goes then
 * @param iEPa constant current into it
 */
public record IafPscDelta(
        double tauMMs, double cMPf, double tRefMs, double eLMv, double vThresholdMv, double vResetMv, double iEPa)
        implements NeuronModel {

    private static final String TYPE = "iaf-psc-delta";

    /** NEST's defaults. */
    public IafPscDelta() {
        this(10, 250, 2, -70, -55, -70, 0);
    }

    public IafPscDelta {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.positive(TYPE, "cMPf", cMPf);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.finite(TYPE, "iEPa", iEPa);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire, delta-shaped currents, exact integration (NEST's iaf_psc_delta)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "mV", eLMv), new StateVariable("refractory", "steps", 0));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        ExactMembrane.Leak leak = new ExactMembrane.Leak(
                Propagators.decay(dtMs, tauMMs), eLMv, Propagators.fromConstant(dtMs, tauMMs, cMPf), iEPa);
        double refractorySteps = Propagators.steps(tRefMs, dtMs);
        return ExactMembrane.inChunks((block, from, to) -> {
            double[] v = block.state(0);
            double[] refractory = block.state(1);
            ExactMembrane.leak(leak, v, block.current(), block.input(0), from, to);
            ExactMembrane.hold(v, refractory, from, to, eLMv, vResetMv);
            Threshold.fire(block, v, refractory, from, to, vThresholdMv, vResetMv, refractorySteps);
        });
    }
}
