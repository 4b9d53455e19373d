package io.engram.plasticity;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;

/**
 * Inhibitory plasticity that holds the target at a rate (Vogels, Sprekeler, Zenke, Clopath and Gerstner 2011, equation 1):
 * spikes that meet in either order strengthen, each spike of the source weakens. With x, y the traces of source and target and
 * |w| the size of the weight:
 *
 * <pre>
 *   source fires:  |w| += eta * (y - alpha)        dx/dt = -x / tauPre,  dy/dt = -y / tauPost, a spike adds 1
 *   target fires:  |w| += eta * x                  alpha = targetRate * (tauPre + tauPost)
 * </pre>
 *
 * <p>Weights have one sign, negative where {@code weightMax} is 0 or less. Unless set otherwise the coincidence is {@code
 * PRE_FIRST} and the weight from before its own pre update travels.
 *
 * @param tauPreMs time constant of the source's trace x
 * @param tauPostMs time constant of the target's trace y; in the paper the same
 * @param eta growth of the size by a pair at no distance, in the weight's unit
 * @param alpha loss at each spike of the source, in parts of eta
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param growthClipped whether growth at a spike of the source is clipped before alpha is taken off (NEST)
 * @param coincidence what a pre and a post event in one step see of one another
 * @param travel which weight travels with a pre spike
 */
public record VogelsSprekeler(
        double tauPreMs,
        double tauPostMs,
        double eta,
        double alpha,
        double weightMin,
        double weightMax,
        boolean growthClipped,
        Coincidence coincidence,
        Travel travel)
        implements LearningRule {
    private static final String TYPE = "vogels-sprekeler";

    /** The paper's target of 3 Hz seen over 20 ms; inhibitory, weights as parts of the greatest, eta a thousandth of it. */
    public VogelsSprekeler() {
        this(20, 20, 0.001, 0.12, -1, 0, false, Coincidence.PRE_FIRST, Travel.BEFORE);
    }

    public VogelsSprekeler {
        RuleCheck.positive(TYPE, "tauPreMs", tauPreMs);
        RuleCheck.positive(TYPE, "tauPostMs", tauPostMs);
        RuleCheck.finite(TYPE, "eta", eta);
        RuleCheck.notNegative(TYPE, "alpha", alpha);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
        if (weightMin < 0 && weightMax > 0) {
            throw new SpecException("rule " + TYPE + ": weightMin=" + weightMin + " and weightMax=" + weightMax
                    + "; must not lie on both sides of 0, for the size of a weight grows");
        }
    }

    /** The same, for a target rate: alpha is what the traces of both sides come to at it. */
    public VogelsSprekeler withTargetHz(double targetHz) {
        return new VogelsSprekeler(
                tauPreMs,
                tauPostMs,
                eta,
                targetHz * (tauPreMs + tauPostMs) / 1000,
                weightMin,
                weightMax,
                growthClipped,
                coincidence,
                travel);
    }

    /**
     * NEST's {@code vogels_sprekeler_synapse}: traces are read as they were before the step, the weight after the update
     * travels, weights between 0 and {@code weightLimit}, which may be negative. Use it with dendritic delays.
     */
    public static VogelsSprekeler nest(double tauMs, double eta, double alpha, double weightLimit) {
        return new VogelsSprekeler(
                tauMs,
                tauMs,
                eta,
                alpha,
                Math.min(0, weightLimit),
                Math.max(0, weightLimit),
                true,
                Coincidence.NEITHER,
                Travel.AFTER);
    }

    /**
     * As Brian2's documentation has it: {@code on_pre: Apre += 1; w = clip(w + (Apost - alpha) * eta, 0, weightMax); g += w} and
     * {@code on_post: Apost += 1; w = clip(w + Apre * eta, 0, weightMax)}.
     */
    public static VogelsSprekeler brian(double tauPreMs, double tauPostMs, double eta, double alpha, double weightMax) {
        return new VogelsSprekeler(
                tauPreMs, tauPostMs, eta, alpha, 0, weightMax, false, Coincidence.PRE_FIRST, Travel.AFTER);
    }

    @Override
    public String summary() {
        return "inhibitory plasticity that holds the target at a rate (Vogels, Sprekeler and others 2011)";
    }

    @Override
    public Traces traces() {
        return Traces.prePost(tauPreMs, tauPostMs);
    }

    @Override
    public void onPre(Synapse s) {
        double grown = s.weight() + sign() * eta * s.postTrace() * s.event();
        double from = growthClipped ? Math.min(Math.max(grown, weightMin), weightMax) : grown;
        s.weight(from - sign() * eta * alpha * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        s.weight(s.weight() + sign() * eta * s.preTrace() * s.event());
    }

    private double sign() {
        return weightMax <= 0 ? -1 : 1;
    }
}
