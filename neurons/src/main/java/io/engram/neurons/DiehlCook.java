package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron with an adaptive threshold, of which one fires a step: the excitatory neurons of Diehl and Cook
 * (2015) as BindsNET's {@code DiehlAndCookNodes} have them, weights in mV.
 *
 * <pre>
 *   v := eL + (v - eL) exp(-dt / tauM) + input      theta := theta exp(-dt / tauTheta)
 *   v &gt;= vThreshold + theta: v := vReset, theta := theta + thetaPlus; one of these fires
 * </pre>
 *
 * <p>In a step: membrane and theta decay; arrivals and current (1 pA counts as 1 mV a step) are added unless the neuron is
 * refractory; then the test, and v is kept at or above {@code vMin}. All that reach their threshold reset, are refractory and
 * raise theta, but in each row of a batch only one of them, drawn uniformly, fires. Theta is learned: rows share it and each
 * raises it; where the network does not learn it stays as it is.
 *
 * @param tauMMs time constant of the membrane
 * @param tRefMs how long a spike makes refractory
 * @param eLMv v at rest, and at first
 * @param vThresholdMv what theta is added to
 * @param vResetMv v after a spike
 * @param vMinMv lower bound of v; minus infinity for none
 * @param thetaPlusMv by how much a spike raises theta
 * @param tauThetaMs time constant of theta
 * @param oneSpike whether only one fires a step, for which one shard holds them all; if not, it is {@code adaptive-lif}
 */
public record DiehlCook(
        double tauMMs,
        double tRefMs,
        double eLMv,
        double vThresholdMv,
        double vResetMv,
        double vMinMv,
        double thetaPlusMv,
        double tauThetaMs,
        boolean oneSpike)
        implements NeuronModel {

    private static final String TYPE = "diehl-cook";

    /** BindsNET's defaults; its model of the paper's network resets to -60 mV. */
    public DiehlCook() {
        this(100, 5, -65, -52, -65, Double.NEGATIVE_INFINITY, 0.05, 1e7, true);
    }

    public DiehlCook {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.finite(TYPE, "eLMv", eLMv);
        AdaptiveThreshold.check(TYPE, tRefMs, vThresholdMv, vResetMv, vMinMv, thetaPlusMv, tauThetaMs);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire with a threshold that adapts, one spike a step (Diehl and Cook 2015)";
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
    public boolean whole() {
        return oneSpike;
    }

    /** All that reach their threshold fire, whatever {@code oneSpike} says: a draw needs to know the whole population. */
    @Override
    public NeuronKernel kernel(double dtMs) {
        return kernel(dtMs, 1, NeuronBlock::spike);
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        return kernel(context, Uniforms.of(context));
    }

    /** With the draws of {@code uniforms}. */
    NeuronKernel kernel(NeuronContext context, Uniforms uniforms) {
        if (!oneSpike) {
            return kernel(context.dtMs(), context.batch(), NeuronBlock::spike);
        }
        OneSpike one = context.shared(OneSpike.class, () -> new OneSpike(context, uniforms));
        NeuronKernel all = kernel(context.dtMs(), context.batch(), one::cross);
        return (block, from, to) -> {
            all.step(block, from, to);
            one.advanced(block, to);
        };
    }

    private NeuronKernel kernel(double dtMs, int rows, AdaptiveThreshold.Crossing crossing) {
        return AdaptiveThreshold.of(dtMs, tRefMs, vThresholdMv, vResetMv, thetaPlusMv, tauThetaMs, rows)
                .kernel(Propagators.decay(dtMs, tauMMs), eLMv, vMinMv, crossing);
    }
}
