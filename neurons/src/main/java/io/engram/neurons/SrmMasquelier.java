package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * The spike response neuron of Masquelier, Guyonneau and Thorpe (2008), as the differential equations of Hathway and Goodman
 * (2018): {@code tauM u' = X x - u + ...}, {@code tauS x' = -x}, {@code tauS a' = -a}. An input spike of weight 1 raises
 * {@code u} by 1 at its peak; {@code u}, the weights and the threshold are unitless.
 *
 * <p>In a step: arrivals are added to {@code x}, the linear system is integrated exactly, then {@code u > threshold} fires and
 * all earlier EPSPs are flushed: {@code x = 0}, {@code u = k1 threshold}, {@code a = 1}; {@code u} goes on meanwhile, but no
 * spike falls within {@code tRef}. Input spikes of the very step of a spike belong to those flushed (as in Brian2, where they
 * act at the end of that step); with a delay of one step they arrive one step later and are dropped there.
 *
 * @param tauMMs time constant of the membrane
 * @param tauSMs time constant of the synaptic current
 * @param threshold T, in units of the EPSP's maximum
 * @param k1 height of the spike, in thresholds
 * @param k2 depth of the after-potential, in thresholds
 * @param tRefMs no spike within it after a spike
 */
public record SrmMasquelier(double tauMMs, double tauSMs, double threshold, double k1, double k2, double tRefMs)
        implements NeuronModel {

    private static final String TYPE = "srm-masquelier";

    /** The paper's values. */
    public SrmMasquelier() {
        this(10, 2.5, 500, 2, 4, 1);
    }

    public SrmMasquelier {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.positive(TYPE, "tauSMs", tauSMs);
        Check.require(tauSMs != tauMMs, TYPE, "tauSMs", tauSMs, "must differ from tauMMs");
        Check.positive(TYPE, "threshold", threshold);
        Check.notNegative(TYPE, "k1", k1);
        Check.notNegative(TYPE, "k2", k2);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
    }

    @Override
    public String summary() {
        return "spike response neuron that flushes its EPSPs at a spike (Masquelier, Guyonneau and Thorpe 2008)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("u", "", 0),
                new StateVariable("x", "", 0),
                new StateVariable("a", "", 0),
                new StateVariable("refractory", "steps", 0));
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        double decayM = Propagators.decay(dtMs, tauMMs);
        double decayS = Propagators.decay(dtMs, tauSMs);
        double rise = Propagators.fromExponential(dtMs, tauSMs, tauMMs, 1);
        double xScale = StrictMath.pow(tauSMs / tauMMs, tauMMs / (tauSMs - tauMMs)) / tauMMs;
        double fromX = rise * xScale;
        double fromA = -rise * k2 * threshold * (tauMMs - tauSMs) / (tauMMs * tauSMs);
        double refractorySteps = Propagators.steps(tRefMs, dtMs);
        double spikeHeight = k1 * threshold;
        return (block, from, to) -> {
            integrate(block, from, to, decayM, decayS, fromX, fromA);
            fire(block, from, to, threshold, spikeHeight, refractorySteps);
        };
    }

    private static void integrate(
            NeuronBlock block, int from, int to, double decayM, double decayS, double fromX, double fromA) {
        double[] u = block.state(0);
        double[] x = block.state(1);
        double[] a = block.state(2);
        double[] arriving = block.input(0);
        for (int i = from; i < to; i++) {
            // Only in the step after a spike is a still 1: what arrives then was sent in the step of the spike.
            double epsp = a[i] == 1 ? 0 : x[i] + arriving[i];
            u[i] = (u[i] * decayM + epsp * fromX + a[i] * fromA + Propagators.FLUSH) - Propagators.FLUSH;
            x[i] = (epsp * decayS + Propagators.FLUSH) - Propagators.FLUSH;
            a[i] = (a[i] * decayS + Propagators.FLUSH) - Propagators.FLUSH;
        }
    }

    private static void fire(
            NeuronBlock block, int from, int to, double threshold, double spikeHeight, double refractorySteps) {
        double[] u = block.state(0);
        double[] x = block.state(1);
        double[] a = block.state(2);
        double[] refractory = block.state(3);
        for (int i = from; i < to; i++) {
            double left = Math.max(refractory[i] - 1, 0);
            refractory[i] = left;
            if (u[i] > threshold && left == 0) {
                x[i] = 0;
                u[i] = spikeHeight;
                a[i] = 1;
                refractory[i] = refractorySteps;
                block.spike(i);
            }
        }
    }
}
