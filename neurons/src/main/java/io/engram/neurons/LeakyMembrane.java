package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;

/**
 * The membrane of the clock-driven integrate-and-fire models: it leaks all the time, but while it is refractory what arrives
 * is lost. Current of 1 pA counts as 1 mV a step.
 */
final class LeakyMembrane {
    private LeakyMembrane() {}

    /** Of a model with a fixed threshold, whose columns are v and the refractory count. */
    static NeuronKernel kernel(
            double decay, double eLMv, double refractorySteps, double vThresholdMv, double vResetMv, double vMinMv) {
        return (block, from, to) -> {
            double[] v = block.state(0);
            double[] refractory = block.state(1);
            integrate(v, refractory, block.input(0), block.current(), from, to, decay, eLMv, 1);
            Threshold.fire(block, v, refractory, from, to, vThresholdMv, vResetMv, refractorySteps);
            bound(v, from, to, vMinMv);
        };
    }

    /** {@code v := (v - eL) decay + eL}, then the input where the neuron is not refractory; the count goes down. */
    static void integrate(
            double[] v,
            double[] refractory,
            double[] input,
            double[] current,
            int from,
            int to,
            double decay,
            double eLMv,
            double perInput) {
        for (int i = from; i < to; i++) {
            double held = Math.min(refractory[i], 1);
            double above = ((v[i] - eLMv) * decay + Propagators.FLUSH) - Propagators.FLUSH;
            v[i] = (above + eLMv) + (1 - held) * perInput * (input[i] + current[i]);
            refractory[i] -= held;
        }
    }

    /** No v below {@code vMinMv}; nothing to do where that is minus infinity. */
    static void bound(double[] v, int from, int to, double vMinMv) {
        if (vMinMv > Double.NEGATIVE_INFINITY) {
            for (int i = from; i < to; i++) {
                v[i] = Math.max(v[i], vMinMv);
            }
        }
    }
}
