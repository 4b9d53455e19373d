package io.engram.examples.docs;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;

/**
 * Pair STDP with soft bounds (van Rossum, Bi and Turrigiano 2000): potentiation in proportion to what is left to the greatest
 * weight, depression in proportion to the weight. Weights in [0, weightMax].
 */
public record SoftBoundStdp(double etaPlus, double etaMinus, double tauPlusMs, double tauMinusMs, double weightMax)
        implements LearningRule {

    /** The defaults. */
    public SoftBoundStdp() {
        this(0.01, 0.01, 20, 20, 1);
    }

    public SoftBoundStdp {
        if (!(weightMax > 0)) {
            throw new SpecException("rule soft-bound-stdp: weightMax=" + weightMax + "; must be > 0");
        }
    }

    @Override
    public String summary() {
        return "pair STDP with soft bounds (van Rossum, Bi and Turrigiano 2000)";
    }

    @Override
    public Traces traces() {
        return Traces.prePost(tauPlusMs, tauMinusMs);
    }

    @Override
    public void onPre(Synapse s) {
        s.weight(s.weight() - etaMinus * s.weight() * s.postTrace());
    }

    @Override
    public void onPost(Synapse s) {
        s.weight(s.weight() + etaPlus * (weightMax - s.weight()) * s.preTrace());
    }

    @Override
    public double weightMin() {
        return 0;
    }
}
