package io.engram.runtime.network;

import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.spi.Trace;
import java.util.List;
import java.util.Map;

/** Checks one projection: its ends, its connectivity, its weights and its rule. One use. */
final class ProjectionChecks {
    private final Projection projection;
    private final Map<String, Population> declared;
    private final List<String> signals;
    private final double dtMs;
    private final String path;

    ProjectionChecks(Projection projection, Map<String, Population> declared, List<String> signals, double dtMs) {
        this.projection = projection;
        this.declared = declared;
        this.signals = signals;
        this.dtMs = dtMs;
        this.path = "projections." + projection.name();
    }

    void check() {
        Span from = Validation.span(declared, path + ".from", projection.from());
        Span to = Validation.span(declared, path + ".to", projection.to());
        if (declared.get(to.population()).isSource()) {
            throw Violation.of(path + ".to", to.population(), "is a source, which takes no input");
        }
        ConnectChecks connect = new ConnectChecks(path + ".connect", from, to);
        connect.check(projection.connect());
        explicit(".weight", projection.weight(), connect);
        explicit(".delay", projection.delays().delayMs(), connect);
        new DelayChecks(path, projection.delays(), dtMs).check(projection.isPlastic());
        new GradedChecks(path, projection, dtMs).check(declared.get(from.population()), declared.get(to.population()));
        learning(projection.connect());
        projection.rule().ifPresent(this::rule);
        projection.rule().ifPresent(rule -> postState(rule, declared.get(to.population())));
        upkeep();
    }

    private void postState(LearningRule rule, Population target) {
        List<String> names = ((NeuronModel) target.model())
                .state().stream().map(StateVariable::name).toList();
        for (String name : rule.postState()) {
            if (!names.contains(name)) {
                throw Violation.at(
                        path + ".rule",
                        rule.type() + " reads the state of population \"" + target.name() + "\" ("
                                + target.model().type() + "), which has none of that name: "
                                + Names.unknown("state variable", name, names));
            }
        }
        if (!rule.postState().isEmpty() && rule instanceof GradedRule) {
            throw Violation.at(path + ".rule", rule.type() + " is a rule of graded units, which cannot read state");
        }
    }

    private void upkeep() {
        if (!projection.upkeep().isEmpty()
                && projection
                        .rule()
                        .filter(rule -> !(rule instanceof GradedRule))
                        .isEmpty()) {
            throw Violation.at(
                    path + ".upkeep",
                    "is given, but the weights do not learn from spikes; must be left out, or stand beside a rule (no-learning"
                            + " for none)");
        }
        for (int k = 0; k < projection.upkeep().size(); k++) {
            double everyMs = projection.upkeep().get(k).everyMs();
            if (!(everyMs >= 0) || !Double.isInfinite(everyMs) && !Grid.holds(everyMs, dtMs)) {
                throw Violation.of(
                        path + ".upkeep[" + k + "].every",
                        everyMs + " ms",
                        "must be a whole number of steps of " + dtMs
                                + " ms, 0 for every step or infinity for resets only");
            }
        }
    }

    private void learning(Connect connect) {
        boolean passesOn = connect instanceof Connect.MaxPool || connect instanceof Connect.MeanField;
        if (projection.isPlastic()
                && (passesOn || connect instanceof Connect.Masked masked && masked.of() instanceof Connect.MaxPool)) {
            throw Violation.at(
                    path + ".rule",
                    "is given, but connect = max-pool and mean-field have no synapses that learn; must be left out");
        }
    }

    private void explicit(String key, Value value, ConnectChecks connect) {
        if (value instanceof Value.Explicit explicit) {
            long synapses = connect.synapses(projection.connect());
            if (synapses < 0) {
                throw Violation.at(
                        path + key,
                        explicit.size()
                                + " explicit values; need connect = list, one-to-one, all-to-all, local or convolution, whose"
                                + " synapses are known");
            }
            PopulationChecks.length(path + key, value, synapses, "synapse");
        }
    }

    private void rule(LearningRule rule) {
        for (String signal : rule.signals()) {
            if (!signals.contains(signal)) {
                throw Violation.at(
                        path + ".rule",
                        rule.type() + " listens to a signal that is not declared: "
                                + Names.unknown("signal", signal, signals));
            }
        }
        if (!(rule.weightMin() <= rule.weightMax())) {
            throw Violation.at(
                    path + ".rule",
                    "weightMin = " + rule.weightMin() + " is above weightMax = " + rule.weightMax()
                            + "; must not be above it");
        }
        for (double weight : PopulationChecks.ends(projection.weight())) {
            if (!(weight >= rule.weightMin() && weight <= rule.weightMax())) {
                throw Violation.of(
                        path + ".weight",
                        weight,
                        "must be within " + rule.weightMin() + " and " + rule.weightMax() + ", the bounds of "
                                + rule.type());
            }
        }
        traces("pre", rule.traces().pre());
        traces("post", rule.traces().post());
        states("pre", rule.traces().pre(), List.of());
        states("post", rule.traces().post(), rule.postState());
    }

    private void states(String side, List<Trace> traces, List<String> columns) {
        for (int k = 0; k < traces.size(); k++) {
            Trace trace = traces.get(k);
            if (trace.kind() == Trace.Kind.STATE && (trace.of() < 0 || trace.of() >= columns.size())) {
                throw Violation.at(
                        path + ".rule",
                        side + " trace " + k + " follows state column " + trace.of() + "; must be one of the "
                                + columns.size() + " that the rule reads of its target");
            }
        }
    }

    private void traces(String side, List<Trace> traces) {
        for (int k = 0; k < traces.size(); k++) {
            Trace trace = traces.get(k);
            boolean there = trace.of() >= 0 && trace.of() < traces.size() && trace.of() != k;
            if (trace.kind() == Trace.Kind.SQUARE && !there) {
                throw Violation.at(
                        path + ".rule",
                        side + " trace " + k + " averages the square of " + side + " trace " + trace.of()
                                + "; must be another of the rule's " + traces.size() + " " + side + " traces");
            }
        }
    }
}
