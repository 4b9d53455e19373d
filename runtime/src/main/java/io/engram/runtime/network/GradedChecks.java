package io.engram.runtime.network;

import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.NeuronModel;

/** Checks a projection that begins or ends at graded units: values and weights go together, spikes and synapses do. */
record GradedChecks(String path, Projection projection, double dtMs) {

    void check(Population from, Population to) {
        boolean graded = projection.rule().filter(GradedRule.class::isInstance).isPresent();
        if (!graded) {
            refuse(".from", from);
            refuse(".to", to);
            return;
        }
        String rule = projection.rule().orElseThrow().type();
        need(".from", rule, from);
        need(".to", rule, to);
        whole(".from", projection.from(), from);
        whole(".to", projection.to(), to);
        if (!(projection.connect() instanceof Connect.AllToAll)) {
            throw Violation.at(path + ".connect", "must be all-to-all, since " + rule + " has a weight for every pair");
        }
        boolean oneStep = projection.delays().delayMs() instanceof Value.Constant constant
                && Grid.steps(constant.value(), dtMs) == 1;
        if (!oneStep) {
            throw Violation.at(
                    path + ".delay",
                    "must be one step of dt = " + dtMs + " ms, since a value acts until the next one comes");
        }
    }

    private void refuse(String key, Population population) {
        if (population.model() instanceof GradedModel model) {
            throw Violation.at(
                    path + key,
                    "population \"" + population.name() + "\" is graded (" + model.type()
                            + "); needs a rule of graded units, such as outer-product");
        }
    }

    private void need(String key, String rule, Population population) {
        if (!(population.model() instanceof NeuronModel model) || !(model instanceof GradedModel)) {
            throw Violation.at(
                    path + key,
                    "population \"" + population.name() + "\" is not graded ("
                            + population.model().type() + "); " + rule + " needs graded units, such as threshold-unit");
        }
        if (model.receptors().size() != 1) {
            throw Violation.at(path + key, "population \"" + population.name() + "\" must have one receptor");
        }
    }

    private void whole(String key, Span span, Population population) {
        Span within = span.within(population.size());
        if (within.size() != population.size()) {
            throw Violation.of(
                    path + key,
                    span.population() + "[" + within.first() + ".." + within.last() + "]",
                    "must be the whole population for a rule of graded units");
        }
    }
}
