package io.engram.runtime.spi;

import java.util.List;

/**
 * How a synapse changes: two lines, one for a spike of its source and one for a spike of its target. Immutable, without
 * state of its own; the engine owns the loop, the traces and the weights, and clones the loop for each rule.
 */
public interface LearningRule extends Component {

    /** The traces this rule reads. */
    Traces traces();

    /** The source fired; called when the rule sees the spike, {@code preDelay} after it. */
    void onPre(Synapse synapse);

    /** The target fired; called when the rule sees the spike, {@code postDelay} after it. */
    void onPost(Synapse synapse);

    /** The names of the signals (reward, error, attention) that this rule listens to. */
    default List<String> signals() {
        return List.of();
    }

    /** A signal of {@link #signals} was set; called for every synapse, before the spikes of that step. */
    default void onSignal(Synapse synapse, String signal) {}

    /** What a pre and a post event in one step see of one another. */
    default Coincidence coincidence() {
        return Coincidence.PRE_FIRST;
    }

    /** Which weight travels with a pre spike. */
    default Travel travel() {
        return Travel.BEFORE;
    }

    /** The least weight; minus infinity where there is none. */
    default double weightMin() {
        return Double.NEGATIVE_INFINITY;
    }

    /** The greatest weight; infinity where there is none. */
    default double weightMax() {
        return Double.POSITIVE_INFINITY;
    }

    /** What a pre and a post event in one step see of one another. */
    enum Coincidence {
        /** The pre event acts whole, its trace raised, then the post event sees it (Brian2). */
        PRE_FIRST,
        /** The post event acts whole, its trace raised, then the pre event sees it. */
        POST_FIRST,
        /** Both traces are raised, then both act: onPre, then onPost; the weight is clipped once (BindsNET, CANNs). */
        BOTH,
        /** Both act on the traces from before: onPost, then onPre; then both traces are raised (NEST). */
        NEITHER
    }

    /** Which weight travels with a pre spike, read when the rule sees that spike. */
    enum Travel {
        /** The one from before its own pre update (Brian2's usual order). */
        BEFORE,
        /** The one from after its own pre update (NEST). */
        AFTER,
        /** The one at the end of that step, after all its events (BindsNET). */
        END_OF_STEP
    }
}
