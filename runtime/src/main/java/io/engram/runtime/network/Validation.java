package io.engram.runtime.network;

import io.engram.runtime.spi.GradedModel;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Checks a description as a whole: what it is called, how long it lasts; its parts have checks of their own. */
final class Validation {
    /** Beyond it a double does not count steps one by one. */
    private static final double MOST_STEPS = 0x1p53;

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9_-]*");

    private Validation() {}

    static void check(
            String name,
            double dtMs,
            double durationMs,
            double warmUpMs,
            int batch,
            List<Population> populations,
            List<Projection> projections,
            List<Stimulus> stimuli,
            List<Signal> signals,
            Recording recording) {
        name("name", "network", name);
        time(dtMs, durationMs, warmUpMs);
        names(
                "populations",
                "population",
                populations.stream().map(Population::name).toList());
        names(
                "projections",
                "projection",
                projections.stream().map(Projection::name).toList());
        List<String> signalNames = signals.stream().map(Signal::name).toList();
        names("signals", "signal", signalNames);
        Map<String, Population> declared = new LinkedHashMap<>();
        for (Population population : populations) {
            PopulationChecks.check(population);
            declared.put(population.name(), population);
        }
        new SignalChecks(declared, dtMs).check(signals);
        batch(batch, populations);
        for (Projection projection : projections) {
            new ProjectionChecks(projection, declared, signalNames, dtMs).check();
        }
        for (int k = 0; k < stimuli.size(); k++) {
            new StimulusChecks("stimuli[" + k + "]", declared, signals, dtMs).check(stimuli.get(k));
        }
        new RecordingChecks(declared, projections).check(recording);
    }

    private static void time(double dtMs, double durationMs, double warmUpMs) {
        if (!(dtMs > 0) || Double.isInfinite(dtMs)) {
            throw Violation.of("dt", dtMs + " ms", "must be finite and > 0 ms");
        }
        if (!(durationMs > 0) || Double.isInfinite(durationMs)) {
            throw Violation.of("duration", durationMs + " ms", "must be finite and > 0 ms");
        }
        if (Grid.steps(durationMs, dtMs) < 1) {
            throw Violation.of("duration", durationMs + " ms", "must be at least one step of dt = " + dtMs + " ms");
        }
        if (durationMs / dtMs > MOST_STEPS) {
            throw Violation.of("duration", durationMs + " ms", "must be at most 2^53 steps of dt = " + dtMs + " ms");
        }
        if (!Grid.holds(durationMs, dtMs)) {
            throw Violation.of("duration", durationMs + " ms", "must be whole steps of dt = " + dtMs + " ms");
        }
        if (!(warmUpMs >= 0 && warmUpMs <= durationMs)) {
            throw Violation.of(
                    "warmUp", warmUpMs + " ms", "must be within 0 ms and the duration of " + durationMs + " ms");
        }
    }

    /** Rows of graded units would need sums of their own for every weight; what shows patterns in turn needs none. */
    private static void batch(int batch, List<Population> populations) {
        if (batch < 1) {
            throw Violation.of("batch", batch, "must be at least 1");
        }
        for (Population population : populations) {
            if (batch > 1 && population.model() instanceof GradedModel model) {
                throw Violation.of(
                        "batch",
                        batch,
                        "must be 1, since population \"" + population.name() + "\" is graded (" + model.type()
                                + "); only spiking populations run in batches");
            }
            if ((long) population.size() * batch > Integer.MAX_VALUE) {
                throw Violation.of(
                        "batch",
                        batch,
                        "must be at most " + Integer.MAX_VALUE / population.size() + ", since population \""
                                + population.name() + "\" has " + population.size() + " neurons");
            }
        }
    }

    private static void names(String path, String kind, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            name(path, kind, name);
            if (!seen.add(name)) {
                throw Violation.at(path, kind + " \"" + name + "\" is declared twice; names must differ");
            }
        }
    }

    private static void name(String path, String kind, String name) {
        if (!NAME.matcher(name).matches()) {
            throw Violation.at(
                    path,
                    kind + " name \"" + name + "\" is not allowed; must be letters, digits, - and _, the first a letter"
                            + " or a digit");
        }
    }

    /** The population called {@code name}, which {@code path} refers to. */
    static Population population(Map<String, Population> declared, String path, String name) {
        Population population = declared.get(name);
        if (population == null) {
            throw Violation.at(path, Names.unknown("population", name, declared.keySet()));
        }
        return population;
    }

    /** {@code span} with its end, within its population. */
    static Span span(Map<String, Population> declared, String path, Span span) {
        Population population = population(declared, path, span.population());
        Span within = span.within(population.size());
        if (within.first() < 0 || within.last() > population.size() || within.size() < 1) {
            throw Violation.of(
                    path,
                    span.population() + "[" + span.first() + ".." + within.last() + "]",
                    "must be a range within 0.." + population.size() + " that is not empty");
        }
        return within;
    }
}
