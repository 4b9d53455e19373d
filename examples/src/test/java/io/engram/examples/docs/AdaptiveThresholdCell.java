package io.engram.examples.docs;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron whose threshold rises by {@code thetaStepMv} at each of its spikes and decays back with {@code
 * tauThetaMs} (Diehl and Cook 2015). Weights in mV. In a step: membrane and threshold decay, current acts, arrivals are
 * added; then {@code v >= vThreshold + theta} fires.
 */
public record AdaptiveThresholdCell(
        double tauMMs,
        double rMohm,
        double eLMv,
        double vThresholdMv,
        double vResetMv,
        double thetaStepMv,
        double tauThetaMs)
        implements NeuronModel {
    private static final double MV_PER_PA_MOHM = 1e-3;

    /** The defaults. */
    public AdaptiveThresholdCell() {
        this(20, 80, -65, -50, -65, 1, 200);
    }

    public AdaptiveThresholdCell {
        if (!(tauMMs > 0 && tauThetaMs > 0)) {
            throw new SpecException(
                    "adaptive-threshold-cell: tauMMs=" + tauMMs + ", tauThetaMs=" + tauThetaMs + "; both must be > 0");
        }
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire with a threshold that adapts (Diehl and Cook 2015)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "mV", eLMv), new StateVariable("theta", "mV", 0));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        double keepV = StrictMath.exp(-dtMs / tauMMs);
        double keepTheta = StrictMath.exp(-dtMs / tauThetaMs);
        double fromCurrent = (1 - keepV) * rMohm * MV_PER_PA_MOHM;
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] theta = block.state(1);
            double[] arriving = block.input(0);
            double[] current = block.current();
            for (int i = from; i < to; i++) {
                // Adding and taking away turns what is far below 1e-20 into zero: subnormal numbers are slow.
                theta[i] = keepTheta * theta[i] + 1e-20 - 1e-20;
                v[i] = eLMv + keepV * (v[i] - eLMv) + fromCurrent * current[i] + arriving[i];
                if (v[i] >= vThresholdMv + theta[i]) {
                    v[i] = vResetMv;
                    theta[i] += thetaStepMv;
                    block.spike(i);
                }
            }
        };
    }
}
