package io.engram.runtime.spi;

import io.engram.runtime.engine.Synapses;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** What an {@link OpenLoop} draws: its synapses, the spikes on both sides, the state of its targets. */
final class DrawnLoop {
    private DrawnLoop() {}

    /** Each spike in all rows of a batch. */
    static int[][] rows(int[][] spikes, int batch) {
        return Arrays.stream(spikes)
                .map(step -> Arrays.stream(step)
                        .flatMap(i -> IntStream.range(i * batch, (i + 1) * batch))
                        .sorted()
                        .toArray())
                .toArray(int[][]::new);
    }

    /** Up to two synapses a pair, some with the same delay, some at a bound. */
    static Synapses synapses(SplittableRandom random, LearningRule rule, int shortestDelay) {
        int[] start = new int[OpenLoop.TARGETS + 1];
        List<int[]> drawn = new ArrayList<>();
        for (int t = 0; t < OpenLoop.TARGETS; t++) {
            for (int s = 0; s < OpenLoop.SOURCES; s++) {
                for (int draw = 0; draw < random.nextInt(3); draw++) {
                    drawn.add(new int[] {s, random.nextInt(shortestDelay, OpenLoop.LONGEST_DELAY + 1)});
                }
            }
            start[t + 1] = drawn.size();
        }
        float least = (float) Math.max(rule.weightMin(), -1);
        float greatest = (float) Math.min(rule.weightMax(), 1);
        float[] weight = new float[drawn.size()];
        for (int k = 0; k < weight.length; k++) {
            int kind = random.nextInt(10);
            weight[k] =
                    kind == 0 ? least : kind == 1 ? greatest : least + (float) random.nextDouble() * (greatest - least);
        }
        return new Synapses(
                start,
                drawn.stream().mapToInt(d -> d[0]).toArray(),
                weight,
                drawn.stream().mapToInt(d -> d[1]).toArray());
    }

    /** By step; once in a while a neuron fires twice. */
    static int[][] spikes(SplittableRandom random, int neurons, double rate) {
        int[][] spikes = new int[OpenLoop.STEPS + 1][0];
        for (int step = 1; step <= OpenLoop.STEPS; step++) {
            int[] fired = new int[2 * neurons];
            int count = 0;
            for (int i = 0; i < neurons; i++) {
                int times = random.nextDouble() < rate ? random.nextInt(8) == 0 ? 2 : 1 : 0;
                for (int k = 0; k < times; k++) {
                    fired[count++] = i;
                }
            }
            spikes[step] = Arrays.copyOf(fired, count);
        }
        return spikes;
    }

    /** Voltages that rest near -65 and now and then rise as high as 30. */
    static double[][][] states(SplittableRandom random, int columns, int entries) {
        double[][][] states = new double[OpenLoop.STEPS + 1][columns][entries];
        for (double[][] step : states) {
            for (double[] column : step) {
                Arrays.setAll(
                        column,
                        t -> -75 + 20 * random.nextDouble() + (random.nextInt(8) == 0 ? 85 * random.nextDouble() : 0));
            }
        }
        return states;
    }
}
