package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron with alpha-shaped synaptic currents that peak at the weight (pA) after {@code tauSyn},
 * integrated exactly (Rotter and Diesmann 1999); steps, order and defaults as NEST's {@code iaf_psc_alpha}.
 *
 * <pre>
 *   dv/dt = -(v - eL) / tauM + (I + iE) / cM      a spike of weight w adds w (t / tauSyn) exp(1 - t / tauSyn) to I
 * </pre>
 *
 * <p>In a step: the membrane is integrated with the synaptic currents from before the step; these advance; arrivals are
 * added to their derivatives; then {@code v >= vThreshold} fires and resets. For {@code tRef} after a spike the membrane
 * stays at {@code vReset} while the currents go on.
 *
 * @param tauMMs time constant of the membrane
 * @param tauSynExMs time to the peak of the current of excitatory synapses
 * @param tauSynInMs time to the peak of the current of inhibitory synapses
 * @param cMPf capacitance of the membrane
 * @param tRefMs refractory time
 * @param eLMv potential at rest
 * @param vThresholdMv fires at or above it
 * @param vResetMv where it goes then
 * @param iEPa constant current into it
 */
public record IafPscAlpha(
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

    private static final String TYPE = "iaf-psc-alpha";

    /** NEST's defaults. */
    public IafPscAlpha() {
        this(10, 2, 2, 250, 2, -70, -55, -70, 0);
    }

    public IafPscAlpha {
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
        return "leaky integrate-and-fire, alpha-shaped currents, exact integration (NEST's iaf_psc_alpha)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("dISynEx", "pA/ms", 0),
                new StateVariable("iSynEx", "pA", 0),
                new StateVariable("dISynIn", "pA/ms", 0),
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
        double p31Ex = Propagators.fromAlpha(dtMs, tauSynExMs, tauMMs, cMPf);
        double p32Ex = Propagators.fromExponential(dtMs, tauSynExMs, tauMMs, cMPf);
        double p31In = Propagators.fromAlpha(dtMs, tauSynInMs, tauMMs, cMPf);
        double p32In = Propagators.fromExponential(dtMs, tauSynInMs, tauMMs, cMPf);
        double expEx = Propagators.decay(dtMs, tauSynExMs);
        double expIn = Propagators.decay(dtMs, tauSynInMs);
        double refractorySteps = Propagators.steps(tRefMs, dtMs);
        return ExactMembrane.inChunks((block, from, to) -> {
            double[] v = block.state(0);
            double[] dIEx = block.state(1);
            double[] iEx = block.state(2);
            double[] dIIn = block.state(3);
            double[] iIn = block.state(4);
            double[] refractory = block.state(5);
            ExactMembrane.leak(leak, v, block.current(), p31Ex, dIEx, p32Ex, iEx, from, to);
            ExactMembrane.feel(v, p31In, dIIn, p32In, iIn, from, to);
            ExactMembrane.hold(v, refractory, from, to, eLMv, vResetMv);
            synapse(dIEx, iEx, block.input(0), from, to, dtMs, expEx, StrictMath.E / tauSynExMs);
            synapse(dIIn, iIn, block.input(1), from, to, dtMs, expIn, StrictMath.E / tauSynInMs);
            Threshold.fire(block, v, refractory, from, to, vThresholdMv, vResetMv, refractorySteps);
        });
    }

    private static void synapse(
            double[] dI, double[] i, double[] arriving, int from, int to, double h, double exp, double slope) {
        for (int k = from; k < to; k++) {
            i[k] = (exp * (i[k] + h * dI[k]) + Propagators.FLUSH) - Propagators.FLUSH;
            dI[k] = ((exp * dI[k] + Propagators.FLUSH) - Propagators.FLUSH) + slope * arriving[k];
        }
    }
}
