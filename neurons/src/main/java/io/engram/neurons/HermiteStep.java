package io.engram.neurons;

/**
 * Carries leaky membranes with {@link Conductances} through one whole step of the network, many at once, by the two-point
 * formula of sixth order, which reads slopes f and their first two slopes at both ends (Hermite 1878). As the conductances are
 * known at both ends, {@code f = r - lambda v} is linear in v there, and so is the equation for what v gains, in steps of 1:
 *
 * <pre>
 *   gain = (f0 + f1) / 2 + (f0' - f1') / 10 + (f0'' + f1'') / 120      wrong by at most max |f^(6)| / 100800
 * </pre>
 *
 * <p>The bound follows from conductances, drives and rates at the start; who exceeds it is to be solved otherwise. Loops are
 * short, over few arrays, so that each is computed several neurons at once. No neuron's result depends on its neighbours.
 * Owned by the kernels of one shard; allocates nothing.
 */
final class HermiteStep {
    /** Neurons at once: all they need stays in the first cache. */
    static final int LANES = 128;

    /** What the step may be wrong by, in mV. */
    private static final double ABSOLUTE = 1e-6;
    /** Sixth slope of f over its drive: these times powers of lambda and, falling from the sixth, of the rate. */
    private static final double[] SIXTH = {1, 63, 301, 350, 140, 21, 1};

    private static final double REMAINDER = 1.0 / 100_800;

    /**
     * What a step needs to know of the neurons, all of which have the same parameters.
     *
     * @param course of the columns of excitation, then of those of inhibition, as many
     * @param sixth the bound of the sixth slope as a polynomial in lambda, times what the formula leaves of it
     */
    record Constants(Conductances membrane, Course course, double[] sixth, double dtMs) {

        static Constants of(Conductances membrane, Course course, double dtMs) {
            double[] sixth = new double[SIXTH.length];
            double power = 1;
            for (int n = sixth.length - 1; n >= 0; n--) {
                sixth[n] = SIXTH[n] * power * REMAINDER;
                power *= course.rate();
            }
            return new Constants(membrane, course, sixth, dtMs);
        }

        /** From a current (pA) or a conductance (nS) to what it does in a step. */
        double perStep() {
            return dtMs / membrane.cMPf();
        }

        double leak() {
            return perStep() * membrane.gLNs();
        }
    }

    /** In: what v is, before the step; out: after it. */
    final double[] v = new double[LANES];
    /** In: columns of the conductances, in nS, and nS per ms. */
    final double[][] columns;
    /** In: current into the membrane, in pA. */
    final double[] current = new double[LANES];
    /** Out: 0 or below where {@link #v} is as right as said. */
    final double[] excess = new double[LANES];
    /** Out: as high as v may have been within the step, in mV, if its slope does not rise: where the first slope leads. */
    final double[] peak = new double[LANES];

    private final double[][] pulls;
    private final double[] drive = new double[LANES];
    private final double[] lambda = new double[LANES];
    private final double[] lambda1 = new double[LANES];
    private final double[] lambda2 = new double[LANES];
    private final double[] f = new double[LANES];
    private final double[] g = new double[LANES];
    private final double[] k = new double[LANES];
    private final double[] gain = new double[LANES];

    HermiteStep(int columnCount) {
        columns = new double[columnCount][LANES];
        pulls = new double[columnCount][LANES];
    }

    /** A step of the first {@code n} lanes. */
    void advance(Constants constants, int n) {
        Conductances membrane = constants.membrane;
        double perStep = constants.perStep();
        double leak = constants.leak();
        for (int c = 0; c < columns.length; c++) {
            double towards = c < columns.length / 2 ? membrane.eExMv() : membrane.eInMv();
            pull(columns[c], v, pulls[c], n, perStep, towards);
        }
        drive(v, current, drive, n, leak, membrane.eLMv(), perStep, membrane.iEPa());
        bound(constants, n);
        double[][] start = constants.course.atStart();
        rates(start, n, leak, perStep);
        slopes(start, n);
        peak(v, f, peak, n);
        begin(lambda, lambda1, f, g, k, gain, n);
        double[][] end = constants.course.atEnd();
        rates(end, n, leak, perStep);
        sum(lambda2, n, 0, perStep, end[2], columns);
        slopes(end, n);
        end(lambda, lambda1, f, g, k, gain, n);
        solve(lambda, lambda1, lambda2, gain, n);
        add(v, gain, n);
    }

    private void bound(Constants constants, int n) {
        double[] most = constants.course.most();
        magnitude(drive, excess, n);
        for (int c = 0; c < columns.length; c += 2) {
            addMagnitudes(most[c], pulls[c], most[c + 1], pulls[c + 1], excess, n);
        }
        sum(lambda, n, constants.leak(), constants.perStep(), most, columns);
        double[] s = constants.sixth;
        bound(lambda, excess, n, s[0], s[1], s[2], s[3], s[4], s[5], s[6]);
    }

    private void rates(double[][] factors, int n, double leak, double perStep) {
        sum(lambda, n, leak, perStep, factors[0], columns);
        sum(lambda1, n, 0, perStep, factors[1], columns);
    }

    private void slopes(double[][] factors, int n) {
        sum(f, n, 0, 1, factors[0], pulls);
        sum(g, n, 0, 1, factors[1], pulls);
        sum(k, n, 0, 1, factors[2], pulls);
        add(f, drive, n);
    }

    /** {@code out = constant + scale (factors . columns)}. */
    private static void sum(
            double[] out, int n, double constant, double scale, double[] factors, double[][] columns) {
        sumOfTwo(constant, scale * factors[0], columns[0], scale * factors[1], columns[1], out, n);
        for (int c = 2; c < columns.length; c += 2) {
            addTwo(scale * factors[c], columns[c], scale * factors[c + 1], columns[c + 1], out, n);
        }
    }

    private static void sumOfTwo(double constant, double a, double[] x, double b, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = constant + (a * x[i] + b * y[i]);
        }
    }

    private static void addTwo(double a, double[] x, double b, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += a * x[i] + b * y[i];
        }
    }

    private static void addMagnitudes(double a, double[] x, double b, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += a * Math.abs(x[i]) + b * Math.abs(y[i]);
        }
    }

    private static void magnitude(double[] x, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(x[i]);
        }
    }

    private static void add(double[] out, double[] x, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += x[i];
        }
    }

    private static void pull(double[] column, double[] v, double[] out, int n, double perStep, double towards) {
        for (int i = 0; i < n; i++) {
            out[i] = perStep * column[i] * (towards - v[i]);
        }
    }

    private static void drive(
            double[] v, double[] current, double[] out, int n, double leak, double eL, double perStep, double iE) {
        for (int i = 0; i < n; i++) {
            out[i] = leak * (eL - v[i]) + perStep * (current[i] + iE);
        }
    }

    private static void peak(double[] v, double[] f, double[] peak, int n) {
        for (int i = 0; i < n; i++) {
            peak[i] = v[i] + Math.abs(f[i]);
        }
    }

    private static void bound(
            double[] lambda,
            double[] excess,
            int n,
            double s0,
            double s1,
            double s2,
            double s3,
            double s4,
            double s5,
            double s6) {
        for (int i = 0; i < n; i++) {
            double x = lambda[i];
            double sixth = s0 + x * (s1 + x * (s2 + x * (s3 + x * (s4 + x * (s5 + x * s6)))));
            excess[i] = excess[i] * sixth - ABSOLUTE;
        }
    }

    /** What the start adds: g and k are what the first and second slopes would be if v stood still. */
    private static void begin(
            double[] lambda, double[] lambda1, double[] f, double[] g, double[] k, double[] gain, int n) {
        for (int i = 0; i < n; i++) {
            double first = g[i] - lambda[i] * f[i];
            double second = k[i] - 2 * lambda1[i] * f[i] - lambda[i] * first;
            gain[i] = 0.5 * f[i] + 0.1 * first + 1.0 / 120 * second;
        }
    }

    /** What the end adds, for a v that stood still. */
    private static void end(
            double[] lambda, double[] lambda1, double[] f, double[] g, double[] k, double[] gain, int n) {
        for (int i = 0; i < n; i++) {
            double first = g[i] - lambda[i] * f[i];
            double second = k[i] - 2 * lambda1[i] * f[i] - lambda[i] * first;
            gain[i] += 0.5 * f[i] - 0.1 * first + 1.0 / 120 * second;
        }
    }

    /** The slopes at the end feel the gain: {@code -lambda, lambda^2 - lambda', -lambda'' + 3 lambda lambda' - lambda^3}. */
    private static void solve(double[] lambda, double[] lambda1, double[] lambda2, double[] gain, int n) {
        for (int i = 0; i < n; i++) {
            double x = lambda[i];
            double inner = 0.5 + 0.1 * x - 1.0 / 40 * lambda1[i] + 1.0 / 120 * x * x;
            gain[i] = gain[i] / (1 + x * inner - 0.1 * lambda1[i] + 1.0 / 120 * lambda2[i]);
        }
    }
}
