package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronContext;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * Spike response neuron with escape noise: the nearer v to the threshold, the likelier it fires (Gerstner and Kistler 2002,
 * chapter 5; Vasilaki et al. 2009; BindsNET's {@code SRM0Nodes}), weights in mV.
 *
 * <pre>
 *   v := eL + (v - eL) exp(-dt / tauM) + epsilon0 input
 *   rho = rho0 exp((v - vThreshold) / deltaU)      p = 1 - exp(-rho dt)
 * </pre>
 *
 * <p>In a step: the membrane decays; arrivals and current (1 pA counts as 1 mV a step) are added unless the neuron is
 * refractory, which keeps it from integrating but not from firing; then it fires with probability {@code p}, resets, and v is
 * kept at or above {@code vMin}. There is no threshold test; the column {@code p} is that of the step, from before the reset.
 *
 * @param tauMMs time constant of the membrane
 * @param tRefMs how long a spike makes refractory
 * @param eLMv v at rest, and at first
 * @param vThresholdMv where the escape rate is rho0
 * @param vResetMv v after a spike
 * @param vMinMv lower bound of v; minus infinity for none
 * @param epsilon0 what a weight is multiplied by
 * @param rho0 escape rate at the threshold, a ms
 * @param deltaUMv width of the threshold
 */
public record Srm0(
        double tauMMs,
        double tRefMs,
        double eLMv,
        double vThresholdMv,
        double vResetMv,
        double vMinMv,
        double epsilon0,
        double rho0,
        double deltaUMv)
        implements NeuronModel {

    private static final String TYPE = "srm0";

    /** BindsNET's defaults. */
    public Srm0() {
        this(10, 5, -70, -50, -70, Double.NEGATIVE_INFINITY, 1, 1, 5);
    }

    public Srm0 {
        Check.positive(TYPE, "tauMMs", tauMMs);
        Check.notNegative(TYPE, "tRefMs", tRefMs);
        Check.finite(TYPE, "eLMv", eLMv);
        Check.resetBelowThreshold(TYPE, vResetMv, vThresholdMv);
        Check.bound(TYPE, vMinMv, vResetMv);
        Check.finite(TYPE, "epsilon0", epsilon0);
        Check.notNegative(TYPE, "rho0", rho0);
        Check.positive(TYPE, "deltaUMv", deltaUMv);
    }

    @Override
    public String summary() {
        return "spike response neuron with escape noise (Gerstner and Kistler 2002; Vasilaki et al. 2009)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(
                new StateVariable("v", "mV", eLMv),
                new StateVariable("refractory", "steps", 0),
                new StateVariable("p", "", 0));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    /** With the draws of a population whose key is 0. */
    @Override
    public NeuronKernel kernel(double dtMs) {
        return kernel(new NeuronContext(0, dtMs, 0, 0, 0));
    }

    @Override
    public NeuronKernel kernel(NeuronContext context) {
        return kernel(context, Uniforms.of(context));
    }

    /** With the draws of {@code uniforms}, a place a neuron. */
    NeuronKernel kernel(NeuronContext context, Uniforms uniforms) {
        double dtMs = context.dtMs();
        double decay = Propagators.decay(dtMs, tauMMs);
        double refractorySteps = Propagators.stepsBegun(tRefMs, dtMs);
        int first = context.from();
        int rows = context.batch();
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] refractory = block.state(1);
            LeakyMembrane.integrate(v, refractory, block.input(0), block.current(), from, to, decay, eLMv, epsilon0);
            escape(v, block.state(2), from, to, rho0 * dtMs, vThresholdMv, deltaUMv);
            fire(block, from, to, uniforms, first, rows, vResetMv, refractorySteps);
            LeakyMembrane.bound(v, from, to, vMinMv);
        };
    }

    private static void escape(
            double[] v, double[] p, int from, int to, double perStep, double vThreshold, double deltaU) {
        for (int i = from; i < to; i++) {
            p[i] = -StrictMath.expm1(-perStep * StrictMath.exp((v[i] - vThreshold) / deltaU));
        }
    }

    private static void fire(
            NeuronBlock block,
            int from,
            int to,
            Uniforms uniforms,
            int firstNeuron,
            int rows,
            double vReset,
            double refractorySteps) {
        double[] v = block.state(0);
        double[] refractory = block.state(1);
        double[] p = block.state(2);
        for (int i = from; i < to; i++) {
            if (uniforms.at(block.step(), i % rows, firstNeuron + i / rows) < p[i]) {
                v[i] = vReset;
                refractory[i] = refractorySteps;
                block.spike(i);
            }
        }
    }
}
