package io.engram.runtime.network;

import io.engram.runtime.spi.LearningRule;
import java.util.Optional;

/**
 * Synapses from one range of neurons to another.
 *
 * @param weight a value a synapse, in the unit of the target's input
 * @param rule how the weights change; empty for a static projection
 */
public record Projection(
        String name, Span from, Span to, Connect connect, Value weight, Delays delays, Optional<LearningRule> rule) {
    public boolean isPlastic() {
        return rule.isPresent();
    }
}
