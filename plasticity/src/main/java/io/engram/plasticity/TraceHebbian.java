package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * Hebb's rule on spike traces: both orders of a pair potentiate, and each spike of the source forgets a part of the weight
 * (Hebb 1949; with the decay, the correlation form of Gerstner and Kistler 2002, equation 11.3).
 *
 * <pre>
 *   source fires:  w += etaPre * y - decay * w        dx/dt = -x / tauPre,   dy/dt = -y / tauPost
 *   target fires:  w += etaPost * x                   a spike adds 1 to its trace, or sets it to 1
 * </pre>
 *
 * <p>Unless set otherwise the coincidence is {@code PRE_FIRST} and the weight from before its own pre update travels.
 *
 * @param tauPreMs time constant of the source's trace x
 * @param tauPostMs time constant of the target's trace y
 * @param etaPre potentiation at a spike of the source, in the weight's unit
 * @param etaPost potentiation at a spike of the target, in the weight's unit
 * @param decay part of the weight lost at each spike of the source
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param nearest whether a spike sets its trace to 1 instead of adding 1
 * @param coincidence what a pre and a post event in one step see of one another
 * @param travel which weight travels with a pre spike
 */
public record TraceHebbian(
        double tauPreMs,
        double tauPostMs,
        double etaPre,
        double etaPost,
        double decay,
        double weightMin,
        double weightMax,
        boolean nearest,
        Coincidence coincidence,
        Travel travel)
        implements LearningRule {

    /** Symmetric, 20 ms, with a decay that balances a few pairs a spike. */
    public TraceHebbian() {
        this(20, 20, 0.005, 0.005, 0.003, 0, 1, false, Coincidence.PRE_FIRST, Travel.BEFORE);
    }

    public TraceHebbian {
        RuleCheck.positive("trace-hebbian", "tauPreMs", tauPreMs);
        RuleCheck.positive("trace-hebbian", "tauPostMs", tauPostMs);
        RuleCheck.finite("trace-hebbian", "etaPre", etaPre);
        RuleCheck.finite("trace-hebbian", "etaPost", etaPost);
        RuleCheck.notNegative("trace-hebbian", "decay", decay);
        RuleCheck.bounds("trace-hebbian", weightMin, weightMax);
    }

    /** BindsNET's Hebbian: {@code nuPre} at a spike of the source, {@code nuPost} at one of the target, no decay. */
    public static TraceHebbian bindsnet(
            double nuPre,
            double nuPost,
            double tauPreMs,
            double tauPostMs,
            boolean additiveTraces,
            double weightMin,
            double weightMax) {
        return new TraceHebbian(
                tauPreMs,
                tauPostMs,
                nuPre,
                nuPost,
                0,
                weightMin,
                weightMax,
                !additiveTraces,
                Coincidence.BOTH,
                Travel.END_OF_STEP);
    }

    /**
     * Anti-Hebbian: spikes that meet make an inhibitory weight stronger, so that the targets' activities become independent
     * (Barlow and Földiák 1989); a spike of the source takes back {@code decay} of it. Weights in [weightMin, 0].
     */
    public static TraceHebbian antiHebbian(
            double tauPreMs, double tauPostMs, double eta, double decay, double weightMin) {
        return new TraceHebbian(
                tauPreMs, tauPostMs, -eta, -eta, decay, weightMin, 0, false, Coincidence.PRE_FIRST, Travel.BEFORE);
    }

    @Override
    public String summary() {
        return "Hebb's rule on spike traces, with a decay at each pre spike (Hebb 1949; Gerstner and Kistler 2002)";
    }

    @Override
    public Traces traces() {
        return new Traces(
                List.of(nearest ? Trace.set(tauPreMs) : Trace.add(tauPreMs)),
                List.of(nearest ? Trace.set(tauPostMs) : Trace.add(tauPostMs)),
                Traces.Pairing.ALL);
    }

    @Override
    public void onPre(Synapse s) {
        double w = s.weight();
        s.weight(w + (etaPre * s.postTrace() - decay * w) * s.event());
    }

    @Override
    public boolean preNeedsPost() {
        return decay == 0;
    }

    @Override
    public void onPost(Synapse s) {
        s.weight(s.weight() + etaPost * s.preTrace() * s.event());
    }
}
