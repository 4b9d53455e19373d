package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron whose threshold rises with each of its spikes and decays slowly (Diehl and Cook 2015, section
 * 2.4; BindsNET's {@code AdaptiveLIFNodes}), weights in mV.
 *
 * <pre>
 *   v := eL + (v - eL) exp(-dt / tauM) + input      theta := theta exp(-dt / tauTheta)
 *   v &gt;= vThreshold + theta: fires, v := vReset, theta := theta + thetaPlus
 * </pre>
 *
 * <p>In a step: membrane and theta decay; arrivals and current (1 pA counts as 1 mV a step) are added unless the neuron is
 * refractory; then the test, and v is kept at or above {@code vMin}. Theta is learned: the rows of a batch share it and each of
 * their spikes raises it; where the network does not learn it stays as it is.
 *
 * @param tauMMs time constant of the membrane
 * @param tRefMs how long a spike makes refractory
 * @param eLMv v at rest, and at first
 * @param vThresholdMv what theta is added to
 * @param vResetMv v after a spike
 * @param vMinMv lower bound of v; minus infinity for none
 * @param thetaPlusMv by how much a spike raises theta
 * @param tauThetaMs time constant of theta
 */
public record AdaptiveLif(
        double tauMMs,
        double tRefMs,
        double eLMv,
        double vThresholdMv,
        double vResetMv,
        double vMinMv,
        double thetaPlusMv,
        double tauThetaMs)
        implements NeuronModel {

    private static final String TYPE = "adaptive-lif";

    /** BindsNET's defaults. */
    public AdaptiveLif() {
        this(100, 5, -65, -52, -65, Double.NEGATIVE_INFINITY, 0.05, 1e7);
    }

    public AdaptiveLif {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.finite(TYPE, "eLMv", eLMv);
        AdaptiveThreshold.check(TYPE, tRefMs, vThresholdMv, vResetMv, vMinMv, thetaPlusMv, tauThetaMs);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire with a threshold that adapts (Diehl and Cook 2015)";
    }

    @Override
    public List<StateVariable> state() {
        return AdaptiveThreshold.state(eLMv);
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return kernel(dtMs, 1);
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        return kernel(context.dtMs(), context.batch());
    }

    private NeuronKernel kernel(double dtMs, int rows) {
        return AdaptiveThreshold.of(dtMs, tRefMs, vThresholdMv, vResetMv, thetaPlusMv, tauThetaMs, rows)
                .kernel(Propagators.decay(dtMs, tauMMs), eLMv, vMinMv, NeuronBlock::spike);
    }
}
