package io.engram.runtime.engine;

import io.engram.runtime.network.Components;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The models of the neurons of a shard and the state with which they begin, drawn where the description says so. */
final class ShardModels {
    private ShardModels() {}

    /** The columns of state at first, an entry a neuron and row of the batch. */
    static double[][] initial(ShardPlan plan, NeuronModel[] models) {
        return rows(columns(plan, models), plan.batch());
    }

    /** Whether all units are 0 at first, by the description: it must be the same for every shard. */
    static boolean startsAtZero(Population population) {
        StateVariable value = ((NeuronModel) population.model()).state().get(0);
        Value initial = population.initial().getOrDefault(value.name(), Value.constant(value.initial()));
        return initial instanceof Value.Constant constant && constant.value() == 0;
    }

    /** One model a neuron; the same object where all its parameters are the same. */
    static NeuronModel[] of(ShardPlan plan) {
        Population population = plan.description();
        NeuronModel common = (NeuronModel) population.model();
        Map<String, double[]> given = new LinkedHashMap<>();
        population
                .parameters()
                .forEach((name, value) -> given.put(
                        name,
                        ModelParameters.drawn(
                                plan.network(), population, "parameter/" + name, value, plan.from(), plan.to())));
        NeuronModel[] models = new NeuronModel[plan.size()];
        Map<Map<String, Double>, NeuronModel> made = new LinkedHashMap<>();
        for (int i = 0; i < models.length; i++) {
            if (given.isEmpty()) {
                models[i] = common;
            } else {
                Map<String, Double> values = new LinkedHashMap<>();
                for (Map.Entry<String, double[]> entry : given.entrySet()) {
                    values.put(entry.getKey(), entry.getValue()[i]);
                }
                int neuron = plan.from() + i;
                models[i] = made.computeIfAbsent(values, v -> model(population, common, v, neuron));
            }
        }
        return models;
    }

    /** What is drawn may be refused only here, where the neuron is known. */
    private static NeuronModel model(
            Population population, NeuronModel common, Map<String, Double> values, int neuron) {
        try {
            return Components.with(common, values);
        } catch (IllegalArgumentException e) {
            throw new SpecException(
                    "populations." + population.name() + ": neuron " + neuron + " drew " + e.getMessage()
                            + " (a truncated distribution keeps it there)",
                    e);
        }
    }

    /** Every row begins alike. */
    private static double[][] rows(double[][] columns, int batch) {
        if (batch == 1) {
            return columns;
        }
        double[][] rows = new double[columns.length][];
        for (int v = 0; v < columns.length; v++) {
            rows[v] = new double[columns[v].length * batch];
            for (int e = 0; e < rows[v].length; e++) {
                rows[v][e] = columns[v][e / batch];
            }
        }
        return rows;
    }

    private static double[][] columns(ShardPlan plan, NeuronModel[] models) {
        Population population = plan.description();
        List<StateVariable> variables = ((NeuronModel) population.model()).state();
        double[][] columns = new double[variables.size()][];
        for (int v = 0; v < columns.length; v++) {
            Value value = population.initial().get(variables.get(v).name());
            if (value != null) {
                columns[v] = ModelParameters.drawn(
                        plan.network(),
                        population,
                        "initial/" + variables.get(v).name(),
                        value,
                        plan.from(),
                        plan.to());
            } else {
                columns[v] = new double[models.length];
                for (int i = 0; i < models.length; i++) {
                    columns[v][i] = i > 0 && models[i] == models[i - 1]
                            ? columns[v][i - 1]
                            : models[i].state().get(v).initial();
                }
            }
        }
        return columns;
    }
}
