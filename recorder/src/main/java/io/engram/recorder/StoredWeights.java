package io.engram.recorder;

import io.engram.runtime.Weights;
import java.util.function.Supplier;

/**
 * Weights of a projection in a journal, which {@link #weights} reads each time; only while the journal is open.
 *
 * @param step all weight changes of events up to this step are in them
 * @param change whether they were set from outside
 */
public record StoredWeights(long step, boolean change, Supplier<Weights> source) {
    /** Reads them. */
    public Weights weights() {
        return source.get();
    }
}
