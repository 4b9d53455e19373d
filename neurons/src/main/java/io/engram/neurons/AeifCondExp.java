package io.engram.neurons;

import io.engram.runtime.numerics.Exp;
import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Adaptive exponential integrate-and-fire neuron with exponential synaptic conductances (Brette and Gerstner 2005), weights in
 * nS; steps, order and defaults as NEST's {@code aeif_cond_exp}.
 *
 * <pre>
 *   cM dv/dt = -gL (v - eL) + gL deltaT exp((v - vThreshold) / deltaT) - gEx (v - eEx) - gIn (v - eIn) - w + I
 *   tauW dw/dt = a (v - eL) - w      tauSyn dg/dt = -g      v &gt;= vPeak: v = vReset, w = w + b
 * </pre>
 *
 * <p>In a step: the equations are solved to a local error of 1e-6 (Dormand and Prince 1980), {@code v} read as {@code vPeak} at
 * most; {@code v >= vPeak} is tested after every step of the solver, so that without {@code tRef} a neuron may fire more than
 * once; then arrivals are added to the conductances, to be felt in the next step.
 *
 * @param eLMv where the leak draws the membrane
 * @param eExMv where excitation draws it
 * @param eInMv where inhibition draws it
 * @param vThresholdMv where the exponential takes over; the spike itself where {@code deltaT} is 0
 * @param deltaTMv slope of the exponential
 * @param vPeakMv fires at or above it
 * @param vResetMv after a spike
 * @param tRefMs rest after a spike
 * @param cMPf capacitance of the membrane
 * @param gLNs conductance of the leak
 * @param aNs adaptation below threshold
 * @param bPa adaptation a spike
 * @param tauWMs decay of adaptation
 * @param tauSynExMs decay of excitation
 * @param tauSynInMs decay of inhibition
 * @param iEPa constant current
 */
public record AeifCondExp(
        double eLMv,
        double eExMv,
        double eInMv,
        double vThresholdMv,
        double deltaTMv,
        double vPeakMv,
        double vResetMv,
        double tRefMs,
        double cMPf,
        double gLNs,
        double aNs,
        double bPa,
        double tauWMs,
        double tauSynExMs,
        double tauSynInMs,
        double iEPa)
        implements ConductanceModel {

    private static final String TYPE = "aeif-cond-exp";
    /** More slopes above threshold than this, and the exponential at the peak leaves the range of numbers. */
    private static final double MOST_SLOPES = 600;

    /** NEST's defaults. */
    public AeifCondExp() {
        this(-70.6, 0, -85, -50.4, 2, 0, -60, 0, 281, 30, 4, 80.5, 144, 0.2, 2, 0);
    }

    public AeifCondExp {
        Check.finite(TYPE, "eLMv", eLMv);
        Check.finite(TYPE, "eExMv", eExMv);
        Check.finite(TYPE, "eInMv", eInMv);
        Check.finite(TYPE, "vThresholdMv", vThresholdMv);
        Check.notNegative(TYPE, "deltaTMv", deltaTMv);
        Check.finite(TYPE, "vPeakMv", vPeakMv);
        Check.require(
                vPeakMv >= vThresholdMv, TYPE, "vPeakMv", vPeakMv, "must be at least vThresholdMv=" + vThresholdMv);
        double leastDeltaT = (vPeakMv - vThresholdMv) / MOST_SLOPES;
        Check.require(
                deltaTMv == 0 || deltaTMv >= leastDeltaT,
                TYPE,
                "deltaTMv",
                deltaTMv,
                "must be 0 or at least (vPeakMv - vThresholdMv) / 600=" + leastDeltaT);
        Check.finite(TYPE, "vResetMv", vResetMv);
        Check.require(vResetMv < vPeakMv, TYPE, "vResetMv", vResetMv, "must be below vPeakMv=" + vPeakMv);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.positive(TYPE, "cMPf", cMPf);
        Check.positive(TYPE, "gLNs", gLNs);
        Check.finite(TYPE, "aNs", aNs);
        Check.finite(TYPE, "bPa", bPa);
        Check.positive(TYPE, "tauWMs", tauWMs);
        Check.positive(TYPE, "tauSynExMs", tauSynExMs);
        Check.positive(TYPE, "tauSynInMs", tauSynInMs);
        Check.finite(TYPE, "iEPa", iEPa);
    }

    @Override
    public String summary() {
        return "adaptive exponential integrate-and-fire, conductances in nS, adaptive solver (NEST's aeif_cond_exp)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("gEx", "nS", 0),
                new StateVariable("gIn", "nS", 0),
                new StateVariable("w", "pA", 0),
                new StateVariable("refractory", "steps", 0),
                new StateVariable("solverStep", "ms", 0));
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        DormandPrince solver = context.shared(DormandPrince.class, () -> new DormandPrince(4, Conductances.GIVEN));
        return new Kernel(this, solver, context.dtMs());
    }

    /** The equations and the jumps of one block at a time. */
    private static final class Kernel implements NeuronKernel, DormandPrince.Equations {
        private static final int V = 0;
        private static final int G_EX = 1;
        private static final int G_IN = 2;
        private static final int W = 3;
        private static final int RESTING = 4;
        private static final int CURRENT = 4;
        private static final int FREE = 5;

        private final AeifCondExp model;
        private final Conductances membrane;
        private final DormandPrince solver;
        private final double dtMs;
        private final double firesFromMv;
        private final double refractorySteps;
        private final int[] fired = new int[DormandPrince.LANES];
        private final double[] slopes = new double[DormandPrince.LANES];
        private final double[] scratch = new double[DormandPrince.LANES];
        private double[] refractory = new double[0];
        private int first;

        Kernel(AeifCondExp model, DormandPrince solver, double dtMs) {
            this.model = model;
            this.solver = solver;
            this.dtMs = dtMs;
            membrane = new Conductances(
                    model.eLMv, model.eExMv, model.eInMv, model.cMPf, model.gLNs, model.iEPa, model.vPeakMv);
            firesFromMv = model.deltaTMv == 0 ? model.vThresholdMv : model.vPeakMv;
            refractorySteps = Propagators.steps(model.tRefMs, dtMs);
        }

        @Override
        public void step(NeuronBlock block, int from, int to) {
            refractory = block.state(RESTING);
            for (first = from; first < to; first += DormandPrince.LANES) {
                int count = Math.min(DormandPrince.LANES, to - first);
                membrane.advance(solver, this, block, first, first + count, dtMs, RESTING);
                report(block, count);
            }
            Threshold.rest(block.state(V), refractory, from, to, model.vResetMv);
            Conductances.arrive(block.state(G_EX), block.input(0), 1, from, to);
            Conductances.arrive(block.state(G_IN), block.input(1), -1, from, to);
        }

        /** Neurons leave their lanes in any order and spikes ascend. */
        private void report(NeuronBlock block, int count) {
            for (int i = 0; i < count; i++) {
                while (fired[i] > 0) {
                    block.spike(first + i);
                    fired[i]--;
                }
            }
        }

        @Override
        public void slope(double[][] y, double[][] slope, int from, int to) {
            membrane.slope(y[V], y[G_EX], y[G_IN], y[CURRENT], y[FREE], slope[V], from, to);
            adapt(y[V], y[W], y[FREE], slope[V], slope[W], from, to);
            Conductances.decay(y[G_EX], slope[G_EX], model.tauSynExMs, from, to);
            Conductances.decay(y[G_IN], slope[G_IN], model.tauSynInMs, from, to);
        }

        private void adapt(double[] v, double[] w, double[] free, double[] slopeV, double[] slopeW, int from, int to) {
            double perDeltaT = model.deltaTMv == 0 ? 0 : 1 / model.deltaTMv;
            slopesAbove(v, slopes, from, to, model.vPeakMv, model.vThresholdMv, perDeltaT);
            if (from == 0) {
                Exp.all(slopes, scratch, to);
            } else {
                for (int i = from; i < to; i++) {
                    slopes[i] = Exp.of(Math.max(slopes[i], Exp.LOWEST));
                }
            }
            rise(slopes, w, free, slopeV, from, to, 1 / model.cMPf, model.gLNs * model.deltaTMv);
            adaptation(v, w, slopeW, from, to, model.vPeakMv, model.eLMv, model.aNs, 1 / model.tauWMs);
        }

        private static void slopesAbove(
                double[] v, double[] out, int from, int to, double vPeak, double vThreshold, double perDeltaT) {
            for (int i = from; i < to; i++) {
                out[i] = (Math.min(v[i], vPeak) - vThreshold) * perDeltaT;
            }
        }

        private static void rise(
                double[] exponential,
                double[] w,
                double[] free,
                double[] slopeV,
                int from,
                int to,
                double perC,
                double rising) {
            for (int i = from; i < to; i++) {
                slopeV[i] += free[i] * perC * (rising * exponential[i] - w[i]);
            }
        }

        private static void adaptation(
                double[] v,
                double[] w,
                double[] slopeW,
                int from,
                int to,
                double vPeak,
                double eL,
                double a,
                double perTau) {
            for (int i = from; i < to; i++) {
                slopeW[i] = perTau * (a * (Math.min(v[i], vPeak) - eL) - w[i]);
            }
        }

        @Override
        public boolean jump(double[][] y, int lane, int neuron) {
            if (y[V][lane] < firesFromMv || y[FREE][lane] == 0) {
                return false;
            }
            y[V][lane] = model.vResetMv;
            y[W][lane] += model.bPa;
            fired[neuron - first]++;
            if (refractorySteps > 0) {
                // One more, as the step of the spike counts.
                refractory[neuron] = refractorySteps + 1;
                y[FREE][lane] = 0;
            }
            return true;
        }
    }
}
