package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;

/**
 * Oja's rule on spikes (Oja 1982, equation 3, a spike of the target standing for its activity outside the brackets): Hebb's, and
 * a loss with the target's own activity, so that weights need no bounds. With x, y the traces of source and target:
 *
 * <pre>
 *   target fires:  w += eta * (x - y * w)        dx/dt = -x / tau,  dy/dt = -y / tau, a spike adds 1
 * </pre>
 *
 * <p>y is that from before the spike. Coincidence {@code PRE_FIRST}: the target's spike sees the source's of the same step; the
 * weight from before the step's post events travels ({@code BEFORE}).
 *
 * @param eta learning rate, unitless
 * @param tauMs time constant of both traces
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record SpikingOja(double eta, double tauMs, double weightMin, double weightMax) implements LearningRule {
    private static final String TYPE = "spiking-oja";

    /** Rate 0.01 over 20 ms, without bounds. */
    public SpikingOja() {
        this(0.01, 20, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public SpikingOja {
        RuleCheck.finite(TYPE, "eta", eta);
        RuleCheck.positive(TYPE, "tauMs", tauMs);
        RuleCheck.bounds(TYPE, weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "Hebb's rule with a loss that normalises, on spikes of the target (Oja 1982)";
    }

    @Override
    public Traces traces() {
        return Traces.prePost(tauMs, tauMs);
    }

    @Override
    public void onPre(Synapse s) {
        // Only a spike of the target changes the weight.
    }

    @Override
    public void onPost(Synapse s) {
        double w = s.weight();
        s.weight(w + eta * (s.preTrace() - s.postTrace() * w) * s.event());
    }
}
