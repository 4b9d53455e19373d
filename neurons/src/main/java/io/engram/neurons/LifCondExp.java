package io.engram.neurons;

import io.engram.runtime.numerics.Exp;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Leaky integrate-and-fire neuron with exponential synaptic conductances (Song, Miller and Abbott 2000). Conductances, and
 * so the weights, are in units of the leak's, {@code gL}, thus unitless; a current I counts as {@code I / gL}:
 *
 * <pre>
 *   tauM dv/dt = gE (eE - v) + gI (eI - v) + eL - v      tauE dgE/dt = -gE      tauI dgI/dt = -gI
 * </pre>
 *
 * <p>Steps and order as in Brian2's example of that paper. In a step: arrivals are added, weights that are zero or positive to
 * {@code gE}, the size of negative ones to {@code gI}; a step of the method takes all three from their values then; {@code v >
 * vThreshold} fires and resets. From there {@code v} rests at {@code vReset} until the step at {@code tRef} after the spike,
 * which integrates again; the conductances go on meanwhile.
 *
 * @param tauMMs time constant of the membrane
 * @param tauEMs time constant of the excitatory conductance
 * @param tauIMs time constant of the inhibitory conductance
 * @param eLMv potential at rest
 * @param eEMv reversal potential of excitation
 * @param eIMv reversal potential of inhibition
 * @param vThresholdMv fires above it
 * @param vResetMv where it goes then
 * @param tRefMs refractory time
 * @param gLNs conductance of the leak; only injected currents feel it
 * @param method {@code euler}, or {@code exponential-euler}: each variable as if the others stood still within the step
 */
public record LifCondExp(
        double tauMMs,
        double tauEMs,
        double tauIMs,
        double eLMv,
        double eEMv,
        double eIMv,
        double vThresholdMv,
        double vResetMv,
        double tRefMs,
        double gLNs,
        Method method)
        implements NeuronModel {

    private static final String TYPE = "lif-cond-exp";
    /** Keeps a total conductance of exactly 0, which negative ones may come to, from being divided by. */
    private static final double TINY = 1e-30;

    /** How a step is taken from the values at its start. */
    public enum Method {
        /** Along the slopes at the start, as Brian2's example of the paper. */
        EULER,
        /**
         * Each variable as if the others stood still, which is exact for a conductance and bounded for v (MacGregor 1987):
         * Brian2's {@code exponential_euler}.
         */
        EXPONENTIAL_EULER
    }

    /** The paper's values. */
    public LifCondExp() {
        this(20, 5, 5, -70, 0, -70, -54, -60, 0, 10, Method.EULER);
    }

    public LifCondExp {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.positive(TYPE, "tauEMs", tauEMs);
        Check.positive(TYPE, "tauIMs", tauIMs);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.finite(TYPE, "eEMv", eEMv);
        Check.finite(TYPE, "eIMv", eIMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.positive(TYPE, "gLNs", gLNs);
    }

    @Override
    public String summary() {
        return "leaky integrate-and-fire, exponential conductances in units of the leak's (Song, Miller and Abbott 2000)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("gE", "", 0),
                new StateVariable("gI", "", 0),
                new StateVariable("refractory", "steps", 0));
    }

    @Override
    public List<String> receptors() {
        return List.of("excitatory", "inhibitory");
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return kernel(new NeuronContext(0, dtMs, 0, 0, 0));
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        double dtMs = context.dtMs();
        boolean exponential = method == Method.EXPONENTIAL_EULER;
        double perTauM = exponential ? dtMs / tauMMs : part(dtMs, "tauMMs", tauMMs);
        double keepE = exponential ? Propagators.decay(dtMs, tauEMs) : 1 - part(dtMs, "tauEMs", tauEMs);
        double keepI = exponential ? Propagators.decay(dtMs, tauIMs) : 1 - part(dtMs, "tauIMs", tauIMs);
        double heldSteps = Math.max(0, Propagators.steps(tRefMs, dtMs) - 1);
        // Above the threshold is at or above the next number.
        double firesFrom = Math.nextUp(vThresholdMv);
        Scratch scratch = context.shared(Scratch.class, Scratch::new);
        return ExactMembrane.inChunks((block, from, to) -> {
            double[] v = block.state(0);
            double[] gE = block.state(1);
            double[] gI = block.state(2);
            double[] refractory = block.state(3);
            arrive(gE, block.input(0), 1, from, to);
            arrive(gI, block.input(1), -1, from, to);
            // The membrane above rest, as it would be without a rest.
            if (exponential) {
                double[] left = scratch.left(v.length);
                conductance(left, gE, gI, from, to, -perTauM);
                Exp.all(left, scratch.exp, from, to);
                approach(v, gE, gI, left, block.current(), from, to, eLMv, eEMv, eIMv, 1 / gLNs);
            } else {
                membrane(v, gE, gI, block.current(), from, to, perTauM, eLMv, eEMv, eIMv, 1 / gLNs);
            }
            ExactMembrane.hold(v, refractory, from, to, eLMv, vResetMv);
            decay(gE, from, to, keepE);
            decay(gI, from, to, keepI);
            Threshold.fire(block, v, refractory, from, to, firesFrom, vResetMv, heldSteps);
        });
    }

    /** What exponentials are computed in: a number a neuron, shared by the kernels of one shard. */
    private static final class Scratch {
        private double[] left = {};
        private double[] exp = {};

        private double[] left(int neurons) {
            if (left.length < neurons) {
                left = new double[neurons];
                exp = new double[neurons];
            }
            return left;
        }
    }

    /** The part of a time constant that one step is: forward Euler takes it for the decay within a step. */
    private static double part(double dtMs, String name, double tauMs) {
        Check.require(
                tauMs >= dtMs, TYPE, name, tauMs, "must be at least the step of " + dtMs + " ms, for forward Euler");
        return dtMs / tauMs;
    }

    private static void arrive(double[] g, double[] arriving, double sign, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] += sign * arriving[i];
        }
    }

    private static void membrane(
            double[] v,
            double[] gE,
            double[] gI,
            double[] current,
            int from,
            int to,
            double perTauM,
            double eL,
            double eE,
            double eI,
            double perGL) {
        for (int i = from; i < to; i++) {
            double above = v[i] - eL;
            double drive = gE[i] * (eE - v[i]) + gI[i] * (eI - v[i]);
            v[i] = above + perTauM * (drive - above + current[i] * perGL);
        }
    }

    /** All that draws the membrane, the leak too, times {@code scale}. */
    private static void conductance(double[] out, double[] gE, double[] gI, int from, int to, double scale) {
        for (int i = from; i < to; i++) {
            out[i] = scale * (1 + (gE[i] + gI[i]));
        }
    }

    /** What is {@code left} of the way to where it would come to rest, with the conductances as they are. */
    private static void approach(
            double[] v,
            double[] gE,
            double[] gI,
            double[] left,
            double[] current,
            int from,
            int to,
            double eL,
            double eE,
            double eI,
            double perGL) {
        for (int i = from; i < to; i++) {
            double above = v[i] - eL;
            double drive = gE[i] * (eE - v[i]) + gI[i] * (eI - v[i]);
            double total = 1 + (gE[i] + gI[i]);
            v[i] = above + (1 - left[i]) * (drive - above + current[i] * perGL) / (total + TINY);
        }
    }

    private static void decay(double[] g, int from, int to, double keep) {
        for (int i = from; i < to; i++) {
            g[i] = (g[i] * keep + Propagators.FLUSH) - Propagators.FLUSH;
        }
    }
}
