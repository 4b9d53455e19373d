package io.engram.examples;

import io.engram.plot.StatePlot;
import io.engram.runtime.network.Recording;
import io.engram.runtime.spi.StateSample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What one state recorder saw, in bounded memory: of many neurons six, spread evenly over the recorder's, and of many
 * samples every second, fourth, ... one, so that there are never more than 16,384 and they are evenly apart. One thread.
 */
final class StateMemory {
    private static final int MOST_NEURONS = 6;
    private static final int MOST_SAMPLES = 1 << 14;

    private final int recorder;
    private final int population;
    private final int recorded;
    private final int batch;
    private final int[] kept;
    /** {@code [variable][kept neuron][sample]}. */
    private final double[][][] values;

    private long[] steps = new long[64];
    private int count;
    private long seen;
    private int everyNth = 1;

    /** For samples like {@code first}, which is not added; of a batch its first row is kept. */
    StateMemory(StateSample first, int batch) {
        this.batch = batch;
        recorder = first.recorder();
        population = first.population();
        recorded = first.neurons() / batch;
        kept = new int[Math.min(MOST_NEURONS, recorded)];
        for (int k = 0; k < kept.length; k++) {
            kept[k] = kept.length == 1 ? 0 : k * (recorded - 1) / (kept.length - 1);
        }
        values = new double[first.variables()][kept.length][steps.length];
    }

    int population() {
        return population;
    }

    void add(StateSample sample) {
        if (seen++ % everyNth != 0) {
            return;
        }
        if (count == MOST_SAMPLES) {
            // The limit is even, so that the sample at hand stays on the grid.
            thin();
        }
        if (count == steps.length) {
            resize(2 * count);
        }
        steps[count] = sample.step();
        for (int v = 0; v < values.length; v++) {
            for (int k = 0; k < kept.length; k++) {
                values[v][k][count] = sample.value(kept[k] * batch, v);
            }
        }
        count++;
    }

    private void resize(int length) {
        steps = Arrays.copyOf(steps, length);
        for (double[][] variable : values) {
            for (int k = 0; k < variable.length; k++) {
                variable[k] = Arrays.copyOf(variable[k], length);
            }
        }
    }

    private void thin() {
        count /= 2;
        everyNth *= 2;
        for (int n = 0; n < count; n++) {
            steps[n] = steps[2 * n];
            for (double[][] variable : values) {
                for (double[] line : variable) {
                    line[n] = line[2 * n];
                }
            }
        }
    }

    /** {@code described}: what the network says of the recorder; {@code units}: of its variables. */
    StatePlot.Traces traces(Optional<Recording.States> described, List<String> units, double dtMs, Spikes spikes) {
        List<String> names = new ArrayList<>();
        List<double[]> spikesMs = new ArrayList<>();
        for (int k : kept) {
            int neuron = described.map(states -> states.neurons()[k]).orElse(k);
            names.add("neuron " + neuron);
            spikesMs.add(spikes.timesMs(neuron));
        }
        List<StatePlot.Variable> variables = new ArrayList<>();
        for (int v = 0; v < values.length; v++) {
            int place = v;
            String name = described.map(states -> states.variables().get(place)).orElse("variable " + v);
            double[][] lines = Arrays.stream(values[v])
                    .map(line -> Arrays.copyOf(line, count))
                    .toArray(double[][]::new);
            variables.add(new StatePlot.Variable(name, v < units.size() ? units.get(v) : "", lines));
        }
        double[] timesMs =
                Arrays.stream(steps, 0, count).mapToDouble(step -> step * dtMs).toArray();
        boolean any = spikesMs.stream().anyMatch(times -> times.length > 0);
        return new StatePlot.Traces(names, timesMs, variables, any ? spikesMs : List.of());
    }

    /** The time of the sample {@code samples} before the last, or of the first. */
    double latestMs(int samples, double dtMs) {
        return steps[Math.max(0, count - 1 - samples)] * dtMs;
    }

    int recorder() {
        return recorder;
    }

    /** In words, which of the recorded neurons are kept; empty for all. */
    String shown() {
        return kept.length == recorded ? "" : ", " + kept.length + " of " + recorded + " neurons";
    }
}
