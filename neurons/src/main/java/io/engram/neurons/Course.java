package io.engram.neurons;

/**
 * How a conductance goes through one step of the network, if nothing arrives: a sum of its columns. What each adds to the
 * conductance and to its first two slopes, a step, is known for both ends of the step.
 *
 * @param atStart for the conductance, its slope and that one's slope: a factor a column
 * @param atEnd the same at the end, for the columns as they are at the start
 * @param most a factor a column: the sum bounds the conductance, and with the k-th power of {@code rate} its k-th slope
 * @param rate see {@code most}; a step
 */
record Course(double[][] atStart, double[][] atEnd, double[] most, double rate) {

    /** Of one column, the conductance, that decays with {@code tauMs}. */
    static Course exponential(double dtMs, double tauMs) {
        double a = dtMs / tauMs;
        double x = Propagators.decay(dtMs, tauMs);
        return new Course(
                new double[][] {{1}, {-a}, {a * a}}, new double[][] {{x}, {-a * x}, {a * a * x}}, new double[] {1}, a);
    }

    /** Of two columns, what drives the conductance, per ms, and the conductance; both decay with {@code tauMs}. */
    static Course alpha(double dtMs, double tauMs) {
        double a = dtMs / tauMs;
        double x = Propagators.decay(dtMs, tauMs);
        return new Course(
                new double[][] {{0, 1}, {dtMs, -a}, {-2 * a * dtMs, a * a}},
                new double[][] {{dtMs * x, x}, {(1 - a) * dtMs * x, -a * x}, {(a - 2) * a * dtMs * x, a * a * x}},
                // k a^(k-1) + a^k is at most (1 + 1 / 2a) (2a)^k.
                new double[] {dtMs + dtMs / (2 * a), 1},
                2 * a);
    }

    /** The factors of this conductance's columns, then those of {@code other}'s. */
    Course and(Course other) {
        double[][] start = new double[atStart.length][];
        double[][] end = new double[atEnd.length][];
        for (int slope = 0; slope < start.length; slope++) {
            start[slope] = joined(atStart[slope], other.atStart[slope]);
            end[slope] = joined(atEnd[slope], other.atEnd[slope]);
        }
        return new Course(start, end, joined(most, other.most), Math.max(rate, other.rate));
    }

    private static double[] joined(double[] first, double[] second) {
        double[] all = new double[first.length + second.length];
        System.arraycopy(first, 0, all, 0, first.length);
        System.arraycopy(second, 0, all, first.length, second.length);
        return all;
    }
}
