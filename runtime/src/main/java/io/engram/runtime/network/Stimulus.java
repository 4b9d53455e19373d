package io.engram.runtime.network;

import io.engram.runtime.spi.Schedule;

/** What acts on a population over time, apart from spikes: part of the description. */
public sealed interface Stimulus {
    /** The neurons it acts on. */
    Span target();

    /** From this time on: the first step it acts on ends one step after {@code fromMs}. */
    double fromMs();

    /** Until this time: the last step it acts on ends at {@code toMs}; infinity for the whole run. */
    double toMs();

    /** A current step, a value a neuron, in pA. */
    record Current(Span target, Value currentPa, double fromMs, double toMs) implements Stimulus {}

    /**
     * Poisson input private to each neuron: at each step a Poisson number of events of {@code weight} is added to its
     * input. No spikes are sent or journaled.
     *
     * @param rateHz a value a neuron
     * @param rateOverTime multiplies the rate
     */
    record PoissonInput(Span target, Value rateHz, double weight, Schedule rateOverTime, double fromMs, double toMs)
            implements Stimulus {}

    /** A reset after every {@code everyMs}, before the next step begins: what is shown to the network lasts so long. */
    record Reset(double everyMs) implements Stimulus {
        @Override
        public Span target() {
            throw new IllegalStateException("a reset is of all neurons");
        }

        @Override
        public double fromMs() {
            return everyMs;
        }

        @Override
        public double toMs() {
            return Double.POSITIVE_INFINITY;
        }
    }

    /** A signal set to {@code value} at the step that ends at {@code fromMs}, or {@code adds} it to what is there. */
    record Signal(String signal, double value, boolean adds, double fromMs) implements Stimulus {
        /** Sets it. */
        public Signal(String signal, double value, double fromMs) {
            this(signal, value, false, fromMs);
        }

        @Override
        public Span target() {
            throw new IllegalStateException("a signal has no target neurons");
        }

        @Override
        public double toMs() {
            return fromMs;
        }
    }
}
