package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import java.util.Arrays;

/**
 * Units that answer a pattern x with y = W x, each with a threshold theta that a rule may slide. Owns its weights ({@code
 * [output][input]}, floats) and thresholds (doubles); sums run over the inputs in order, in double. One thread.
 */
public final class LinearLayer implements WeightModel {
    private static final double THETA = 0.1;

    private final int inputs;
    private final float[][] weights;
    private final double[] theta;

    /** A layer with these weights and thresholds, which are copied. */
    public LinearLayer(float[][] weights, double[] theta) {
        if (weights.length == 0 || weights[0].length == 0) {
            throw new SpecException("linear layer: weights are empty; must be at least one output and one input");
        }
        inputs = weights[0].length;
        for (int o = 0; o < weights.length; o++) {
            Patterns.check("linear layer: weights[" + o + "]", weights[o], inputs);
        }
        if (theta.length != weights.length) {
            throw new SpecException("linear layer: " + theta.length + " thresholds; must be " + weights.length
                    + ", one for each output");
        }
        for (int o = 0; o < theta.length; o++) {
            if (!Double.isFinite(theta[o])) {
                throw new SpecException("linear layer: theta[" + o + "]=" + theta[o] + "; must be finite");
            }
        }
        this.weights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
        this.theta = theta.clone();
    }

    /** A layer with these weights, which are copied, and thresholds of 0.1. */
    public LinearLayer(float[][] weights) {
        this(weights, thresholds(weights.length));
    }

    /** A layer whose weights are drawn from a normal distribution of mean 0: a function of the seed and the place alone. */
    public static LinearLayer normal(int inputs, int outputs, double sd, long seed) {
        if (inputs < 1 || outputs < 1) {
            throw new SpecException(
                    "linear layer: inputs=" + inputs + ", outputs=" + outputs + "; must be at least 1 each");
        }
        float[][] drawn = new float[outputs][inputs];
        long key = Draws.key(seed, "weights/linear-layer");
        for (int o = 0; o < outputs; o++) {
            long own = Draws.key(key, o);
            for (int i = 0; i < inputs; i++) {
                drawn[o][i] = (float) (sd * Draws.normal(own, i));
            }
        }
        return new LinearLayer(drawn);
    }

    private static double[] thresholds(int outputs) {
        double[] theta = new double[outputs];
        Arrays.fill(theta, THETA);
        return theta;
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return weights.length;
    }

    /** y = W x. */
    @Override
    public float[] forward(float[] pattern) {
        Patterns.check("pattern", pattern, inputs);
        float[] y = new float[weights.length];
        for (int o = 0; o < y.length; o++) {
            y[o] = (float) answer(weights[o], pattern);
        }
        return y;
    }

    /** A copy of the weights, {@code [output][input]}. */
    public float[][] weights() {
        return Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
    }

    /** A copy of the thresholds. */
    public double[] theta() {
        return theta.clone();
    }

    /** The sum of the weighted inputs, unrounded. */
    static double answer(float[] row, float[] pattern) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum += (double) row[i] * pattern[i];
        }
        return sum;
    }

    @Override
    public float[] row(int o) {
        return weights[o];
    }

    double theta(int o) {
        return theta[o];
    }

    void theta(int o, double value) {
        theta[o] = value;
    }
}
