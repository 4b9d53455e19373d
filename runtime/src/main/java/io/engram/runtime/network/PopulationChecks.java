package io.engram.runtime.network;

import io.engram.runtime.spi.Component;
import io.engram.runtime.spi.GradedModel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.StateVariable;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;

/** Checks one population: its size, what it has a neuron, the spikes it is given. */
final class PopulationChecks {
    private PopulationChecks() {}

    static void check(Population population) {
        String path = "populations." + population.name();
        if (population.size() < 1) {
            throw Violation.of(path + ".size", population.size(), "must be at least 1");
        }
        Component model = population.model();
        if (!(model instanceof NeuronModel) && !(model instanceof SourceModel)) {
            throw Violation.of(path + ".model", model.type(), "must be a neuron model or a source");
        }
        winners(population, path);
        population.parameters().forEach((name, value) -> parameter(population, path, name, value));
        PerNeuron.check(population, path);
        List<String> variables = variables(population);
        population.initial().forEach((name, value) -> {
            String at = path + ".initial." + name;
            if (!variables.contains(name)) {
                throw Violation.at(at, Names.unknown("state variable of " + model.type(), name, variables));
            }
            length(at, value, population.size(), "neuron");
        });
        for (RecordComponent part : Records.parts(model)) {
            if (Records.value(model, part) instanceof SpikeTrain train) {
                train(path + "." + Units.withoutSuffix(part.getName()), train, population.size());
            }
        }
    }

    private static void winners(Population population, String path) {
        if (population.winners().isEmpty()) {
            return;
        }
        if (population.winners().getAsInt() < 1) {
            throw Violation.of(path + ".compete.winners", population.winners().getAsInt(), "must be at least 1");
        }
        if (population.isSource() || population.model() instanceof GradedModel) {
            throw Violation.at(
                    path + ".compete",
                    "is given, but " + population.model().type()
                            + (population.isSource() ? " is a source" : " is graded")
                            + "; only neurons that spike compete");
        }
    }

    /** The names of the state variables; none for a source. */
    static List<String> variables(Population population) {
        return population.model() instanceof NeuronModel model
                ? model.state().stream().map(StateVariable::name).toList()
                : List.of();
    }

    /** Refuses explicit values that are not {@code size}. */
    static void length(String path, Value value, long size, String each) {
        if (value instanceof Value.Explicit explicit && explicit.size() != size) {
            throw Violation.at(path, explicit.size() + " explicit values; must be " + size + ", one a " + each);
        }
    }

    private static void parameter(Population population, String path, String name, Value value) {
        Component model = population.model();
        String at = path + "." + Units.withoutSuffix(name);
        List<String> known = PerNeuron.names(model);
        if (!known.contains(name)) {
            throw Violation.at(at, Names.unknown("parameter a neuron of " + model.type(), name, known));
        }
        length(at, value, population.size(), "neuron");
    }

    /** The values that are certain to occur, or nearly so: each given one, both ends of a range. */
    static double[] ends(Value value) {
        if (value instanceof Value.Constant constant) {
            return new double[] {constant.value()};
        }
        if (value instanceof Value.Uniform uniform) {
            return new double[] {uniform.low(), uniform.high()};
        }
        return value instanceof Value.Explicit explicit
                ? Arrays.stream(explicit.values()).distinct().toArray()
                : new double[0];
    }

    private static void train(String path, SpikeTrain train, int size) {
        for (int k = 0; k < train.size(); k++) {
            if (train.neuron(k) >= size) {
                throw Violation.at(
                        path,
                        "a spike at " + train.timeMs(k) + " ms of neuron " + train.neuron(k)
                                + "; must be one of the population's " + size + " neurons, which count from 0");
            }
        }
    }
}
