package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron with exponential synaptic currents (weights in pA), integrated exactly (Rotter and
 * Diesmann 1999; Tsodyks, Uziel and Markram 2000); steps, order and defaults as NEST's {@code iaf_psc_exp}.
 *
 * <pre>
 *   dv/dt = -(v - eL) / tauM + (I + iE) / cM      dI/dt = -I / tauSyn, a spike of weight w adds w to I
 * </pre>
 *
 * <p>In a step: the membrane is integrated with the synaptic currents from before the step; these decay; arrivals are added
 * to them, to be felt in the next step; then {@code v >= vThreshold} fires and resets. For {@code tRef} after a spike the
 * membrane stays at {@code vReset} while the currents go on.
 *
 * @param tauMMs time constant of the membrane
 * @param tauSynExMs time constant of the current of excitatory synapses
 * @param tauSynInMs time constant of the current of inhibitory synapses
 * @param cMPf capacitance of the membrane
 * @param tRefMs refractory time
 * @param eLMv potential at rest
 * @param vThresholdMv fires at or above it
 * @param vResetMv where it goes then
 * @param iEPa constant current into it
 */
public record IafPscExp(
        double tauMMs,
        double tauSynExMs,
        double tauSynInMs,
        double cMPf,
        double tRefMs,
        double eLMv,
        double vThresholdMv,
        double vResetMv,
        double iEPa)
        implements NeuronModel {

    private static final String TYPE = "iaf-psc-exp";

    /** NEST's defaults. */
    public IafPscExp() {
        this(10, 2, 2, 250, 2, -70, -55, -70, 0);
    }

    public IafPscExp {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.positive(TYPE, "tauSynExMs", tauSynExMs);
        Check.positive(TYPE, "tauSynInMs", tauSynInMs);
        Check.positive(TYPE, "cMPf", cMPf);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.finite(TYPE, "iEPa", iEPa);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire, exponential currents, exact integration (NEST's iaf_psc_exp)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("iSynEx", "pA", 0),
                new StateVariable("iSynIn", "pA", 0),
                new StateVariable("refractory", "steps", 0));
    }

    @Override
    public List<String> receptors() {
        return List.of("excitatory", "inhibitory");
    }

    @Override
    public String inputUnit() {
        return "pA";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        ExactMembrane.Leak leak = new ExactMembrane.Leak(
                Propagators.decay(dtMs, tauMMs), eLMv, Propagators.fromConstant(dtMs, tauMMs, cMPf), iEPa);
        double p21Ex = Propagators.fromExponential(dtMs, tauSynExMs, tauMMs, cMPf);
        double p21In = Propagators.fromExponential(dtMs, tauSynInMs, tauMMs, cMPf);
        double p11Ex = Propagators.decay(dtMs, tauSynExMs);
        double p11In = Propagators.decay(dtMs, tauSynInMs);
        double refractorySteps = Propagators.steps(tRefMs, dtMs);
        return ExactMembrane.inChunks((block, from, to) -> {
            double[] v = block.state(0);
            double[] iSynEx = block.state(1);
            double[] iSynIn = block.state(2);
            double[] refractory = block.state(3);
            ExactMembrane.leak(leak, v, block.current(), p21Ex, iSynEx, p21In, iSynIn, from, to);
            ExactMembrane.hold(v, refractory, from, to, eLMv, vResetMv);
            synapse(iSynEx, block.input(0), from, to, p11Ex);
            synapse(iSynIn, block.input(1), from, to, p11In);
            Threshold.fire(block, v, refractory, from, to, vThresholdMv, vResetMv, refractorySteps);
        });
    }

    private static void synapse(double[] iSyn, double[] arriving, int from, int to, double p11) {
        for (int i = from; i < to; i++) {
            iSyn[i] = ((iSyn[i] * p11 + Propagators.FLUSH) - Propagators.FLUSH) + arriving[i];
        }
    }
}
