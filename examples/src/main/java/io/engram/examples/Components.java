package io.engram.examples;

import io.engram.runtime.random.Draws;
import java.util.ArrayList;
import java.util.List;
import org.hipparchus.linear.EigenDecompositionSymmetric;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;

/**
 * Samples whose variance lies along few axes, and their exact principal components.
 *
 * @param samples of mean 0
 * @param axes unit vectors, by variance, the greatest first
 * @param variances along them
 */
record Components(List<float[]> samples, double[][] axes, double[] variances) {
    private static final double[] DEVIATIONS = {4, 2.5, 1.5};
    private static final double NOISE = 0.3;

    /** {@code count} normal samples of so many {@code inputs}, along random axes, and noise: a function of the seed. */
    static Components drawn(int inputs, int count, long seed) {
        long key = Draws.key(seed, "samples");
        double[][] directions = new double[DEVIATIONS.length][inputs];
        for (int d = 0; d < directions.length; d++) {
            for (int i = 0; i < inputs; i++) {
                directions[d][i] = Draws.normal(Draws.key(key, -1 - d), i);
            }
            orthonormal(directions, d);
        }
        double[][] values = new double[count][inputs];
        for (int k = 0; k < count; k++) {
            long own = Draws.key(key, k);
            for (int i = 0; i < inputs; i++) {
                values[k][i] = NOISE * Draws.normal(own, i);
                for (int d = 0; d < directions.length; d++) {
                    values[k][i] += DEVIATIONS[d] * Draws.normal(own, inputs + d) * directions[d][i];
                }
            }
        }
        return of(centred(values));
    }

    /** Gram and Schmidt: takes off what lies along earlier directions. */
    private static void orthonormal(double[][] directions, int d) {
        for (int earlier = 0; earlier < d; earlier++) {
            double along = dot(directions[d], directions[earlier]);
            for (int i = 0; i < directions[d].length; i++) {
                directions[d][i] -= along * directions[earlier][i];
            }
        }
        double length = StrictMath.sqrt(dot(directions[d], directions[d]));
        for (int i = 0; i < directions[d].length; i++) {
            directions[d][i] /= length;
        }
    }

    private static double[][] centred(double[][] values) {
        for (int i = 0; i < values[0].length; i++) {
            double mean = 0;
            for (double[] value : values) {
                mean += value[i] / values.length;
            }
            for (double[] value : values) {
                value[i] -= mean;
            }
        }
        return values;
    }

    private static Components of(double[][] values) {
        RealMatrix x = MatrixUtils.createRealMatrix(values);
        EigenDecompositionSymmetric exact =
                new EigenDecompositionSymmetric(x.transposeMultiply(x).scalarMultiply(1.0 / values.length));
        double[][] axes = new double[values[0].length][];
        for (int a = 0; a < axes.length; a++) {
            axes[a] = exact.getEigenvector(a).toArray();
        }
        List<float[]> samples = new ArrayList<>();
        for (double[] value : values) {
            float[] sample = new float[value.length];
            for (int i = 0; i < sample.length; i++) {
                sample[i] = (float) value[i];
            }
            samples.add(sample);
        }
        return new Components(samples, axes, exact.getEigenvalues());
    }

    /** The cosine of {@code row} and axis {@code a}, without its sign. */
    double cosine(float[] row, int a) {
        double[] w = new double[row.length];
        for (int i = 0; i < w.length; i++) {
            w[i] = row[i];
        }
        return Math.abs(dot(w, axes[a])) / StrictMath.sqrt(dot(w, w));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
