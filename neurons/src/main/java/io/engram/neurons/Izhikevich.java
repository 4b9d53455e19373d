package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.List;

/**
 * The simple model of spiking neurons (Izhikevich 2003, equations 1 to 3), weights in mV; steps, order and defaults as NEST's
 * {@code izhikevich}. A current of 1 pA counts as 1 of the paper's dimensionless I.
 *
 * <pre>
 *   dv/dt = 0.04 v^2 + 5 v + 140 - u + I      du/dt = a (b v - u)      v &gt;= vThreshold: v = c, u = u + d
 * </pre>
 *
 * <p>In a step: forward Euler takes v and u from their values before it, and arrivals are added to v; then the test. Where
 * integration is not consistent, as published: two half steps of v, arrivals counted as a current, then u with the new v.
 *
 * @param a rate of recovery, a ms
 * @param b sensitivity of recovery to v
 * @param cMv v after a spike
 * @param d added to u by a spike
 * @param vThresholdMv fires at or above it
 * @param iE constant input
 * @param consistentIntegration forward Euler, rather than the paper's program
 */
public record Izhikevich(
        double a, double b, double cMv, double d, double vThresholdMv, double iE, boolean consistentIntegration)
        implements NeuronModel {

    private static final String TYPE = "izhikevich";

    /** A regular spiking cell; NEST's defaults. */
    public Izhikevich() {
        this(0.02, 0.2, -65, 8, 30, 0, true);
    }

    public Izhikevich {
        Check.finite(TYPE, "a", a);
        Check.finite(TYPE, "b", b);
        Check.finite(TYPE, "cMv", cMv);
        Check.finite(TYPE, "d", d);
        Check.finite(TYPE, "vThresholdMv", vThresholdMv);
        Check.require(cMv < vThresholdMv, TYPE, "cMv", cMv, "must be below vThresholdMv=" + vThresholdMv);
        Check.finite(TYPE, "iE", iE);
    }

    @Override
    public String summary() {
        return "simple model with recovery variable, many firing patterns (Izhikevich 2003; NEST's izhikevich)";
    }

    @Override
    public List<StateVariable> state() {
        return List.of(new StateVariable("v", "mV", cMv), new StateVariable("u", "", b * cMv));
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
            if (consistentIntegration) {
                euler(v, u, block.input(0), block.current(), from, to, dtMs, a, b, iE);
            } else {
                published(v, u, block.input(0), block.current(), from, to, dtMs, a, b, iE);
            }
            fire(block, v, u, from, to);
        };
    }

    private static void euler(
            double[] v,
            double[] u,
            double[] arriving,
            double[] current,
            int from,
            int to,
            double h,
            double a,
            double b,
            double iE) {
        for (int i = from; i < to; i++) {
            double before = v[i];
            double slope = 0.04 * before * before + 5 * before + 140 - u[i] + current[i] + iE;
            v[i] = before + h * slope + arriving[i];
            u[i] += h * a * (b * before - u[i]);
        }
    }

    private static void published(
            double[] v,
            double[] u,
            double[] arriving,
            double[] current,
            int from,
            int to,
            double h,
            double a,
            double b,
            double iE) {
        for (int i = from; i < to; i++) {
            double input = 140 - u[i] + current[i] + iE + arriving[i];
            double half = v[i] + 0.5 * h * (0.04 * v[i] * v[i] + 5 * v[i] + input);
            v[i] = half + 0.5 * h * (0.04 * half * half + 5 * half + input);
            u[i] += h * a * (b * v[i] - u[i]);
        }
    }

    private void fire(NeuronBlock block, double[] v, double[] u, int from, int to) {
        for (int i = from; i < to; i++) {
            if (v[i] >= vThresholdMv) {
                v[i] = cMv;
                u[i] += d;
                block.spike(i);
            }
        }
    }
}
