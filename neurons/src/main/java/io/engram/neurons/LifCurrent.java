package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron in steps whose input, in mV a step, decays exponentially (BindsNET's {@code
 * CurrentLIFNodes}).
 *
 * <pre>
 *   i := i exp(-dt / tauSyn) + input      v := eL + (v - eL) exp(-dt / tauM) + i
 * </pre>
 *
 * <p>In a step: membrane and current decay, the refractory count goes down, arrivals and injected current (1 pA counts as 1 mV
 * a step) are added to i, and i to v unless the neuron is refractory; then {@code v >= vThreshold} fires and resets, and v is
 * kept at or above {@code vMin}. As the count goes down first, a neuron rests one step less than {@code lif}. NEST's order and
 * units: {@code iaf-psc-exp}.
 *
 * @param tauMMs time constant of the membrane
 * @param tauSynMs time constant of the current
 * @param tRefMs how long a spike makes refractory
 * @param eLMv v at rest, and at first
 * @param vThresholdMv fires at or above it
 * @param vResetMv v after a spike
 * @param vMinMv lower bound of v; minus infinity for none
 */
public record LifCurrent(
        double tauMMs, double tauSynMs, double tRefMs, double eLMv, double vThresholdMv, double vResetMv, double vMinMv)
        implements NeuronModel {

    private static final String TYPE = "lif-current";

    /** BindsNET's defaults. */
    public LifCurrent() {
        this(100, 2, 5, -65, -52, -65, Double.NEGATIVE_INFINITY);
    }

    public LifCurrent {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.positive(TYPE, "tauSynMs", tauSynMs);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.bound(TYPE, vMinMv, vResetMv);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire in steps, input that decays exponentially (BindsNET's CurrentLIFNodes)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("i", "mV", 0),
                new StateVariable("refractory", "steps", 0));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        double decayM = Propagators.decay(dtMs, tauMMs);
        double decaySyn = Propagators.decay(dtMs, tauSynMs);
        double refractorySteps = Propagators.stepsBegun(tRefMs, dtMs);
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] refractory = block.state(2);
            integrate(block, v, block.state(1), refractory, from, to, decayM, decaySyn, eLMv);
            Threshold.fire(block, v, refractory, from, to, vThresholdMv, vResetMv, refractorySteps);
            LeakyMembrane.bound(v, from, to, vMinMv);
        };
    }

    private static void integrate(
            NeuronBlock block,
            double[] v,
            double[] i,
            double[] refractory,
            int from,
            int to,
            double decayM,
            double decaySyn,
            double eL) {
        double[] input = block.input(0);
        double[] current = block.current();
        for (int k = from; k < to; k++) {
            double left = Math.max(refractory[k] - 1, 0);
            double above = ((v[k] - eL) * decayM + Propagators.FLUSH) - Propagators.FLUSH;
            double flowing = ((i[k] * decaySyn + Propagators.FLUSH) - Propagators.FLUSH) + (input[k] + current[k]);
            i[k] = flowing;
            v[k] = (above + eL) + (1 - Math.min(left, 1)) * flowing;
            refractory[k] = left;
        }
    }
}
