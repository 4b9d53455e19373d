package io.engram.plasticity;

import io.engram.neurons.ThresholdUnit;
import io.engram.runtime.engine.DigestSum;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.SynapseDrawer;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Span;
import io.engram.runtime.network.Value;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.GradedRule;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.wire.ShardSpikes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** Units connected to themselves, all to all, by the blocks of as many shards as asked for; without an engine. */
final class DenseRun {
    final List<DenseBlock> blocks = new ArrayList<>();
    final Network network;
    private final int units;
    private final SpikeHistory history = new SpikeHistory(1);
    private long step;

    DenseRun(GradedRule rule, int units, boolean autapses, Value weight, int... cuts) {
        this.units = units;
        Projection projection = new Projection(
                "memory",
                Span.all("units"),
                Span.all("units"),
                new Connect.AllToAll(autapses),
                weight,
                Delays.ofMs(1),
                Optional.of(rule));
        network = Network.named("dense")
                .dtMs(1)
                .population("units", units, new ThresholdUnit())
                .projection(projection)
                .build();
        OptionalDouble constant =
                weight instanceof Value.Constant all ? OptionalDouble.of(all.value()) : OptionalDouble.empty();
        PlasticPlan.Dense dense = new PlasticPlan.Dense(autapses, constant, new SynapseDrawer(network, projection));
        Synapses none = new Synapses(new int[1], new int[0], new float[0], new int[0]);
        int from = 0;
        for (int to : IntStream.concat(Arrays.stream(cuts), IntStream.of(units)).toArray()) {
            blocks.add(DenseBlock.of(new PlasticPlan(
                    "memory",
                    0,
                    rule,
                    1,
                    1,
                    units,
                    from,
                    to,
                    1,
                    Delays.ofMs(1),
                    none,
                    Optional.of(dense),
                    1,
                    Reduction.MEAN,
                    List.of(),
                    List.of())));
            from = to;
        }
    }

    /** Without weights to themselves, all weights 0. */
    static DenseRun silent(GradedRule rule, int units, int... cuts) {
        return new DenseRun(rule, units, false, Value.constant(0), cuts);
    }

    static float[] signs(long seed, int size) {
        float[] signs = new float[size];
        for (int k = 0; k < size; k++) {
            signs[k] = Draws.uniform(seed, k) < 0.5 ? -1 : 1;
        }
        return signs;
    }

    static float[] normal(long seed, int size) {
        float[] values = new float[size];
        for (int k = 0; k < size; k++) {
            values[k] = (float) Draws.normal(seed, k);
        }
        return values;
    }

    /** A step in which these units have new values. */
    DenseRun send(Map<Integer, Float> events) {
        ShardSpikes spikes = new ShardSpikes(1);
        spikes.begin(step + 1);
        new TreeMap<>(events).forEach(spikes::add);
        spikes.endStep();
        history.open(++step);
        history.append(step, spikes, 0);
        blocks.forEach(block -> block.learn(step, 1, history, history));
        return this;
    }

    DenseRun sendAll(float[] values) {
        Map<Integer, Float> events = new TreeMap<>();
        for (int k = 0; k < values.length; k++) {
            events.put(k, values[k]);
        }
        return send(events);
    }

    DenseRun imprint(List<float[]> sources, List<float[]> targets, double factor) {
        OutsideInput.Imprint imprint = new OutsideInput.Imprint(
                step + 1,
                "memory",
                sources.stream().map(Pattern::of).toList(),
                targets.stream().map(Pattern::of).toList(),
                factor);
        blocks.forEach(block -> block.imprint(imprint));
        return this;
    }

    DenseRun imprint(float[] pattern) {
        return imprint(List.of(pattern), List.of(pattern), 1);
    }

    double[] fields() {
        double[] fields = new double[units];
        int offset = 0;
        for (DenseBlock block : blocks) {
            block.fields(fields, offset);
            offset += block.targets();
        }
        return fields;
    }

    /** What is added to the targets' input. */
    double[] input() {
        return blocks.stream()
                .flatMapToDouble(block -> {
                    double[][] input = new double[1][block.targets()];
                    block.addInput(step + 1, input);
                    return Arrays.stream(input[0]);
                })
                .toArray();
    }

    double[] multiply(float[] values) {
        double[] sums = new double[units];
        int offset = 0;
        for (DenseBlock block : blocks) {
            block.multiply(values, sums, offset);
            offset += block.targets();
        }
        return sums;
    }

    /** In the order target, source. */
    float[] weights() {
        float[] all = new float[blocks.stream().mapToInt(DenseBlock::size).sum()];
        int offset = 0;
        for (DenseBlock block : blocks) {
            float[] own = new float[block.size()];
            block.readWeights(own);
            System.arraycopy(own, 0, all, offset, own.length);
            offset += own.length;
        }
        return all;
    }

    DenseRun write(float[] all) {
        int offset = 0;
        for (DenseBlock block : blocks) {
            block.writeWeights(Arrays.copyOfRange(all, offset, offset + block.size()));
            offset += block.size();
        }
        return this;
    }

    /** {@code matrix()[target][source]}; 0 where there is no synapse. */
    float[][] matrix() {
        float[] weights = weights();
        boolean diagonal = weights.length == units * units;
        float[][] matrix = new float[units][units];
        int k = 0;
        for (int t = 0; t < units; t++) {
            for (int s = 0; s < units; s++) {
                matrix[t][s] = diagonal || s != t ? weights[k++] : 0;
            }
        }
        return matrix;
    }

    /** The sum over all sources, in order, of weight times value. */
    double[] product(float[] values) {
        float[][] matrix = matrix();
        double[] sums = new double[units];
        for (int t = 0; t < units; t++) {
            for (int s = 0; s < units; s++) {
                sums[t] += (double) values[s] * matrix[t][s];
            }
        }
        return sums;
    }

    String digest() {
        DigestSum digest = new DigestSum();
        blocks.forEach(block -> block.digest(3, digest));
        return digest.hex();
    }
}
