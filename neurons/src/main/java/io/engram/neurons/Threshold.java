package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;

/** The end of a step, shared by the integrate-and-fire models: {@code v >= vThreshold} fires, resets and rests. */
final class Threshold {
    /** Neurons looked at together: most often none of them fires. */
    private static final int GROUP = 8;

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
        int i = from;
        for (; i <= to - GROUP; i += GROUP) {
            if (v[i] >= vThresholdMv
                    || v[i + 1] >= vThresholdMv
                    || v[i + 2] >= vThresholdMv
                    || v[i + 3] >= vThresholdMv
                    || v[i + 4] >= vThresholdMv
                    || v[i + 5] >= vThresholdMv
                    || v[i + 6] >= vThresholdMv
                    || v[i + 7] >= vThresholdMv) {
                fireOf(block, v, refractory, i, i + GROUP, vThresholdMv, vResetMv, refractorySteps);
            }
        }
        fireOf(block, v, refractory, i, to, vThresholdMv, vResetMv, refractorySteps);
    }

    private static void fireOf(
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
