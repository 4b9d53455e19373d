package io.engram.bench.whole;

/**
 * The straight line that comes nearest to points, each distance in parts of the point's own height, so that small and large
 * ones count alike. It begins at 0 where a better one would begin below: nothing costs less than nothing.
 */
record StraightLine(double atZero, double slope) {

    /** Through {@code x} and {@code y}, at least two points with different x; every y is above 0. */
    static StraightLine through(double[] x, double[] y) {
        double w = 0;
        double wx = 0;
        double wy = 0;
        double wxx = 0;
        double wxy = 0;
        for (int k = 0; k < x.length; k++) {
            double weight = 1 / (y[k] * y[k]);
            w += weight;
            wx += weight * x[k];
            wy += weight * y[k];
            wxx += weight * x[k] * x[k];
            wxy += weight * x[k] * y[k];
        }
        double slope = (w * wxy - wx * wy) / (w * wxx - wx * wx);
        double atZero = (wy - slope * wx) / w;
        return atZero < 0 ? new StraightLine(0, wxy / wxx) : new StraightLine(atZero, slope);
    }

    double at(double x) {
        return atZero + slope * x;
    }

    /** How many times the line's height the point is that lies highest above it. */
    double worst(double[] x, double[] y) {
        double worst = 0;
        for (int k = 0; k < x.length; k++) {
            worst = Math.max(worst, y[k] / at(x[k]));
        }
        return worst;
    }
}
