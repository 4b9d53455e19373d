package io.engram.runtime.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks the signals of a network. */
record SignalChecks(Map<String, Population> declared, double dtMs) {
    /** What is on its way is kept step by step. */
    private static final long MOST_STEPS = 1 << 26;

    void check(List<Signal> signals) {
        List<String> before = new ArrayList<>();
        for (Signal signal : signals) {
            check("signals." + signal.name(), signal, before);
            before.add(signal.name());
        }
    }

    private void check(String path, Signal signal, List<String> before) {
        if (signal.name().equals(Network.LEARNING)) {
            throw Violation.at(
                    "signals", "declares \"" + Network.LEARNING + "\", which every network has; must be left out");
        }
        if (!(signal.decayMs() > 0)) {
            throw Violation.of(path + ".decay", signal.decayMs() + " ms", "must be > 0 ms");
        }
        if (!(signal.delayMs() >= 0)
                || !Grid.holds(signal.delayMs(), dtMs)
                || Grid.steps(signal.delayMs(), dtMs) > MOST_STEPS) {
            throw Violation.of(
                    path + ".delay",
                    signal.delayMs() + " ms",
                    "must be whole steps of dt = " + dtMs + " ms, 0 to " + MOST_STEPS);
        }
        signal.from().ifPresent(from -> {
            Validation.span(declared, path + ".from", from.neurons());
            if (!Double.isFinite(from.perSpike())) {
                throw Violation.of(path + ".perSpike", from.perSpike(), "must be a finite number");
            }
        });
        signal.errorOf().ifPresent(error -> error(path, signal, error, before));
    }

    private void error(String path, Signal signal, Signal.ErrorOf error, List<String> before) {
        if (!before.contains(error.signal())) {
            throw Violation.of(
                    path + ".errorOf",
                    '"' + error.signal() + '"',
                    "must be a signal declared before, one of " + before);
        }
        if (!(error.overMs() >= dtMs) || Double.isInfinite(error.overMs())) {
            throw Violation.of(
                    path + ".over",
                    error.overMs() + " ms",
                    "must be finite and at least a step of dt = " + dtMs + " ms");
        }
        if (signal.from().isPresent() || signal.decayMs() < Double.POSITIVE_INFINITY || signal.delayMs() > 0) {
            throw Violation.at(
                    path, "is an error, which follows its signal; must have no decay, delay or spikes of its own");
        }
    }
}
