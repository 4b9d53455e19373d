package io.engram.runtime.network;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import java.util.Optional;

/**
 * Synapses from one range of neurons to another.
 *
 * @param weight a value a synapse, in the unit of the target's input
 * @param rule how the weights change; empty for a static projection
 * @param reduction what becomes of the changes that the rows of a batch want
 */
public record Projection(
        String name,
        Span from,
        Span to,
        Connect connect,
        Value weight,
        Delays delays,
        Optional<LearningRule> rule,
        Reduction reduction) {

    /** One whose rows' changes are averaged. */
    public Projection(
            String name,
            Span from,
            Span to,
            Connect connect,
            Value weight,
            Delays delays,
            Optional<LearningRule> rule) {
        this(name, from, to, connect, weight, delays, rule, Reduction.MEAN);
    }

    /** A copy in which the rows of a batch come to their changes by {@code newReduction}. */
    public Projection withReduction(Reduction newReduction) {
        return new Projection(name, from, to, connect, weight, delays, rule, newReduction);
    }

    public boolean isPlastic() {
        return rule.isPresent();
    }
}
