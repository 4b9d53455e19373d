package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;

/**
 * The leaky membrane with conductances in nS that {@link IafCondExp}, {@link IafCondAlpha} and {@link AeifCondExp} share, the
 * equations of its conductances, and how its neurons are handed to the solver. At rest after a spike it stands still.
 *
 * <pre>
 *   cM dv/dt = -gL (v - eL) - gEx (v - eEx) - gIn (v - eIn) + I      v read as vTop at most
 * </pre>
 */
record Conductances(double eLMv, double eExMv, double eInMv, double cMPf, double gLNs, double iEPa, double vTopMv) {
    /** Columns given to the solver: the current, and 0 at rest, 1 otherwise. */
    static final int GIVEN = 2;

    /** Advances neurons by a step; the columns solved for come before column {@code resting}, the solver's step after it. */
    void advance(
            DormandPrince solver,
            DormandPrince.Equations equations,
            NeuronBlock block,
            int from,
            int to,
            double dtMs,
            int resting) {
        double[] refractory = block.state(resting);
        double[] current = block.current();
        double[] givenPa = solver.given(0);
        double[] free = solver.given(1);
        for (int first = from; first < to; first += DormandPrince.LANES) {
            int count = Math.min(DormandPrince.LANES, to - first);
            for (int lane = 0; lane < count; lane++) {
                givenPa[lane] = current[first + lane] + iEPa;
                free[lane] = refractory[first + lane] > 0 ? 0 : 1;
                solver.place(lane, first + lane);
            }
            solver.advance(equations, block, count, dtMs, resting + 1);
        }
    }

    void slope(
            double[] v,
            double[] gEx,
            double[] gIn,
            double[] currentPa,
            double[] free,
            double[] slope,
            int from,
            int to) {
        double eL = eLMv, eEx = eExMv, eIn = eInMv, gL = gLNs, perC = 1 / cMPf, top = vTopMv;
        for (int i = from; i < to; i++) {
            double at = Math.min(v[i], top);
            double pa = currentPa[i] - gL * (at - eL) - gEx[i] * (at - eEx) - gIn[i] * (at - eIn);
            slope[i] = free[i] * perC * pa;
        }
    }

    /** The slope of what decays with time constant {@code tauMs}. */
    static void decay(double[] g, double[] slope, double tauMs, int from, int to) {
        double rate = -1 / tauMs;
        for (int i = from; i < to; i++) {
            slope[i] = rate * g[i];
        }
    }

    /** The slope of what follows {@code source} with time constant {@code tauMs}. */
    static void follow(double[] g, double[] source, double[] slope, double tauMs, int from, int to) {
        double rate = -1 / tauMs;
        for (int i = from; i < to; i++) {
            slope[i] = source[i] + rate * g[i];
        }
    }

    /** A conductance decays, {@code factor} times what arrives is added; what has all but decayed is zero. */
    static void decay(double[] g, double[] arriving, double decay, double factor, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] = ((g[i] * decay + Propagators.FLUSH) - Propagators.FLUSH) + factor * arriving[i];
        }
    }

    /** A conductance decays and takes {@code rise} times what drives it. */
    static void follow(double[] g, double[] driving, double decay, double rise, int from, int to) {
        for (int i = from; i < to; i++) {
            g[i] = (g[i] * decay + rise * driving[i] + Propagators.FLUSH) - Propagators.FLUSH;
        }
    }

    /** Adds what arrives, {@code factor} times. */
    static void arrive(double[] g, double[] arriving, double factor, int from, int to) {
        decay(g, arriving, 1, factor, from, to);
    }
}
