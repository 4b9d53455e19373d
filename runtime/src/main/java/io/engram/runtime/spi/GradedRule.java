package io.engram.runtime.spi;

import java.util.List;

/**
 * How dense weights between graded units change when patterns are presented: a line for one synapse and one pattern. A
 * pattern is learned as it is given, whatever values the units have. The sum over a presentation is kept as a double and
 * becomes a float, within the rule's bounds, at its end.
 */
public interface GradedRule extends LearningRule {

    /** What a pattern that shows {@code pre} at the source and {@code post} at the target adds to {@code weight}. */
    double change(double weight, double pre, double post);

    /** None: it sees patterns, not spikes. */
    @Override
    default Traces traces() {
        return new Traces(List.of(), List.of(), Traces.Pairing.ALL);
    }

    @Override
    default void onPre(Synapse synapse) {
        // Graded units have no spikes.
    }

    @Override
    default void onPost(Synapse synapse) {
        // Graded units have no spikes.
    }
}
