package io.engram.runtime.spi;

import java.util.List;

/** Something that came from outside and the step from which it acts. */
public sealed interface OutsideInput {
    /** The step at which it takes effect. */
    long step();

    /** Neurons of a source population that fire at {@code step}. */
    record Spikes(long step, String population, List<Integer> neurons) implements OutsideInput {
        public Spikes {
            neurons = List.copyOf(neurons);
        }
    }

    /** A current into neurons {@code first} to {@code last} (exclusive) from {@code step} to {@code untilStep} (exclusive). */
    record Current(long step, String population, int first, int last, double currentPa, long untilStep)
            implements OutsideInput {}

    /** A signal, such as reward, set to {@code value}. */
    record Signal(long step, String signal, double value) implements OutsideInput {}
}
