package io.engram.runtime.spi;

import java.util.Optional;

/**
 * Keeps weights in order beside the rule that changes them: acts on all weights of one target at once, at every step or
 * from time to time, after the events of the step. Immutable, without state of its own.
 *
 * <p>One that acts at every step acts before weights are clipped to the bounds of the rule; what one that acts from time to
 * time writes is clipped at the end of the next step.
 */
public interface Upkeep extends Component {

    /** From one time to the next; 0 for every step. */
    double everyMs();

    /** Acts on the weights of a target, one after another. */
    void apply(Column column);

    /** The trace of the target's spikes that it reads, if any; in a batch the mean over the rows. */
    default Optional<Trace> trace() {
        return Optional.empty();
    }

    /**
     * The weights of one projection to one target, or of one kernel that targets share. A flyweight: valid during the call
     * only.
     */
    interface Column {
        /** How many weights. */
        int size();

        /** Weight {@code k}, in the order of the sources. */
        double weight(int k);

        /** Sets it. */
        void weight(int k, double weight);

        /** The trace of {@link Upkeep#trace} as it stands; of a kernel the mean over its targets. */
        double trace();

        /** Time since it acted last, or since the run began. */
        double elapsedMs();
    }
}
