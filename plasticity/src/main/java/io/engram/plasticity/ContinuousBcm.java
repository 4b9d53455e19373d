package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * The rule of Bienenstock, Cooper and Munro 1982 in continuous time, on traces of the spikes of both sides: the weight moves
 * all the time, not only at spikes, in the clock-driven form known from Brian2.
 *
 * <pre>
 *   dw/dt = eta * x * y * (y - theta)          dx/dt = -x / tauPre,   dy/dt = -y / tauPost, a spike adds 1
 *   dtheta/dt = (y^2 - theta) / tauThreshold   all by forward Euler, from the values at the end of the step before
 * </pre>
 *
 * <p>Acts at every step, before the step's spikes, which change no weight: the coincidence is of no consequence. The weight
 * at the beginning of the step travels ({@code BEFORE}).
 *
 * @param etaPerS learning rate, in the weight's unit a second
 * @param tauPreMs time constant of the source's activity x
 * @param tauPostMs time constant of the target's activity y
 * @param tauThresholdMs time constant of the threshold theta
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 * @param weightFrozenBelow a weight at or below it stays as it is; minus infinity for none
 * @param weightFrozenAbove a weight at or above it stays as it is; infinity for none
 */
public record ContinuousBcm(
        double etaPerS,
        double tauPreMs,
        double tauPostMs,
        double tauThresholdMs,
        double weightMin,
        double weightMax,
        double weightFrozenBelow,
        double weightFrozenAbove)
        implements LearningRule {

    private static final String TYPE = "continuous-bcm";

    /** Activities over 20 and 30 ms, a threshold that slides in 10 s. */
    public ContinuousBcm() {
        this(0.01, 20, 30, 10_000, 0, 1, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public ContinuousBcm {
        RuleCheck.finite(TYPE, "etaPerS", etaPerS);
        RuleCheck.positive(TYPE, "tauPreMs", tauPreMs);
        RuleCheck.positive(TYPE, "tauPostMs", tauPostMs);
        RuleCheck.positive(TYPE, "tauThresholdMs", tauThresholdMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
        RuleCheck.below(TYPE, "weightFrozenBelow", weightFrozenBelow, "weightFrozenAbove", weightFrozenAbove);
    }

    /**
     * As Brian2 users write it, with {@code int(w>0)*int(w<wmax)}: no clipping; a weight that has reached or passed 0 or
     * {@code weightMax} is frozen there.
     */
    public static ContinuousBcm brian(
            double etaPerS, double tauPreMs, double tauPostMs, double tauThresholdMs, double weightMax) {
        return new ContinuousBcm(
                etaPerS,
                tauPreMs,
                tauPostMs,
                tauThresholdMs,
                Double.NEGATIVE_INFINITY,
                Double.POSITIVE_INFINITY,
                0,
                weightMax);
    }

    @Override
    public String summary() {
        return "BCM in continuous time, at every step (Bienenstock, Cooper and Munro 1982)";
    }

    @Override
    public Traces traces() {
        return new Traces(
                List.of(Trace.add(tauPreMs).byEuler()),
                List.of(Trace.add(tauPostMs).byEuler(), Trace.squareOf(0, tauThresholdMs)),
                Traces.Pairing.ALL);
    }

    @Override
    public boolean everyStep() {
        return true;
    }

    @Override
    public void onStep(Synapse s, double dtMs) {
        double w = s.weight();
        if (w > weightFrozenBelow && w < weightFrozenAbove) {
            double y = s.postTrace(0);
            s.weight(w + etaPerS * s.preTrace() * y * (y - s.postTrace(1)) * (dtMs / 1000));
        }
    }

    @Override
    public void onPre(Synapse s) {
        // A spike changes traces, and they change the weight as time passes.
    }

    @Override
    public void onPost(Synapse s) {
        // As onPre.
    }
}
