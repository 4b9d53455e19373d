package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron in as few operations as possible (BindsNET's {@code BoostedLIFNodes}): {@code lif} whose
 * potential is counted from rest, which it resets to.
 *
 * <pre>
 *   v := v exp(-dt / tauM) + input      v &gt;= vThreshold: fires, v := 0
 * </pre>
 *
 * <p>In a step: the membrane decays, arrivals (weights in mV) and current (1 pA counts as 1 mV a step) are added unless the
 * neuron is refractory; then {@code v >= vThreshold} fires. The steps that begin within {@code tRef} of it drop what arrives.
 *
 * @param tauMMs time constant of the membrane
 * @param tRefMs how long a spike makes refractory
 * @param vThresholdMv fires at or above it; in mV above rest
 */
public record BoostedLif(double tauMMs, double tRefMs, double vThresholdMv) implements NeuronModel {

    private static final String TYPE = "boosted-lif";

    /** BindsNET's defaults. */
    public BoostedLif() {
        this(100, 5, 13);
    }

    public BoostedLif {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.positive(TYPE, "vThresholdMv", vThresholdMv);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire whose potential is counted from rest (BindsNET's BoostedLIFNodes)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "mV", 0), new StateVariable("refractory", "steps", 0));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return LeakyMembrane.kernel(
                Propagators.decay(dtMs, tauMMs),
                0,
                Propagators.stepsBegun(tRefMs, dtMs),
                vThresholdMv,
                0,
                Double.NEGATIVE_INFINITY);
    }
}
