package io.engram.runtime.spi;

import java.util.List;

/** Something that came from outside and the step from which it acts. */
public sealed interface OutsideInput {
    /** The step at which it takes effect. */
    long step();

    /** For a {@code row}: every row of the batch. */
    int ALL_ROWS = -1;

    /** Entries of a source population, {@code neuron * batch + row}, that fire at {@code step}; neurons where there is one row. */
    record Spikes(long step, String population, List<Integer> neurons) implements OutsideInput {
        public Spikes {
            neurons = List.copyOf(neurons);
        }
    }

    /**
     * A current into neurons {@code first} to {@code last} (exclusive) from {@code step} to {@code untilStep} (exclusive), in
     * {@code row} of the batch or in {@link #ALL_ROWS}.
     */
    record Current(long step, String population, int first, int last, double currentPa, long untilStep, int row)
            implements OutsideInput {
        /** Into all rows. */
        public Current(long step, String population, int first, int last, double currentPa, long untilStep) {
            this(step, population, first, last, currentPa, untilStep, ALL_ROWS);
        }
    }

    /**
     * The units of a {@link GradedModel} take these values at {@code step}, which is theirs alone: no unit is updated. An
     * {@link EncoderModel} shows them from {@code step} on, in {@code row} of the batch or in {@link #ALL_ROWS}.
     */
    record Values(long step, String population, Pattern values, int row) implements OutsideInput {
        /** In all rows. */
        public Values(long step, String population, Pattern values) {
            this(step, population, values, ALL_ROWS);
        }
    }

    /**
     * Patterns that the {@link GradedRule} of a projection learns before {@code step}, one after the other: pattern k shows
     * {@code sources.get(k)} at its sources and {@code targets.get(k)} at its targets.
     *
     * @param factor multiplies every change; negative to unlearn
     */
    record Imprint(long step, String projection, List<Pattern> sources, List<Pattern> targets, double factor)
            implements OutsideInput {
        public Imprint {
            sources = List.copyOf(sources);
            targets = List.copyOf(targets);
        }
    }

    /**
     * Before {@code step} every neuron goes back to its initial state, but for what it has learned; what is on its way to
     * neurons, and traces of spikes, are forgotten. Weights, noise, currents and sources go on.
     */
    record Reset(long step) implements OutsideInput {}

    /** A signal, such as reward, set to {@code value}; or {@code value} is added to it. */
    record Signal(long step, String signal, double value, boolean adds) implements OutsideInput {
        /** Sets it. */
        public Signal(long step, String signal, double value) {
            this(step, signal, value, false);
        }
    }
}
