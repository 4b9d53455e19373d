package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Perfect integrate-and-fire neuron, without a leak (Lapicque 1907; BindsNET's {@code IFNodes}): each arriving spike moves the
 * membrane by its weight, in mV.
 *
 * <pre>
 *   v := v + input      v &gt;= vThreshold: fires, v := vReset
 * </pre>
 *
 * <p>In a step: arrivals and current (1 pA counts as 1 mV a step) are added unless the neuron is refractory; then {@code v >=
 * vThreshold} fires and resets, and v is kept at or above {@code vMin}. The steps that begin within {@code tRef} of the spike
 * drop what arrives.
 *
 * @param tRefMs how long a spike makes refractory
 * @param vThresholdMv fires at or above it
 * @param vResetMv v after a spike, and at first
 * @param vMinMv lower bound of v; minus infinity for none
 */
public record IntegrateAndFire(double tRefMs, double vThresholdMv, double vResetMv, double vMinMv)
        implements NeuronModel {

    private static final String TYPE = "integrate-and-fire";

    /** BindsNET's defaults. */
    public IntegrateAndFire() {
        this(5, -52, -65, Double.NEGATIVE_INFINITY);
    }

    public IntegrateAndFire {
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.bound(TYPE, vMinMv, vResetMv);
    }

    @Override
    public String summary() {
        return "perfect integrate-and-fire: no leak, weights in mV (Lapicque 1907)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "mV", vResetMv), new StateVariable("refractory", "steps", 0));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return LeakyMembrane.kernel(1, 0, Propagators.stepsBegun(tRefMs, dtMs), vThresholdMv, vResetMv, vMinMv);
    }
}
