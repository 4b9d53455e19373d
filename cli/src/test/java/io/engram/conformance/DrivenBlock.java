package io.engram.conformance;

import com.fasterxml.jackson.databind.JsonNode;
import io.engram.plasticity.PlasticBlock;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StateHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Reduction;
import io.engram.runtime.spi.Upkeep;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** A block as the engine runs it, all to all, driven by prescribed spikes one step at a time. */
final class DrivenBlock {
    private final PlasticBlock block;
    private final SpikeHistory source;
    private final SpikeHistory target;
    private final int targets;
    private final float[] weights;
    private final double[][] arrived;
    private StateHistory states = new StateHistory(new int[0], 1, new double[0][]);
    private double[][] watched = new double[0][];
    private long step;

    /** Weights are {@code [source][target]}; delays in steps. */
    DrivenBlock(LearningRule rule, double dtMs, double[][] initial, int delay, int preDelay, int postDelay) {
        this(rule, dtMs, initial, delay, preDelay, postDelay, 1, Reduction.MEAN, List.of());
    }

    /** The same with upkeep and for a batch, whose spikes are entries {@code neuron * batch + row}. */
    DrivenBlock(
            LearningRule rule,
            double dtMs,
            double[][] initial,
            int delay,
            int preDelay,
            int postDelay,
            int batch,
            Reduction reduction,
            List<Upkeep> upkeep) {
        this(
                rule,
                dtMs,
                initial.length,
                dense(initial, delay),
                new Delays(
                        Value.constant(delay * dtMs),
                        new Part.Fixed(preDelay * dtMs),
                        new Part.Fixed(postDelay * dtMs)),
                batch,
                reduction,
                upkeep);
    }

    /** The same of any synapses. */
    DrivenBlock(
            LearningRule rule,
            double dtMs,
            int sources,
            Synapses synapses,
            Delays delays,
            int batch,
            Reduction reduction,
            List<Upkeep> upkeep) {
        targets = synapses.targetStart().length - 1;
        block = PlasticBlock.of(new PlasticPlan("golden", 0, rule, dtMs, 1, sources, 0, targets, 1, delays, synapses)
                .withBatch(batch, reduction)
                .withUpkeep(upkeep));
        source = new SpikeHistory(1 + block.historySteps());
        target = new SpikeHistory(1 + block.historySteps());
        weights = new float[synapses.weight().length];
        block.readWeights(weights);
        arrived = new double[1][targets * batch];
    }

    private static Synapses dense(double[][] initial, int delay) {
        int sources = initial.length;
        int targets = initial[0].length;
        int[] start = new int[targets + 1];
        int[] from = new int[sources * targets];
        float[] weight = new float[sources * targets];
        int[] delays = new int[sources * targets];
        for (int t = 0, k = 0; t < targets; t++) {
            for (int s = 0; s < sources; s++, k++) {
                from[k] = s;
                weight[k] = (float) initial[s][t];
                delays[k] = delay;
            }
            start[t + 1] = k;
        }
        return new Synapses(start, from, weight, delays);
    }

    /** The next step, in which these sources and targets fire. */
    void step(int[] sources, int[] ends) {
        arrive();
        learn(sources, ends);
    }

    /** The next step begins; what arrives at each entry of the targets. */
    double[] arrive() {
        step++;
        Arrays.fill(arrived[0], 0);
        block.addInput(step, arrived);
        return arrived[0];
    }

    /** Columns of the targets' state that the rule reads, before the first step; they are read again at each. */
    void watch(double[][] columns) {
        states = new StateHistory(IntStream.range(0, columns.length).toArray(), 1 + block.historySteps(), columns);
        watched = columns;
        block.watch(states);
    }

    /** The step goes on: these sources and targets fire. */
    void learn(int[] sources, int[] ends) {
        states.record(step, watched);
        source.open(step);
        source.append(step, sources, 0, sources.length, 0);
        target.open(step);
        target.append(step, ends, 0, ends.length, 0);
        block.learn(step, 1, source, target);
        block.readWeights(weights);
    }

    /** A signal is set, before the next step. */
    void signal(String name, double value) {
        block.signal(name, value);
    }

    /** What arrived at a target in the last step. */
    double arrived(int target) {
        return arrived[0][target];
    }

    /** The weights after the last step, in the order of the synapses or of what they share. */
    float[] weights() {
        return weights;
    }

    /** Neurons go back to where they began; weights stay. */
    void reset() {
        block.reset();
        block.readWeights(weights);
    }

    /** The weight after the last step, of all to all. */
    double weight(int source, int target) {
        return weights[target * (weights.length / targets) + source];
    }

    /** How many spikes fall on each step, from step 1; a time is {@code offset} steps before its step. */
    static int[] counts(JsonNode timesMs, double dtMs, int offset, int steps) {
        int[] counts = new int[steps + 1];
        for (JsonNode timeMs : timesMs) {
            int at = (int) Math.round(timeMs.asDouble() / dtMs) + offset;
            if (at <= steps) {
                counts[at]++;
            }
        }
        return counts;
    }

    /** The greatest of the values, without their signs. */
    static double largest(double[] values) {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }
}
