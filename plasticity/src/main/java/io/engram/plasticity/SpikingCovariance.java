package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Trace;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * The covariance rule on spikes: a weight follows what source and target do together beyond their means (Sejnowski 1977; Dayan
 * and Abbott 2001, equations 8.8 and 8.9, a spike standing for the activity outside the brackets). With x, y sliding rates of
 * source and target in Hz:
 *
 * <pre>
 *   source fires:  w += eta * (y - mean(y))        x = 1000 * trace / tauRateMs, a spike adds 1 to its trace
 *   target fires:  w += eta * (x - mean(x))        mean(x) the same with tauMeanMs
 * </pre>
 *
 * <p>Coincidence {@code PRE_FIRST}: the target's spike sees the source's of the same step; the weight from before its own pre
 * update travels.
 *
 * @param eta learning rate, in the weight's unit a Hz
 * @param tauRateMs time constant of the rates
 * @param tauMeanMs time constant of their means; longer than that of the rates
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record SpikingCovariance(double eta, double tauRateMs, double tauMeanMs, double weightMin, double weightMax)
        implements LearningRule {
    private static final String TYPE = "spiking-covariance";

    /** Rates over 20 ms against means over 10 s. */
    public SpikingCovariance() {
        this(1e-4, 20, 10_000, 0, 1);
    }

    public SpikingCovariance {
        RuleCheck.finite(TYPE, "eta", eta);
        RuleCheck.positive(TYPE, "tauRateMs", tauRateMs);
        RuleCheck.positive(TYPE, "tauMeanMs", tauMeanMs);
        RuleCheck.below(TYPE, "tauRateMs", tauRateMs, "tauMeanMs", tauMeanMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "the covariance of both sides' rates, on spikes (Sejnowski 1977)";
    }

    @Override
    public Traces traces() {
        List<Trace> side = List.of(Trace.add(tauRateMs), Trace.add(tauMeanMs));
        return new Traces(side, side, Traces.Pairing.ALL);
    }

    @Override
    public void onPre(Synapse s) {
        s.weight(s.weight() + eta * aboveMeanHz(s.postTrace(0), s.postTrace(1)) * s.event());
    }

    @Override
    public void onPost(Synapse s) {
        s.weight(s.weight() + eta * aboveMeanHz(s.preTrace(0), s.preTrace(1)) * s.event());
    }

    private double aboveMeanHz(double fast, double slow) {
        return 1000 * (fast / tauRateMs - slow / tauMeanMs);
    }
}
