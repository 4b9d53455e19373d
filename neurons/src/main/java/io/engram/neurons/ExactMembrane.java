package io.engram.neurons;

import io.engram.runtime.spi.NeuronKernel;

/**
 * The loops of the models whose membrane is integrated exactly: v leaks and feels what comes, and is
 * held at {@code vReset} while it rests. Each is short and reads few columns, or it would not be computed several neurons at
 * once. Between {@link #leak} and {@link #hold}, v is what it is above rest.
 */
final class ExactMembrane {
    /** Neurons whose columns stay in the first cache from one loop to the next. */
    private static final int CHUNK = 1024;

    private ExactMembrane() {}

    /** The kernel that hands its neurons to {@code loops} a chunk at a time. */
    static NeuronKernel inChunks(NeuronKernel loops) {
        return (block, from, to) -> {
            for (int first = from; first < to; first += CHUNK) {
                loops.step(block, first, Math.min(first + CHUNK, to));
            }
        };
    }

    /** The constants of the first loop: what a step leaves, where to, what a constant current does, and how large it is. */
    record Leak(double decay, double eLMv, double perCurrent, double iEPa) {}

    /** It leaks, and feels currents and two columns. */
    static void leak(
            Leak leak, double[] v, double[] current, double a, double[] x, double b, double[] y, int from, int to) {
        double decay = leak.decay, eL = leak.eLMv, perCurrent = leak.perCurrent, iE = leak.iEPa;
        for (int i = from; i < to; i++) {
            v[i] = (decay * (v[i] - eL) + perCurrent * (current[i] + iE)) + (a * x[i] + b * y[i]);
        }
    }

    /** It leaks, feels currents and jumps. */
    static void leak(Leak leak, double[] v, double[] current, double[] jump, int from, int to) {
        double decay = leak.decay, eL = leak.eLMv, perCurrent = leak.perCurrent, iE = leak.iEPa;
        for (int i = from; i < to; i++) {
            v[i] = decay * (v[i] - eL) + perCurrent * (current[i] + iE) + jump[i];
        }
    }

    /** It feels two columns more. */
    static void feel(double[] v, double a, double[] x, double b, double[] y, int from, int to) {
        for (int i = from; i < to; i++) {
            v[i] += a * x[i] + b * y[i];
        }
    }

    /** Who rests stays at {@code vReset}, and has a step less to rest. */
    static void hold(double[] v, double[] refractory, int from, int to, double eL, double vReset) {
        for (int i = from; i < to; i++) {
            double held = Math.min(refractory[i], 1);
            v[i] = (1 - held) * (eL + ((v[i] + Propagators.FLUSH) - Propagators.FLUSH)) + held * vReset;
            refractory[i] -= held;
        }
    }
}
