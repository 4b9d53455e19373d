package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * The simple model of Izhikevich (2003, equations 1 to 3) in two half steps of v, whose spike is seen at its peak and reset in
 * the step after it (BindsNET's {@code IzhikevichNodes}). A weight counts as the equation's input, in mV/ms, for one step.
 *
 * <pre>
 *   after a spike: v := c, u := u + d
 *   twice: v := v + dt/2 (0.04 v^2 + 5 v + 140 - u + input)      u := u + dt a (b v - u)
 * </pre>
 *
 * <p>In a step: who fired in the last one, and so is at or above the threshold, resets; v takes its half steps with arrivals and
 * current (1 pA counts as 1) in both, u follows the new v, v is kept at or above {@code vMin}; then {@code v >= vThreshold}
 * fires. BindsNET's built-in recurrent matrix is a projection of the population to itself with a delay of one step; its
 * excitatory neurons draw {@code c = -65 + 15 r^2, d = 8 - 6 r^2} and its inhibitory ones {@code a = 0.02 + 0.08 r, b = 0.25 -
 * 0.05 r, d = 2}, with r uniform. NEST's order: {@code izhikevich}.
 *
 * @param a rate of recovery, a ms
 * @param b sensitivity of recovery to v
 * @param cMv v after a spike
 * @param d added to u by a spike
 * @param vThresholdMv fires at or above it
 * @param vMinMv lower bound of v; minus infinity for none
 */
public record IzhikevichHalfSteps(double a, double b, double cMv, double d, double vThresholdMv, double vMinMv)
        implements NeuronModel {

    private static final String TYPE = "izhikevich-half-steps";
    private static final double REST_MV = -65;

    /** A regular spiking cell; BindsNET's threshold. */
    public IzhikevichHalfSteps() {
        this(0.02, 0.2, -65, 8, 45, Double.NEGATIVE_INFINITY);
    }

    public IzhikevichHalfSteps {
        Check.finite(TYPE, "a", a);
        Check.finite(TYPE, "b", b);
        Check.finite(TYPE, "cMv", cMv);
        Check.finite(TYPE, "d", d);
        Check.finite(TYPE, "vThresholdMv", vThresholdMv);
        Check.require(cMv < vThresholdMv, TYPE, "cMv", cMv, "must be below vThresholdMv=" + vThresholdMv);
        Check.require(vMinMv <= cMv, TYPE, "vMinMv", vMinMv, "must be at most cMv=" + cMv);
    }

    @Override
    public String summary() {
        return "Izhikevich (2003) in two half steps, reset in the step after a spike (BindsNET's IzhikevichNodes)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "mV", REST_MV), new StateVariable("u", "", b * REST_MV));
    }

    @Override
    public String inputUnit() {
        return "mV";
    }

    @Override
    public NeuronKernel kernel(double dtMs) {
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] u = block.state(1);
            reset(v, u, from, to, vThresholdMv, cMv, d);
            integrate(v, u, block.input(0), block.current(), from, to, dtMs, a, b);
            LeakyMembrane.bound(v, from, to, vMinMv);
            fire(block, v, from, to, vThresholdMv);
        };
    }

    private static void reset(double[] v, double[] u, int from, int to, double vThreshold, double c, double d) {
        for (int i = from; i < to; i++) {
            if (v[i] >= vThreshold) {
                v[i] = c;
                u[i] += d;
            }
        }
    }

    private static void integrate(
            double[] v,
            double[] u,
            double[] arriving,
            double[] current,
            int from,
            int to,
            double dt,
            double a,
            double b) {
        for (int i = from; i < to; i++) {
            double input = arriving[i] + current[i];
            double half = v[i] + dt * 0.5 * (0.04 * (v[i] * v[i]) + 5 * v[i] + 140 - u[i] + input);
            v[i] = half + dt * 0.5 * (0.04 * (half * half) + 5 * half + 140 - u[i] + input);
            u[i] += dt * a * (b * v[i] - u[i]);
        }
    }

    private static void fire(NeuronBlock block, double[] v, int from, int to, double vThreshold) {
        for (int i = from; i < to; i++) {
            if (v[i] >= vThreshold) {
                block.spike(i);
            }
        }
    }
}
