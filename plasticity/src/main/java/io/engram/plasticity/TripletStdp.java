package io.engram.plasticity;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * Triplets of spikes: potentiation that depends on the target's spikes before, depression on the source's (Pfister and Gerstner
 * 2006, equations 3 and 4). With r1, r2 traces of the source, o1, o2 of the target:
 *
 * <pre>
 *   source fires:  w -= o1 * (a2Minus + a3Minus * r2)     r1 decays with tauPlus,  r2 with tauX
 *   target fires:  w += r1 * (a2Plus + a3Plus * o2)       o1 decays with tauMinus, o2 with tauY
 * </pre>
 *
 * <p>r2 and o2 are those from before the spike itself. Unless set otherwise the coincidence is {@code PRE_FIRST} and the weight
 * from before its own pre update travels; {@code BOTH} is refused, for a spike would see itself.
 *
 * @param tauPlusMs time constant of r1
 * @param tauMinusMs time constant of o1
 * @param tauXMs time constant of r2
 * @param tauYMs time constant of o2
 * @param a2Plus potentiation by a pair, in the weight's unit
 * @param a2Minus depression by a pair, in the weight's unit
 * @param a3Plus potentiation by a triplet post, pre, post, in the weight's unit
 * @param a3Minus depression by a triplet pre, post, pre, in the weight's unit
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param nearest whether a spike sets its traces to 1 instead of adding 1
 * @param coincidence what a pre and a post event in one step see of one another
 * @param travel which weight travels with a pre spike
 */
public record TripletStdp(
        double tauPlusMs,
        double tauMinusMs,
        double tauXMs,
        double tauYMs,
        double a2Plus,
        double a2Minus,
        double a3Plus,
        double a3Minus,
        double weightMin,
        double weightMax,
        boolean nearest,
        Coincidence coincidence,
        Travel travel)
        implements LearningRule {
    private static final String TYPE = "triplet-stdp";
    private static final double TAU_PLUS_MS = 16.8;
    private static final double TAU_MINUS_MS = 33.7;

    /** The full model of visual cortex, every spike counted. */
    public TripletStdp() {
        this(
                TAU_PLUS_MS,
                TAU_MINUS_MS,
                101,
                125,
                5e-10,
                7e-3,
                6.2e-3,
                2.3e-4,
                0,
                1,
                false,
                Coincidence.PRE_FIRST,
                Travel.BEFORE);
    }

    public TripletStdp {
        RuleCheck.positive(TYPE, "tauPlusMs", tauPlusMs);
        RuleCheck.positive(TYPE, "tauMinusMs", tauMinusMs);
        RuleCheck.positive(TYPE, "tauXMs", tauXMs);
        RuleCheck.positive(TYPE, "tauYMs", tauYMs);
        RuleCheck.finite(TYPE, "a2Plus", a2Plus);
        RuleCheck.finite(TYPE, "a2Minus", a2Minus);
        RuleCheck.finite(TYPE, "a3Plus", a3Plus);
        RuleCheck.finite(TYPE, "a3Minus", a3Minus);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
        if (coincidence == Coincidence.BOTH) {
            throw new SpecException("rule " + TYPE
                    + ": coincidence=both; must be pre-first, post-first or neither, for in a triplet a spike"
                    + " meets the traces from before it");
        }
    }

    /** Visual cortex, full model (Pfister and Gerstner 2006, tables 3 and 4); weights in [0, 1]. */
    public static TripletStdp visualCortex(boolean nearest) {
        return nearest
                ? paper(true, 714, 40, 8.8e-11, 6.6e-3, 5.3e-2, 3.1e-3)
                : paper(false, 101, 125, 5e-10, 7e-3, 6.2e-3, 2.3e-4);
    }

    /** Visual cortex, minimal model: no potentiation by pairs, no depression by triplets. */
    public static TripletStdp visualCortexMinimal(boolean nearest) {
        return nearest ? paper(true, 714, 40, 0, 8e-3, 5e-2, 0) : paper(false, 101, 114, 0, 7.1e-3, 6.5e-3, 0);
    }

    /** Hippocampal culture, full model; weights in [0, 1]. */
    public static TripletStdp hippocampus(boolean nearest) {
        return nearest
                ? paper(true, 575, 47, 4.6e-3, 3e-3, 9.1e-3, 7.5e-9)
                : paper(false, 946, 27, 6.1e-3, 1.6e-3, 6.7e-3, 1.4e-3);
    }

    /** Hippocampal culture, minimal model: no depression by triplets. */
    public static TripletStdp hippocampusMinimal(boolean nearest) {
        return nearest ? paper(true, 575, 48, 4.6e-3, 3e-3, 9.1e-3, 0) : paper(false, 946, 40, 5.3e-3, 3.5e-3, 8e-3, 0);
    }

    private static TripletStdp paper(
            boolean nearest,
            double tauXMs,
            double tauYMs,
            double a2Plus,
            double a2Minus,
            double a3Plus,
            double a3Minus) {
        return new TripletStdp(
                TAU_PLUS_MS,
                TAU_MINUS_MS,
                tauXMs,
                tauYMs,
                a2Plus,
                a2Minus,
                a3Plus,
                a3Minus,
                0,
                1,
                nearest,
                Coincidence.PRE_FIRST,
                Travel.BEFORE);
    }

    /**
     * NEST's {@code stdp_triplet_synapse}: traces are read as they were before the step, the weight after the update travels,
     * weights between 0 and {@code weightLimit}, which may be negative. Use it with dendritic delays.
     */
    public static TripletStdp nest(
            double tauPlusMs,
            double tauMinusMs,
            double tauPlusTripletMs,
            double tauMinusTripletMs,
            double aPlus,
            double aMinus,
            double aPlusTriplet,
            double aMinusTriplet,
            double weightLimit) {
        double sign = weightLimit < 0 ? -1 : 1;
        return new TripletStdp(
                tauPlusMs,
                tauMinusMs,
                tauPlusTripletMs,
                tauMinusTripletMs,
                sign * aPlus,
                sign * aMinus,
                sign * aPlusTriplet,
                sign * aMinusTriplet,
                Math.min(0, weightLimit),
                Math.max(0, weightLimit),
                false,
                Coincidence.NEITHER,
                Travel.AFTER);
    }

    @Override
    public String summary() {
        return "STDP by pairs and triplets of spikes (Pfister and Gerstner 2006)";
    }

    @Override
    public Traces traces() {
        return new Traces(
                List.of(trace(tauPlusMs), trace(tauXMs)),
                List.of(trace(tauMinusMs), trace(tauYMs)),
                Traces.Pairing.ALL);
    }

    private Trace trace(double tauMs) {
        return nearest ? Trace.set(tauMs) : Trace.add(tauMs);
    }

    @Override
    public void onPre(Synapse s) {
        s.weight(s.weight() - s.postTrace(0) * (a2Minus + a3Minus * s.preTrace(1)) * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        s.weight(s.weight() + s.preTrace(0) * (a2Plus + a3Plus * s.postTrace(1)) * s.event());
    }
}
