package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.util.List;

/**
 * Changes nothing by itself: for weights that are set from outside, or that only their upkeep changes.
 *
 * <pre>
 *   source fires:  w stays          target fires:  w stays
 * </pre>
 *
 * @param weightMin the least weight
 * @param weightMax the greatest weight
 */
public record NoLearning(double weightMin, double weightMax) implements LearningRule {

    /** Without bounds. */
    public NoLearning() {
        this(Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);
    }

    public NoLearning {
        RuleCheck.bounds("no-learning", weightMin, weightMax);
    }

    @Override
    public String summary() {
        return "changes nothing: for weights that are set from outside or only kept up";
    }

    @Override
    public Traces traces() {
        return new Traces(List.of(), List.of(), Traces.Pairing.ALL);
    }

    @Override
    public void onPre(Synapse s) {
        // No event changes a weight.
    }

    @Override
    public boolean preNeedsPost() {
        return true;
    }

    @Override
    public void onPost(Synapse s) {
        // No event changes a weight.
    }
}
