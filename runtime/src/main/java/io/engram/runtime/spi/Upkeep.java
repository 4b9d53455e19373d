package io.engram.runtime.spi;

import java.util.Optional;

/**
 * Keeps weights in order beside the rule that changes them: acts on all weights of one target at once, at every step, from
 * time to time or at a reset, after the events of the step. Immutable, without state of its own. Rests while nothing learns.
 *
 * <p>What one that acts at every step writes is clipped to the bounds of the rule at once; what the others write, at the end
 * of the next step. Beside a rule whose sides act together and whose weights travel at the end of a step, that which acts at
 * every step sees weights before they are clipped (BindsNET).
 */
public interface Upkeep extends Component {

    /** From one time to the next; 0 for every step, infinity for resets only: the end of what was shown. */
    double everyMs();

    /** Acts on the weights of a target, one after another. */
    void apply(Column column);

    /**
     * The trace of the target's spikes that it reads, if any; in a batch the mean over the rows. It is as slow as what is
     * learned, and kept as that is: by a reset, and while nothing learns.
     */
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

        /** The time that it acts for: from one time to the next, a step at every step, 0 at a reset. */
        double elapsedMs();
    }
}
