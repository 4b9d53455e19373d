package io.engram.neurons;

import io.engram.runtime.spi.NeuronBlock;
import java.util.Arrays;

/**
 * Carries many neurons, each with a step size of its own, through one step of the network by the embedded Runge-Kutta pair of
 * orders 5 and 4 of Dormand and Prince (1980, table 2), going on with the fifth order. Neurons stand side by side in lanes, a
 * column a variable; one that has arrived leaves its lane to the last, so that loops run over those on their way only.
 *
 * <p>A model's first state columns are what is solved for, its last the step size, handed on from step to step (0: not chosen
 * yet). No neuron's result depends on its neighbours. Owned by the kernels of one shard; allocates nothing.
 */
final class DormandPrince {
    /** Neurons that are solved for at once, so that all they need stays in the first cache. */
    static final int LANES = 64;

    /** What a step may be wrong by: this much, and this part of the value. */
    private static final double ABSOLUTE = 1e-6;

    private static final double RELATIVE = 1e-8;
    private static final double SAFETY = 0.9;
    private static final double MOST_GROWTH = 5;
    private static final double LEAST_GROWTH = 0.2;
    /** Steps of its own in one step of the network; a spike of the steepest kind takes some hundred. */
    private static final int MOST_ATTEMPTS = 100_000;
    /** No finite slope needs a step so small. */
    private static final double NO_STEP_MS = 1e-300;

    private static final double[][] STAGES = {
        {1.0 / 5},
        {3.0 / 40, 9.0 / 40},
        {44.0 / 45, -56.0 / 15, 32.0 / 9},
        {19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729},
        {9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656},
        {35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84}
    };
    /** Fifth minus fourth order. */
    private static final double[] ERROR = {
        71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40
    };

    /** The differential equations of a model, per ms. */
    interface Equations {
        /** The slopes of lanes {@code from} to {@code to}, from the columns solved for and, after them, those given. */
        void slope(double[][] y, double[][] slope, int from, int to);

        /** The state of {@code lane}, which holds {@code neuron} of the block, was reached; whether a jump changed it. */
        default boolean jump(double[][] y, int lane, int neuron) {
            return false;
        }
    }

    private final int solved;
    private final double[][] y;
    private final double[][] next;
    private final double[][][] slopes;
    private final double[] error = new double[LANES];
    private final double[] stepMs = new double[LANES];
    /** The step before it was cut short by the end. */
    private final double[] wishedMs = new double[LANES];

    private final double[] leftMs = new double[LANES];
    private final int[] neuron = new int[LANES];

    /**
     * @param solved columns that are solved for
     * @param given columns of values a neuron that stay as they are during a step, see {@link #given}
     */
    DormandPrince(int solved, int given) {
        this.solved = solved;
        y = new double[solved + given][LANES];
        next = new double[solved + given][LANES];
        System.arraycopy(y, solved, next, solved, given);
        slopes = new double[ERROR.length][solved][LANES];
    }

    /** Given column {@code k}, to be filled, a lane a neuron, before each {@link #advance}; its lanes then change places. */
    double[] given(int k) {
        return y[solved + k];
    }

    /** Says that {@code lane} holds neuron {@code i} of the block, before each {@link #advance}. */
    void place(int lane, int i) {
        neuron[lane] = i;
    }

    /** Advances the neurons in the first {@code count} lanes by {@code dtMs}. */
    void advance(Equations equations, NeuronBlock block, int count, double dtMs, int stepColumn) {
        for (int c = 0; c < solved; c++) {
            double[] column = block.state(c);
            for (int lane = 0; lane < count; lane++) {
                y[c][lane] = column[neuron[lane]];
            }
        }
        double[] carriedMs = block.state(stepColumn);
        for (int lane = 0; lane < count; lane++) {
            double carried = carriedMs[neuron[lane]];
            leftMs[lane] = dtMs;
            wishedMs[lane] = carried > 0 ? carried : dtMs;
            stepMs[lane] = Math.min(wishedMs[lane], dtMs);
        }
        equations.slope(y, slopes[0], 0, count);
        int lanes = count;
        for (int attempts = 1; lanes > 0; attempts++) {
            attempt(equations, lanes);
            if (attempts == MOST_ATTEMPTS) {
                throw unsolved(0, "does not reach the end of its step, as one that fires without rest may not");
            }
            for (int lane = lanes - 1; lane >= 0; lane--) {
                settle(equations, lane);
                if (leftMs[lane] <= 0) {
                    for (int c = 0; c < solved; c++) {
                        block.state(c)[neuron[lane]] = y[c][lane];
                    }
                    carriedMs[neuron[lane]] = wishedMs[lane];
                    lanes--;
                    move(lanes, lane);
                }
            }
        }
    }

    /** A step of every lane into {@code next}, and its error, as a part of the error that is allowed. */
    private void attempt(Equations equations, int lanes) {
        for (int stage = 0; stage < STAGES.length; stage++) {
            for (int c = 0; c < solved; c++) {
                weigh(next[c], STAGES[stage], c, lanes);
                addTo(y[c], stepMs, next[c], lanes);
            }
            equations.slope(next, slopes[stage + 1], 0, lanes);
        }
        Arrays.fill(error, 0, lanes, 0);
        double[] difference = slopes[1][0];
        for (int c = 0; c < solved; c++) {
            // The error does not read the second slopes, whose place it takes.
            weigh(difference, ERROR, c, lanes);
            worst(error, difference, stepMs, y[c], next[c], lanes);
        }
    }

    private void weigh(double[] sum, double[] weights, int c, int lanes) {
        Arrays.fill(sum, 0, lanes, 0);
        for (int stage = 0; stage < weights.length; stage++) {
            if (weights[stage] != 0) {
                add(sum, weights[stage], slopes[stage][c], lanes);
            }
        }
    }

    private static void add(double[] sum, double weight, double[] slope, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            sum[lane] += weight * slope[lane];
        }
    }

    private static void addTo(double[] y, double[] stepMs, double[] slope, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            slope[lane] = y[lane] + stepMs[lane] * slope[lane];
        }
    }

    private static void worst(double[] error, double[] slope, double[] stepMs, double[] y, double[] next, int lanes) {
        for (int lane = 0; lane < lanes; lane++) {
            double allowed = ABSOLUTE + RELATIVE * Math.max(Math.abs(y[lane]), Math.abs(next[lane]));
            error[lane] = Math.max(error[lane], Math.abs(stepMs[lane] * slope[lane]) / allowed);
        }
    }

    /** Takes the step of a lane, or one that is smaller the next time. */
    private void settle(Equations equations, int lane) {
        double takenMs = stepMs[lane];
        double proposedMs = takenMs * growth(error[lane]);
        if (error[lane] <= 1) {
            leftMs[lane] -= takenMs;
            for (int c = 0; c < solved; c++) {
                y[c][lane] = next[c][lane];
                slopes[0][c][lane] = slopes[STAGES.length][c][lane];
            }
            if (equations.jump(y, lane, neuron[lane])) {
                equations.slope(y, slopes[0], lane, lane + 1);
            }
            wishedMs[lane] = takenMs < wishedMs[lane] ? Math.max(proposedMs, wishedMs[lane]) : proposedMs;
        } else {
            if (proposedMs < NO_STEP_MS) {
                throw unsolved(lane, "has equations that no step solves");
            }
            wishedMs[lane] = proposedMs;
        }
        stepMs[lane] = Math.min(wishedMs[lane], leftMs[lane]);
    }

    private IllegalStateException unsolved(int lane, String what) {
        return new IllegalStateException("neuron " + neuron[lane] + " of its shard " + what
                + ": its first state variable" + " is " + y[0][lane] + ", of slope " + slopes[0][0][lane] + " per ms");
    }

    /** By the fourth root of the error, which every JVM computes to the same bits, quickly and without allocating. */
    private static double growth(double error) {
        double growth = SAFETY / Math.sqrt(Math.sqrt(error));
        // Where the error is not a number, neither is the growth.
        return growth >= LEAST_GROWTH ? Math.min(growth, MOST_GROWTH) : LEAST_GROWTH;
    }

    private void move(int from, int to) {
        for (double[] column : y) {
            column[to] = column[from];
        }
        for (double[] column : slopes[0]) {
            column[to] = column[from];
        }
        stepMs[to] = stepMs[from];
        wishedMs[to] = wishedMs[from];
        leftMs[to] = leftMs[from];
        neuron[to] = neuron[from];
    }
}
