package io.engram.neurons;

import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron with exponential synaptic conductances (Meffin, Burkitt and Grayden 2004), weights in nS;
 * steps, order and defaults as NEST's {@code iaf_cond_exp}.
 *
 * <pre>
 *   cM dv/dt = -gL (v - eL) - gEx (v - eEx) - gIn (v - eIn) + I      tauSyn dg/dt = -g
 * </pre>
 *
 * <p>In a step: the conductances decay exactly and v follows to 1e-5 mV, read as {@code vThreshold} at most; then {@code v >= vThreshold} fires and resets; arrivals are added to the conductances, to be felt
 * in the next step. For {@code tRef} after a spike the membrane stays at {@code vReset} while the conductances go on.
 *
 * @param eLMv where the leak draws the membrane
 * @param eExMv where excitation draws it
 * @param eInMv where inhibition draws it
 * @param vThresholdMv fires at or above it
 * @param vResetMv after a spike
 * @param tRefMs rest after a spike
 * @param cMPf capacitance of the membrane
 * @param gLNs conductance of the leak
 * @param tauSynExMs decay of excitation
 * @param tauSynInMs decay of inhibition
 * @param iEPa constant current
 */
public record IafCondExp(
        double eLMv,
        double eExMv,
        double eInMv,
        double vThresholdMv,
        double vResetMv,
        double tRefMs,
        double cMPf,
        double gLNs,
        double tauSynExMs,
        double tauSynInMs,
        double iEPa)
        implements ConductanceModel {

    private static final String TYPE = "iaf-cond-exp";

    /** NEST's defaults. */
    public IafCondExp() {
        this(-70, 0, -85, -55, -60, 2, 250, 16.6667, 0.2, 2, 0);
    }

    public IafCondExp {
        Check.finite(TYPE, "eLMv", eLMv);
        Check.finite(TYPE, "eExMv", eExMv);
        Check.finite(TYPE, "eInMv", eInMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.positive(TYPE, "cMPf", cMPf);
        Check.positive(TYPE, "gLNs", gLNs);
        Check.positive(TYPE, "tauSynExMs", tauSynExMs);
        Check.positive(TYPE, "tauSynInMs", tauSynInMs);
        Check.finite(TYPE, "iEPa", iEPa);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire, exponential conductances in nS (NEST's iaf_cond_exp)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("gEx", "nS", 0),
                new StateVariable("gIn", "nS", 0),
                new StateVariable("refractory", "steps", 0),
                new StateVariable("solverStep", "ms", 0));
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        double dtMs = context.dtMs();
        double decayEx = Propagators.decay(dtMs, tauSynExMs);
        double decayIn = Propagators.decay(dtMs, tauSynInMs);
        Conductances conductances = new Conductances(eLMv, eExMv, eInMv, cMPf, gLNs, iEPa, vThresholdMv);
        Course course = Course.exponential(dtMs, tauSynExMs).and(Course.exponential(dtMs, tauSynInMs));
        DormandPrince.Equations equations = (y, slope, from, to) -> {
            conductances.slope(y[0], y[1], y[2], y[3], y[4], slope[0], from, to);
            Conductances.decay(y[1], slope[1], tauSynExMs, from, to);
            Conductances.decay(y[2], slope[2], tauSynInMs, from, to);
        };
        NeuronKernel membrane = new ConductanceKernel(conductances, course, equations, context, vResetMv, tRefMs);
        return (block, from, to) -> {
            membrane.step(block, from, to);
            Conductances.decay(block.state(1), block.input(0), decayEx, 1, from, to);
            Conductances.decay(block.state(2), block.input(1), decayIn, -1, from, to);
        };
    }
}
