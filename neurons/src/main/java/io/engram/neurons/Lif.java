package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron in steps (Stein 1965; BindsNET's {@code LIFNodes}): each arriving spike moves the membrane by
 * its weight, in mV.
 *
 * <pre>
 *   v := eL + (v - eL) exp(-dt / tauM) + input      v &gt;= vThreshold: fires, v := vReset
 * </pre>
 *
 * <p>In a step: the membrane decays, also while refractory; arrivals and current (1 pA counts as 1 mV a step) are added unless
 * the neuron is refractory; then {@code v >= vThreshold} fires and resets, and v is kept at or above {@code vMin}. The steps
 * that begin within {@code tRef} of the spike drop what arrives. NEST's order and units: {@code iaf-psc-delta}.
 *
 * @param tauMMs time constant of the membrane
 * @param tRefMs how long a spike makes refractory
 * @param eLMv v at rest, and at first
 * @param vThresholdMv fires at or above it
 * @param vResetMv v after a spike
 * @param vMinMv lower bound of v; minus infinity for none
 */
public record Lif(double tauMMs, double tRefMs, double eLMv, double vThresholdMv, double vResetMv, double vMinMv)
        implements NeuronModel {

    private static final String TYPE = "lif";

    /** BindsNET's defaults. */
    public Lif() {
        this(100, 5, -65, -52, -65, Double.NEGATIVE_INFINITY);
    }

    public Lif {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.bound(TYPE, vMinMv, vResetMv);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire in steps, weights in mV (Stein 1965; BindsNET's LIFNodes)";
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
        return LeakyMembrane.kernel(
                Propagators.decay(dtMs, tauMMs),
                eLMv,
                Propagators.stepsBegun(tRefMs, dtMs),
                vThresholdMv,
                vResetMv,
                vMinMv);
    }
}
