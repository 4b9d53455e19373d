package io.engram.neurons;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

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
    /** Neurons at once: all they need stays near. */
    static final int LANES = 256;

    /** What the step may be wrong by at most, in mV; what it is wrong by is a hundredth of the bound, as a rule. */
    private static final double ABSOLUTE = 1e-5;
    /** Sixth slope of f over its drive: these times powers of lambda and, falling from the sixth, of the rate. */
    private static final double[] SIXTH = {1, 63, 301, 350, 140, 21, 1};

    private static final double REMAINDER = 1.0 / 100_800;

    /** A loop over the first {@code n} lanes. */
    interface Pass {
        void over(int n);
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

    /**
     * The loops of a step of {@code dtMs}, to be run in this order by {@link #run}.
     *
     * @param course of the columns of excitation, then of those of inhibition, as many
     */
    List<Pass> passes(Conductances membrane, Course course, double dtMs) {
        double perStep = dtMs / membrane.cMPf();
        double leak = perStep * membrane.gLNs();
        List<Pass> passes = new ArrayList<>();
        for (int c = 0; c < columns.length; c++) {
            double towards = c < columns.length / 2 ? membrane.eExMv() : membrane.eInMv();
            double[] column = columns[c];
            double[] pull = pulls[c];
            passes.add(n -> pull(column, v, pull, n, perStep, towards));
        }
        double eL = membrane.eLMv();
        double iE = membrane.iEPa();
        passes.add(n -> drive(v, current, drive, n, leak, eL, perStep, iE));
        magnitudes(passes, course.most());
        if (!Arrays.equals(course.most(), course.atStart()[0])) {
            sum(passes, lambda, leak, perStep, course.most(), columns);
            bound(passes, course.rate());
        }
        rates(passes, course.atStart(), leak, perStep);
        if (Arrays.equals(course.most(), course.atStart()[0])) {
            bound(passes, course.rate());
        }
        slopes(passes, course.atStart());
        passes.add(n -> peak(v, f, peak, n));
        passes.add(n -> begin(lambda, lambda1, f, g, k, gain, n));
        rates(passes, course.atEnd(), leak, perStep);
        sum(passes, lambda2, 0, perStep, course.atEnd()[2], columns);
        slopes(passes, course.atEnd());
        passes.add(n -> end(lambda, lambda1, f, g, k, gain, n));
        passes.add(n -> felt(lambda, lambda1, lambda2, n));
        passes.add(n -> addQuotient(v, gain, lambda2, n));
        return passes;
    }

    /** One call for all kinds of loops, so that each is compiled by itself: in one piece they are too much for the compiler. */
    static void run(Pass[] passes, int n) {
        for (Pass pass : passes) {
            pass.over(n);
        }
    }

    private void magnitudes(List<Pass> passes, double[] most) {
        for (int c = 0; c < columns.length; c += 2) {
            double[] x = pulls[c];
            double[] y = pulls[c + 1];
            double[] onto = c == 0 ? drive : excess;
            double a = most[c];
            double b = most[c + 1];
            passes.add(n -> magnitudes(onto, a, x, b, y, excess, n));
        }
    }

    private void bound(List<Pass> passes, double rate) {
        double[] s = new double[SIXTH.length];
        double power = REMAINDER;
        for (int n = s.length - 1; n >= 0; n--) {
            s[n] = SIXTH[n] * power;
            power *= rate;
        }
        passes.add(n -> bound(lambda, excess, n, s[0], s[1], s[2], s[3], s[4], s[5], s[6]));
    }

    private void rates(List<Pass> passes, double[][] factors, double leak, double perStep) {
        sum(passes, lambda, leak, perStep, factors[0], columns);
        sum(passes, lambda1, 0, perStep, factors[1], columns);
    }

    /** G and k are what the first and second slopes of f would be if v stood still. */
    private void slopes(List<Pass> passes, double[][] factors) {
        for (int c = 0; c < columns.length; c += 2) {
            double[] x = pulls[c];
            double[] y = pulls[c + 1];
            double[] onto = c == 0 ? drive : f;
            double a = factors[0][c];
            double b = factors[0][c + 1];
            passes.add(n -> addTwo(onto, a, x, b, y, f, n));
        }
        sum(passes, g, 0, 1, factors[1], pulls);
        sum(passes, k, 0, 1, factors[2], pulls);
    }

    /** {@code out = constant + scale (factors . columns)}. */
    private static void sum(
            List<Pass> passes, double[] out, double constant, double scale, double[] factors, double[][] columns) {
        for (int c = 0; c < columns.length; c += 2) {
            double[] x = columns[c];
            double[] y = columns[c + 1];
            double a = scale * factors[c];
            double b = scale * factors[c + 1];
            passes.add(c == 0 ? n -> sumOfTwo(constant, a, x, b, y, out, n) : n -> addTwo(out, a, x, b, y, out, n));
        }
    }

    private static void sumOfTwo(double constant, double a, double[] x, double b, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = constant + (a * x[i] + b * y[i]);
        }
    }

    private static void addTwo(double[] onto, double a, double[] x, double b, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = onto[i] + (a * x[i] + b * y[i]);
        }
    }

    private static void magnitudes(double[] onto, double a, double[] x, double b, double[] y, double[] out, int n) {
        for (int i = 0; i < n; i++) {
            out[i] = Math.abs(onto[i]) + (a * Math.abs(x[i]) + b * Math.abs(y[i]));
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

    /** What the start adds. */
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
    private static void felt(double[] lambda, double[] lambda1, double[] lambda2, int n) {
        for (int i = 0; i < n; i++) {
            double x = lambda[i];
            double inner = 0.5 + 0.1 * x - 1.0 / 40 * lambda1[i] + 1.0 / 120 * x * x;
            lambda2[i] = 1 + x * inner - 0.1 * lambda1[i] + 1.0 / 120 * lambda2[i];
        }
    }

    private static void addQuotient(double[] out, double[] x, double[] y, int n) {
        for (int i = 0; i < n; i++) {
            out[i] += x[i] / y[i];
        }
    }
}
