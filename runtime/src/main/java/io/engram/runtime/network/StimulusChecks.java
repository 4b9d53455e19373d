package io.engram.runtime.network;

import java.util.List;
import java.util.Map;

/** Checks one stimulus. */
record StimulusChecks(String path, Map<String, Population> declared, List<Signal> signals, double dtMs) {

    void check(Stimulus stimulus) {
        if (stimulus instanceof Stimulus.Signal signal) {
            signal(signal);
            return;
        }
        if (stimulus instanceof Stimulus.Reset reset) {
            reset(reset.everyMs());
            return;
        }
        Span target = Validation.span(declared, path + ".target", stimulus.target());
        if (declared.get(target.population()).isSource()) {
            throw Violation.of(path + ".target", target.population(), "is a source, which takes no input");
        }
        window(stimulus.fromMs(), stimulus.toMs());
        if (stimulus instanceof Stimulus.Current current) {
            PopulationChecks.length(path + ".current", current.currentPa(), target.size(), "neuron");
        } else if (stimulus instanceof Stimulus.PoissonInput poisson) {
            PopulationChecks.length(path + ".rate", poisson.rateHz(), target.size(), "neuron");
            for (double rate : PopulationChecks.ends(poisson.rateHz())) {
                if (rate < 0) {
                    throw Violation.of(path + ".rate", rate + " Hz", "must be >= 0 Hz");
                }
            }
            if (!Double.isFinite(poisson.weight())) {
                throw Violation.of(path + ".weight", poisson.weight(), "must be a finite number");
            }
        }
    }

    private void window(double fromMs, double toMs) {
        start("from", fromMs);
        if (!(toMs > fromMs)) {
            throw Violation.of(path + ".to", toMs + " ms", "must be after from = " + fromMs + " ms");
        }
    }

    private void start(String key, double ms) {
        if (!(ms >= 0) || Double.isInfinite(ms)) {
            throw Violation.of(path + "." + key, ms + " ms", "must be finite and >= 0 ms");
        }
    }

    private void reset(double everyMs) {
        if (!(everyMs > 0) || Double.isInfinite(everyMs) || !Grid.holds(everyMs, dtMs)) {
            throw Violation.of(
                    path + ".every",
                    everyMs + " ms",
                    "must be a whole number of steps of " + dtMs + " ms, at least one");
        }
    }

    private void signal(Stimulus.Signal signal) {
        List<String> names = signals.stream().map(Signal::name).toList();
        if (!signal.signal().equals(Network.LEARNING) && !names.contains(signal.signal())) {
            throw Violation.at(path + ".signal", Names.unknown("signal", signal.signal(), names));
        }
        if (signal.signal().equals(Network.LEARNING) && signal.adds()) {
            throw Violation.at(path + ".add", "adds to \"" + Network.LEARNING + "\"; must be set, to 1 or 0, by value");
        }
        for (Signal declaredSignal : signals) {
            if (declaredSignal.name().equals(signal.signal())
                    && declaredSignal.errorOf().isPresent()) {
                throw Violation.of(
                        path + ".signal",
                        '"' + signal.signal() + '"',
                        "is an error, which follows \""
                                + declaredSignal.errorOf().get().signal() + "\"; must be that one");
            }
        }
        start("at", signal.fromMs());
        if (!Double.isFinite(signal.value())) {
            throw Violation.of(path + ".value", signal.value(), "must be a finite number");
        }
    }
}
