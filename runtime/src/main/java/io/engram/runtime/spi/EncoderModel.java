package io.engram.runtime.spi;

/**
 * A source that turns values given from outside into spikes: a population shows a pattern, one value a unit, from the step
 * at which it is set until the next one, and is silent before the first. The seed, the description and the patterns, which
 * a journal holds, determine its spikes. Immutable.
 */
public interface EncoderModel extends SourceModel {

    @Override
    EncoderKernel kernel(SourceContext context);

    /** Whether a unit may show {@code value}, which is finite. */
    default boolean takes(float value) {
        return value >= 0;
    }

    /** What {@link #takes} asks for, as the end of a sentence. */
    default String allowed() {
        return "must be >= 0";
    }
}
