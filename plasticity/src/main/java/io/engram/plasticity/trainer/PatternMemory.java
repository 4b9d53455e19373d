package io.engram.plasticity.trainer;

import java.util.List;
import java.util.function.Consumer;

/** What a {@link HebbianTrainer} teaches: it adds outer products of patterns to a square matrix of weights. */
public interface PatternMemory {

    /** Values of a pattern, and of an answer. */
    int units();

    /** The weights learn {@code patterns}: {@code w += factor * x x'} for each; all of them, or none where one is refused. */
    void imprint(List<float[]> patterns, double factor);

    /** Sets weights to 0: all, or those of units to themselves. */
    void clear(boolean all);

    /** What it makes of {@code cue} in at most {@code most} updates, each of which {@code progress} is told of. */
    float[] answer(float[] cue, int most, Consumer<Progress> progress);

    /** A model with as many outputs as inputs; it answers at once. */
    static PatternMemory of(WeightModel model) {
        return new SquareMemory(model);
    }
}
