package io.engram.runtime.spi;

/** The target of a synapse, as a learning rule sees it: its traces and its state. A flyweight: valid during the call only. */
public interface PostSide {

    /** The first post trace. */
    default double postTrace() {
        return postTrace(0);
    }

    /** Post trace {@code k}, in the order of {@link Traces#post}. */
    double postTrace(int k);

    /** The first state column. */
    default double postState() {
        return postState(0);
    }

    /**
     * State column {@code k} of the target, in the order of {@link LearningRule#postState}: as it was {@code postDelay} ago, at
     * the end of that step; before the first step as the run began.
     */
    double postState(int k);
}
