package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.neurons.ThresholdUnit;
import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.AntiHebbianTrainer;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkBuilder;
import io.engram.runtime.network.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Our counterpart of CANNs' AmariHopfieldNetwork and its two trainers, as a golden case describes them. */
final class CannsMemory implements AutoCloseable {
    private final Simulation simulation;
    private final AmariHopfield memory;
    private final JsonNode trainer;

    CannsMemory(GoldenCase c) {
        JsonNode model = c.params().path("model");
        trainer = c.params().path("trainer");
        JsonNode order = c.expected().path("async_permutation");
        int units = model.path("num_neurons").asInt();
        ThresholdUnit unit = new ThresholdUnit(
                ThresholdUnit.Activation.valueOf(
                        model.path("activation").asText().toUpperCase(Locale.ROOT)),
                model.path("threshold").asDouble(),
                model.path("temperature").asDouble(),
                model.path("asyn").asBoolean() ? ThresholdUnit.Update.GIVEN : ThresholdUnit.Update.SYNCHRONOUS,
                0);
        Network network = AmariHopfield.network(
                "canns", units, unit, !trainer.path("zero_diagonal").asBoolean());
        NetworkBuilder built = Network.named("canns").dtMs(network.dtMs()).population("units", units, unit);
        if (order.isArray()) {
            double[] rank = new double[units];
            for (int k = 0; k < units; k++) {
                rank[order.get(k).asInt()] = k;
            }
            built.parameter("units", "rank", Value.explicit(rank));
        }
        simulation =
                Simulation.start(built.projection(network.projection("weights")).build());
        memory = new AmariHopfield(simulation, "units", "weights");
    }

    AmariHopfield memory() {
        return memory;
    }

    /** With the sign and options that the case says. */
    HebbianTrainer trainer() {
        return trainer.path("class").asText().equals("AntiHebbianTrainer") ? antiHebbian() : hebbian();
    }

    HebbianTrainer hebbian() {
        return new HebbianTrainer(
                memory,
                trainer.path("subtract_mean").asBoolean(),
                trainer.path("normalize_by_patterns").asBoolean(),
                mode());
    }

    AntiHebbianTrainer antiHebbian() {
        return new AntiHebbianTrainer(
                memory,
                trainer.path("subtract_mean").asBoolean(),
                trainer.path("normalize_by_patterns").asBoolean(),
                mode());
    }

    private HebbianTrainer.Mode mode() {
        return trainer.path("preserve_on_resize").asBoolean()
                ? HebbianTrainer.Mode.CANNS_RESIZE
                : HebbianTrainer.Mode.CANNS_CLEAR;
    }

    /** {@code w[target][source]}; a diagonal that is not there is 0. */
    double[][] weights() {
        double[][] w = new double[memory.units()][memory.units()];
        Weights weights = memory.weights();
        for (int k = 0; k < weights.size(); k++) {
            w[weights.target(k)][weights.source(k)] = weights.weight(k);
        }
        return w;
    }

    void weights(double[][] w) {
        Weights present = memory.weights();
        float[] values = new float[present.size()];
        for (int k = 0; k < values.length; k++) {
            values[k] = (float) w[present.target(k)][present.source(k)];
        }
        simulation.setWeights("weights", values);
    }

    /** {@code W x} less the threshold, for each unit. */
    double[] fields(float[] x, double threshold) {
        double[] fields = simulation.multiply("weights", x);
        for (int i = 0; i < fields.length; i++) {
            fields[i] -= threshold;
        }
        return fields;
    }

    static List<float[]> patterns(JsonNode rows) {
        List<float[]> patterns = new ArrayList<>();
        rows.forEach(row -> patterns.add(floats(row)));
        return patterns;
    }

    static float[] floats(JsonNode row) {
        float[] values = new float[row.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) row.get(i).asDouble();
        }
        return values;
    }

    @Override
    public void close() {
        simulation.close();
    }
}
