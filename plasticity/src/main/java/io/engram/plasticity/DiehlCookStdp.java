package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * A rule that acts at spikes of the target only: sources that fired lately gain, silent ones lose (Diehl and Cook 2015;
 * Querlioz, Bichler, Dollfus and Gamrat 2013). With x the trace of the source:
 *
 * <pre>
 *   target fires:  w += eta * (x - traceTarget) * (weightMax - w)^mu     dx/dt = -x / tauPre
 * </pre>
 *
 * <p>Unless set otherwise the coincidence is {@code PRE_FIRST} and the weight from before the step's post events travels ({@code
 * BEFORE}).
 *
 * @param tauPreMs time constant of the source's trace x
 * @param eta learning rate
 * @param traceTarget the trace of a source whose weight stays as it is, unitless
 * @param mu exponent of what is left to the greatest weight, unitless; above 0 that weight must be finite
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param nearest whether a spike sets the trace to 1 instead of adding 1
 * @param coincidence what a pre and a post event in one step see of one another
 * @param travel which weight travels with a pre spike
 */
public record DiehlCookStdp(
        double tauPreMs,
        double eta,
        double traceTarget,
        double mu,
        double weightMin,
        double weightMax,
        boolean nearest,
        Coincidence coincidence,
        Travel travel)
        implements LearningRule {
    private static final String TYPE = "diehl-cook-stdp";

    /** 20 ms, linear in what is left to the greatest weight; the paper names the parameters, but not their values. */
    public DiehlCookStdp() {
        this(20, 0.01, 0.4, 1, 0, 1, false, Coincidence.PRE_FIRST, Travel.BEFORE);
    }

    public DiehlCookStdp {
        RuleCheck.positive(TYPE, "tauPreMs", tauPreMs);
        RuleCheck.finite(TYPE, "eta", eta);
        RuleCheck.finite(TYPE, "traceTarget", traceTarget);
        RuleCheck.notNegative(TYPE, "mu", mu);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
        if (mu > 0) {
            RuleCheck.finite(TYPE, "weightMax", weightMax);
        }
    }

    /** BindsNET's DiehlAndCook, on traces that hold the step's own spikes; {@code additiveTraces} or set to 1. */
    public static DiehlCookStdp bindsnet(
            double nuPost,
            double tauPreMs,
            boolean additiveTraces,
            double traceTarget,
            double mu,
            double weightMin,
            double weightMax) {
        return new DiehlCookStdp(
                tauPreMs,
                nuPost,
                traceTarget,
                mu,
                weightMin,
                weightMax,
                !additiveTraces,
                Coincidence.BOTH,
                Travel.END_OF_STEP);
    }

    @Override
    public String summary() {
        return "at post spikes only, against a target trace of the source (Diehl and Cook 2015)";
    }

    @Override
    public Traces traces() {
        return new Traces(List.of(nearest ? Trace.set(tauPreMs) : Trace.add(tauPreMs)), List.of(), Traces.Pairing.ALL);
    }

    @Override
    public void onPre(Synapse s) {
        // Only a spike of the target changes the weight.
    }

    @Override
    public boolean preNeedsPost() {
        return true;
    }

    @Override
    public void onPost(Synapse s) {
        double w = s.weight();
        // Without dependence on the weight there may be no bound.
        double left = mu == 0 ? 1 : Power.of(weightMax - w, mu);
        s.weight(w + eta * (s.preTrace() - traceTarget) * left * s.event());
    }
}
