package io.engram.examples;

import io.engram.plot.WeightMatrixPlot;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.Arrays;

/** The latest weights of one projection as a matrix of at most 256 x 256 blocks, each the mean of its synapses. One thread. */
final class WeightBlocks {
    private static final int MOST = 256;

    private final double[] sum = new double[MOST * MOST];
    private final int[] count = new int[MOST * MOST];
    private Side sources = new Side(0, 0, 1);
    private Side targets = new Side(0, 0, 1);
    private long step;

    /** A stretch of neurons, cut into {@code blocks} of {@code width}. */
    private record Side(int first, int blocks, int width) {
        static Side over(int first, int last) {
            int size = last - first + 1;
            int width = Math.max(1, (size + MOST - 1) / MOST);
            return new Side(first, (size + width - 1) / width, width);
        }

        int block(int neuron) {
            return (neuron - first) / width;
        }
    }

    /** Takes the place of what was there. */
    void set(WeightSnapshot snapshot) {
        int size = snapshot.size();
        if (size == 0) {
            return;
        }
        int[] ends = {Integer.MAX_VALUE, 0, Integer.MAX_VALUE, 0};
        for (int k = 0; k < size; k++) {
            ends[0] = Math.min(ends[0], snapshot.source(k));
            ends[1] = Math.max(ends[1], snapshot.source(k));
            ends[2] = Math.min(ends[2], snapshot.target(k));
            ends[3] = Math.max(ends[3], snapshot.target(k));
        }
        sources = Side.over(ends[0], ends[1]);
        targets = Side.over(ends[2], ends[3]);
        step = snapshot.step();
        Arrays.fill(sum, 0);
        Arrays.fill(count, 0);
        for (int k = 0; k < size; k++) {
            int place = targets.block(snapshot.target(k)) * MOST + sources.block(snapshot.source(k));
            sum[place] += snapshot.weight(k);
            count[place]++;
        }
    }

    /** When these weights were. */
    long step() {
        return step;
    }

    /** Whether there is more than one neuron on either side: one alone makes a stripe. */
    boolean isMatrix() {
        return sources.blocks > 1 && targets.blocks > 1;
    }

    WeightMatrixPlot.Matrix matrix() {
        float[][] mean = new float[targets.blocks][sources.blocks];
        for (int row = 0; row < mean.length; row++) {
            for (int column = 0; column < mean[row].length; column++) {
                int place = row * MOST + column;
                mean[row][column] = count[place] == 0 ? Float.NaN : (float) (sum[place] / count[place]);
            }
        }
        return new WeightMatrixPlot.Matrix(mean, sources.first, sources.width, targets.first, targets.width);
    }
}
