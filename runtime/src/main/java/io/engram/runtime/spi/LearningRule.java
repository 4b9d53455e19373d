package io.engram.runtime.spi;

import java.util.List;

/**
 * How a synapse changes: two lines, one for a spike of its source and one for a spike of its target; for the few rules that
 * ask for it, a third for the passing of time. Immutable, without state of its own; the engine owns the loop, the traces and
 * the weights, and clones the loop for each rule.
 */
public interface LearningRule extends Component {

    /** The traces this rule reads. */
    Traces traces();

    /** The source fired; called when the rule sees the spike, {@code preDelay} after it. */
    void onPre(Synapse synapse);

    /**
     * Whether a spike of the source leaves a synapse as it is where all traces of the target read 0, whatever else it reads:
     * then the engine may leave out to ask. In most layers few targets have fired lately.
     */
    default boolean preNeedsPost() {
        return false;
    }

    /** The target fired; called when the rule sees the spike, {@code postDelay} after it. */
    void onPost(Synapse synapse);

    /**
     * The state columns of the target's neuron model that this rule reads with {@link PostSide#postState}, by name, for example
     * {@code v}. Low-passed, they are traces: {@link Trace#lowPass}.
     */
    default List<String> postState() {
        return List.of();
    }

    /**
     * Whether a target's state changes its synapses at this step, so that {@link #onState} is called for them: asked, where
     * {@link #postState} names columns, once a target and step, when traces have decayed and before the step's spikes.
     */
    default boolean stateActs(PostSide target) {
        return false;
    }

    /**
     * The target's state acts; called for each of its synapses where {@link #stateActs} holds. Traces read as they stand,
     * whatever their pairing; the weight is clipped after the call, and what rounding to a float leaves out is kept.
     *
     * @param dtMs time since the last call: a step, or {@link #stepMs}
     */
    default void onState(Synapse synapse, double dtMs) {}

    /** The names of the signals (reward, error, attention) that this rule listens to. */
    default List<String> signals() {
        return List.of();
    }

    /**
     * A signal of {@link #signals} was set or added to, from outside or by spikes; called for every synapse, before the spikes
     * of that step. That it decays is seen in {@link Synapse#signal(int)} only.
     */
    default void onSignal(Synapse synapse, String signal) {}

    /** What each synapse has of its own beside its weight, read and set with {@link Synapse#variable(int)}. */
    default List<SynapseVariable> variables() {
        return List.of();
    }

    /**
     * Whether time alone changes weights, so that {@link #onStep} is called for every synapse at every step: a part of what
     * the rule is, and costly, for other rules visit a synapse only when one of its neurons fires.
     */
    default boolean everyStep() {
        return false;
    }

    /** How often time acts, where {@link #everyStep} holds: 0 at every step of the network, else every so many ms, rounded. */
    default double stepMs() {
        return 0;
    }

    /** {@link #stepMs} in steps of {@code dtMs}, at least one. */
    default long stepSteps(double dtMs) {
        return Math.max(1, StrictMath.round(stepMs() / dtMs));
    }

    /** Whether {@link #onStep} comes after the spikes of the step, and so sees what they did, instead of before them. */
    default boolean stepsLast() {
        return false;
    }

    /**
     * A step passes: called, where {@link #everyStep} holds, unless {@link #stepsLast} before traces decay and before the step's spikes, after signals,
     * so that weight and traces are those from the end of the step before (forward Euler). Traces read as they stand,
     * whatever their pairing; the weight is clipped after the call. What rounding to a float leaves out is kept for the next
     * step, so that slow changes add up.
     *
     * @param dtMs the length of the step
     */
    default void onStep(Synapse synapse, double dtMs) {}

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
        /**
         * Both traces are raised, then both sides act, each on the weight from before the other; the changes are added and
         * clipped once (BindsNET, CANNs).
         */
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
        END_OF_STEP,
        /** What {@link #onPre} says with {@link Synapse#send}; where it says nothing, the weight from before. */
        COMPUTED
    }
}
