package io.engram.runtime.network;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import java.util.List;
import java.util.Optional;

/**
 * Synapses from one range of neurons to another.
 *
 * @param weight a value a synapse, in the unit of the target's input
 * @param rule how the weights change; empty for a static projection
 * @param upkeep what keeps the weights in order beside the rule, in this order
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
        Reduction reduction,
        List<Upkeep> upkeep) {

    public Projection {
        upkeep = List.copyOf(upkeep);
    }

    /** One whose rows' changes are averaged. */
    public Projection(
            String name,
            Span from,
            Span to,
            Connect connect,
            Value weight,
            Delays delays,
            Optional<LearningRule> rule) {
        this(name, from, to, connect, weight, delays, rule, Reduction.MEAN, List.of());
    }

    /** A copy in which the rows of a batch come to their changes by {@code newReduction}. */
    public Projection withReduction(Reduction newReduction) {
        return new Projection(name, from, to, connect, weight, delays, rule, newReduction, upkeep);
    }

    /** A copy whose weights are kept in order by {@code newUpkeep}. */
    public Projection withUpkeep(Upkeep... newUpkeep) {
        return new Projection(name, from, to, connect, weight, delays, rule, reduction, List.of(newUpkeep));
    }

    public boolean isPlastic() {
        return rule.isPresent();
    }
}
