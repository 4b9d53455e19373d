package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;

/** The end of a step, shared by the integrate-and-fire models: {@code v >= vThreshold} fires, resets and rests. */
final class Threshold {
    private Threshold() {}

    static void fire(
            NeuronBlock block,
            double[] v,
            double[] refractory,
            int from,
            int to,
            double vThresholdMv,
            double vResetMv,
            double refractorySteps) {
        for (int i = from; i < to; i++) {
            if (v[i] >= vThresholdMv) {
                v[i] = vResetMv;
                refractory[i] = refractorySteps;
                block.spike(i);
            }
        }
    }

    /** A step of rest: who rests stays at {@code vReset}. */
    static void rest(double[] v, double[] refractory, int from, int to, double vResetMv) {
        for (int i = from; i < to; i++) {
            if (refractory[i] > 0) {
                v[i] = vResetMv;
                refractory[i]--;
            }
        }
    }
}
