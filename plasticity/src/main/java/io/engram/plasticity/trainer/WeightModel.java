package io.engram.plasticity.trainer;

/**
 * A model that answers patterns through a matrix of weights, which a trainer may change: what Oja's, Sanger's and one's own
 * trainers need to know of it. Used by one thread while it is trained; answering changes nothing.
 */
public interface WeightModel {

    /** Values of a pattern. */
    int inputs();

    /** Values of an answer. */
    int outputs();

    /** The weights to output {@code o} themselves, one an input: what is written there is the model's. */
    float[] row(int o);

    /** The answer to a pattern; changes nothing, and may be asked from many threads at once. */
    float[] forward(float[] pattern);
}
