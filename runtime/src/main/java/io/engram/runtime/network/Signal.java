package io.engram.runtime.network;

import java.util.Optional;

/**
 * A named number that rules listen to and gates open by: a reward, an error, attention. It is set or added to from outside and
 * by stimuli, and what populations fire adds to it where {@code from} says so.
 *
 * <pre>
 *   at each step:   value = value * exp(-dt / decay),   then what arrives is set or added
 *   an error is     value = r - e   with r another signal and e what was expected of it:   e += (r - e) * dt / over
 * </pre>
 *
 * <p>Spikes of one step are known to all synapses before they learn from that step, so that without a delay they act at once.
 *
 * @param decayMs time constant by which it returns to 0; infinity where it stays as it is
 * @param delayMs after how long what comes in arrives
 * @param from whose spikes add to it
 * @param errorOf what it is the prediction error of; then nothing else moves it
 */
public record Signal(String name, double decayMs, double delayMs, Optional<Spikes> from, Optional<ErrorOf> errorOf) {

    /**
     * Neurons whose spikes count.
     *
     * @param perSpike what each adds; in a batch, each spike in each row adds its part of a row
     */
    public record Spikes(Span neurons, double perSpike) {}

    /**
     * What is expected of a signal is its mean.
     *
     * @param signal declared before this one
     * @param overMs the mean is of about so long, at least a step
     */
    public record ErrorOf(String signal, double overMs) {}

    /** Stays as it was set, at once. */
    public static Signal named(String name) {
        return new Signal(name, Double.POSITIVE_INFINITY, 0, Optional.empty(), Optional.empty());
    }

    /** A reward prediction error. */
    public static Signal errorOf(String name, String signal, double overMs) {
        return new Signal(
                name, Double.POSITIVE_INFINITY, 0, Optional.empty(), Optional.of(new ErrorOf(signal, overMs)));
    }

    /** The same, returning to 0. */
    public Signal decaying(double newDecayMs) {
        return new Signal(name, newDecayMs, delayMs, from, errorOf);
    }

    /** The same, later. */
    public Signal delayed(double newDelayMs) {
        return new Signal(name, decayMs, newDelayMs, from, errorOf);
    }

    /** The same, with what {@code neurons} fire. */
    public Signal from(Span neurons, double perSpike) {
        return new Signal(name, decayMs, delayMs, Optional.of(new Spikes(neurons, perSpike)), errorOf);
    }

    /** Whether time or spikes move it, beside what is set. */
    public boolean moves() {
        return decayMs < Double.POSITIVE_INFINITY || delayMs > 0 || from.isPresent() || errorOf.isPresent();
    }
}
