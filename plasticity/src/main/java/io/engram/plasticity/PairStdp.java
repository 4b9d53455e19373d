package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * Pair-based STDP with any weight dependence (Song, Miller and Abbott 2000; van Rossum, Bi and Turrigiano 2000; Gütig,
 * Aharonov, Rotter and Sompolinsky 2003). With x the trace of the source, y that of the target and
 * {@code n = (w - weightMin) / (weightMax - weightMin)}:
 *
 * <pre>
 *   target fires:  w += aPlus  * (1 - n)^muPlus * x        dx/dt = -x / tauPlus,   x += 1 at a spike of the source
 *   source fires:  w -= aMinus * n^muMinus * y             dy/dt = -y / tauMinus,  y += 1 at a spike of the target
 * </pre>
 *
 * <p>Unless set otherwise the coincidence is {@code PRE_FIRST} and the weight from before its own pre update travels.
 *
 * @param tauPlusMs time constant of potentiation
 * @param tauMinusMs time constant of depression
 * @param aPlus potentiation by one pair at no distance, in the weight's unit
 * @param aMinus depression by one pair at no distance, in the weight's unit
 * @param muPlus 0 is additive, 1 multiplicative; above 0 the bounds must be finite
 * @param muMinus 0 is additive, 1 multiplicative; above 0 the bounds must be finite
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param pairing which pairs of spikes count
 * @param coincidence what a pre and a post event in one step see of one another
 * @param travel which weight travels with a pre spike
 */
public record PairStdp(
        double tauPlusMs,
        double tauMinusMs,
        double aPlus,
        double aMinus,
        double muPlus,
        double muMinus,
        double weightMin,
        double weightMax,
        Pairing pairing,
        Coincidence coincidence,
        Travel travel)
        implements LearningRule, ManyEvents {

    /** Which pairs of spikes count (Morrison, Diesmann and Gerstner 2008, section 4.1 and figure 7). */
    public enum Pairing {
        /** Every pair. */
        ALL,
        /** Each spike with the last one of the other side (figure 7A, symmetric): a spike sets its trace to 1. */
        NEAREST,
        /**
         * Each spike of the source with the last one of the target before it and the next one after it (figure 7B): a spike of
         * the target uses up what the source's trace holds.
         */
        PRESYNAPTIC_CENTRED,
        /** Each spike with at most one on each side (figure 7C): a synapse that has read a trace has consumed it. */
        REDUCED_NEAREST
    }

    /** Song, Miller and Abbott 2000: additive, A- / A+ = 1.05, weights as parts of the greatest. */
    public PairStdp() {
        this(20, 20, 0.005, 0.00525, 0, 0, 0, 1, Pairing.ALL, Coincidence.PRE_FIRST, Travel.BEFORE);
    }

    public PairStdp {
        RuleCheck.positive("pair-stdp", "tauPlusMs", tauPlusMs);
        RuleCheck.positive("pair-stdp", "tauMinusMs", tauMinusMs);
        RuleCheck.finite("pair-stdp", "aPlus", aPlus);
        RuleCheck.finite("pair-stdp", "aMinus", aMinus);
        RuleCheck.notNegative("pair-stdp", "muPlus", muPlus);
        RuleCheck.notNegative("pair-stdp", "muMinus", muMinus);
        RuleCheck.bounds("pair-stdp", weightMin, weightMax);
        if (muPlus > 0 || muMinus > 0) {
            RuleCheck.finite("pair-stdp", "weightMin", weightMin);
            RuleCheck.finite("pair-stdp", "weightMax", weightMax);
        }
    }

    /**
     * NEST's {@code stdp_synapse}: {@code lambda} and {@code alpha} in parts of {@code weightMax}; traces are read as they
     * were before the step, and the weight after the update travels. Use it with dendritic delays.
     */
    public static PairStdp nest(
            double tauPlusMs,
            double tauMinusMs,
            double lambda,
            double alpha,
            double muPlus,
            double muMinus,
            double weightMax) {
        return new PairStdp(
                tauPlusMs,
                tauMinusMs,
                lambda * weightMax,
                alpha * lambda * weightMax,
                muPlus,
                muMinus,
                0,
                weightMax,
                Pairing.ALL,
                Coincidence.NEITHER,
                Travel.AFTER);
    }

    /**
     * The trace form of Brian2's documentation, additive: {@code on_pre: ge += w; Apre += aPlus; w = clip(w - Apost)} and
     * {@code on_post: Apost += aMinus; w = clip(w + Apre)}.
     */
    public static PairStdp brian(double tauPreMs, double tauPostMs, double aPlus, double aMinus, double weightMax) {
        return new PairStdp(
                tauPreMs,
                tauPostMs,
                aPlus,
                aMinus,
                0,
                0,
                0,
                weightMax,
                Pairing.ALL,
                Coincidence.PRE_FIRST,
                Travel.BEFORE);
    }

    /**
     * BindsNET's PostPre: {@code w -= nuPre * y} at a spike of the source, {@code w += nuPost * x} at one of the target, on
     * traces that hold the step's own spikes; {@code additiveTraces} or set to 1.
     */
    public static PairStdp postPre(
            double nuPre,
            double nuPost,
            double tauPreMs,
            double tauPostMs,
            boolean additiveTraces,
            double weightMin,
            double weightMax) {
        return new PairStdp(
                tauPreMs,
                tauPostMs,
                nuPost,
                nuPre,
                0,
                0,
                weightMin,
                weightMax,
                additiveTraces ? Pairing.ALL : Pairing.NEAREST,
                Coincidence.BOTH,
                Travel.END_OF_STEP);
    }

    /**
     * BindsNET's WeightDependentPostPre: {@link #postPre}, a pre spike in proportion to {@code w - weightMin}, a post spike to
     * {@code weightMax - w}, both with the weight from before the step; the bounds are finite.
     */
    public static PairStdp weightDependentPostPre(
            double nuPre,
            double nuPost,
            double tauPreMs,
            double tauPostMs,
            boolean additiveTraces,
            double weightMin,
            double weightMax) {
        double range = weightMax - weightMin;
        return postPre(nuPre * range, nuPost * range, tauPreMs, tauPostMs, additiveTraces, weightMin, weightMax)
                .withMu(1, 1);
    }

    /**
     * CANNs' trace rule; {@code traceDecay}, between 0 and 1, is what a trace keeps in a step of 1 ms. See {@link
     * StdpLayer}.
     */
    public static PairStdp canns(
            double learningRate, double aPlus, double aMinus, double traceDecay, double weightMin, double weightMax) {
        double tauMs = -1 / StrictMath.log(traceDecay);
        return new PairStdp(
                tauMs,
                tauMs,
                learningRate * aPlus,
                learningRate * aMinus,
                0,
                0,
                weightMin,
                weightMax,
                Pairing.ALL,
                Coincidence.BOTH,
                Travel.END_OF_STEP);
    }

    /** Masquelier, Guyonneau and Thorpe 2008: reduced nearest neighbour, weights in [0, 1]. */
    public static PairStdp masquelier() {
        return new PairStdp(
                16.8,
                33.7,
                0.03125,
                0.85 * 0.03125,
                0,
                0,
                0,
                1,
                Pairing.REDUCED_NEAREST,
                Coincidence.PRE_FIRST,
                Travel.BEFORE);
    }

    /** The same with weight dependence: 0 is additive, 1 multiplicative. */
    public PairStdp withMu(double newMuPlus, double newMuMinus) {
        return new PairStdp(
                tauPlusMs,
                tauMinusMs,
                aPlus,
                aMinus,
                newMuPlus,
                newMuMinus,
                weightMin,
                weightMax,
                pairing,
                coincidence,
                travel);
    }

    /** The same with other pairs of spikes. */
    public PairStdp withPairing(Pairing newPairing) {
        return new PairStdp(
                tauPlusMs,
                tauMinusMs,
                aPlus,
                aMinus,
                muPlus,
                muMinus,
                weightMin,
                weightMax,
                newPairing,
                coincidence,
                travel);
    }

    @Override
    public String summary() {
        return "pair STDP, additive to multiplicative, all or nearest pairs (Song, Miller and Abbott 2000)";
    }

    @Override
    public Traces traces() {
        boolean manyPre = pairing == Pairing.ALL || pairing == Pairing.PRESYNAPTIC_CENTRED;
        return new Traces(
                List.of(manyPre ? Trace.add(tauPlusMs) : Trace.set(tauPlusMs)),
                List.of(pairing == Pairing.ALL ? Trace.add(tauMinusMs) : Trace.set(tauMinusMs)),
                switch (pairing) {
                    case ALL, NEAREST -> Traces.Pairing.ALL;
                    case PRESYNAPTIC_CENTRED -> Traces.Pairing.PRE_CENTRED;
                    case REDUCED_NEAREST -> Traces.Pairing.REDUCED;
                });
    }

    @Override
    public void onPre(Synapse s) {
        double w = s.weight();
        double dependence = muMinus == 0 ? 1 : Power.of((w - weightMin) / (weightMax - weightMin), muMinus);
        s.weight(w - aMinus * dependence * s.postTrace() * s.event());
    }

    @Override
    public boolean preNeedsPost() {
        return true;
    }

    @Override
    public void onPost(Synapse s) {
        double w = s.weight();
        double dependence = muPlus == 0 ? 1 : Power.of((weightMax - w) / (weightMax - weightMin), muPlus);
        s.weight(w + aPlus * dependence * s.preTrace() * s.event());
    }

    @Override
    public boolean takesPowers() {
        return Power.isComputed(muPlus) || Power.isComputed(muMinus);
    }

    @Override
    public void onPre(double[] weights, double[] postTraces, double[][] scratch, int count) {
        double[] dependence = scratch[2];
        if (muMinus != 0) {
            for (int i = 0; i < count; i++) {
                dependence[i] = (weights[i] - weightMin) / (weightMax - weightMin);
            }
        }
        Power.all(dependence, muMinus, scratch, count);
        for (int i = 0; i < count; i++) {
            weights[i] = weights[i] - aMinus * dependence[i] * postTraces[i];
        }
    }

    @Override
    public void onPost(double[] weights, double[] preTraces, double[][] scratch, int count) {
        double[] dependence = scratch[2];
        if (muPlus != 0) {
            for (int i = 0; i < count; i++) {
                dependence[i] = (weightMax - weights[i]) / (weightMax - weightMin);
            }
        }
        Power.all(dependence, muPlus, scratch, count);
        for (int i = 0; i < count; i++) {
            weights[i] = weights[i] + aPlus * dependence[i] * preTraces[i];
        }
    }
}
