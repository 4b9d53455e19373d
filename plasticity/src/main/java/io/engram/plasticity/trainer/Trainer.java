package io.engram.plasticity.trainer;

import java.util.List;
import java.util.function.Consumer;

/** Teaches a model patterns. Used by one thread. */
public interface Trainer {

    /**
     * One call is one pass over the patterns in order; what is learned adds up from call to call. A SpecException says what
     * is wrong with a pattern; then nothing was learned.
     */
    void train(List<float[]> patterns);

    /** What the model answers to a pattern; it learns nothing. */
    float[] predict(float[] pattern);

    /** Calls {@code listener} with how far training or recalling has come, on the thread that does it. */
    void configureProgress(Consumer<Progress> listener);

    /** The answers to the patterns, one after another. */
    default List<float[]> predictBatch(List<float[]> patterns) {
        return patterns.stream().map(this::predict).toList();
    }
}
