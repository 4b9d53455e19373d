package io.engram.plasticity;

import java.util.Arrays;

/**
 * Weights that learn by additive pair STDP, a row at a time and only when its input is active: a weight is read at no other
 * time, and what the outputs did meanwhile can be had from a sum that all rows share.
 *
 * <pre>
 *   S(t) = sum of g^u over the spikes of an output at steps u up to t         g: what a trace keeps in a step
 *   row active at t, then at s:   w(t)     = clip(w - aMinus input y(t) + reach (S(t) - S(t - 1)))
 *                                 w(s - 1) = clip(w(t) + reach (S(s - 1) - S(t))),   reach = aPlus x(t) / g^t
 * </pre>
 *
 * <p>Clipping the sum is what clipping each step would give, for between two activities of its input a weight moves one way.
 * Steps are counted anew before g^t falls below 1/12, when all rows are brought up to date, so that S does not
 * outgrow what is added to it. All in floats, as the weights are, in loops that the compiler turns into vector code.
 */
final class LazyRows implements LayerRows {
    private static final double LEAST_POWER = 1.0 / 12;
    private static final int MOST_STEPS = 128;
    /** Where steps are counted anew sooner, nothing is gained. */
    private static final int LEAST_STEPS = 16;

    private final int epoch;

    private final float aMinus;
    private final double aPlus;
    private final double kept;
    private final float min;
    private final float max;
    private final float[][] rows;
    private final float[][] spikes;
    private final float[][] traces;
    private final int[] last;
    private final float[] pending;
    private final float[] reach;
    private final float[] sums;
    /** What a row that is not asked for is added to, times 0. */
    private final float[] unused;

    private double[] tracePre = new double[0];
    private int step;
    private double power = 1;

    /** {@code kept} is what a trace keeps in a step. */
    LazyRows(PairStdp rule, double kept, float[][] rows) {
        this.kept = kept;
        this.rows = rows;
        aMinus = (float) rule.aMinus();
        aPlus = rule.aPlus();
        min = (float) rule.weightMin();
        max = (float) rule.weightMax();
        int outputs = rows[0].length;
        epoch = epoch(kept);
        spikes = new float[epoch + 1][outputs];
        traces = new float[epoch + 1][outputs];
        last = new int[rows.length];
        pending = new float[rows.length];
        reach = new float[rows.length];
        sums = new float[outputs];
        unused = new float[outputs];
    }

    /** Whether the rule is such a one, and traces last. */
    static boolean serve(PairStdp rule, double kept) {
        return rule.muPlus() == 0
                && rule.muMinus() == 0
                && rule.pairing() == PairStdp.Pairing.ALL
                && epoch(kept) >= LEAST_STEPS;
    }

    /** The steps in which {@code kept} to their power stays above the least. */
    private static int epoch(double kept) {
        int steps = 0;
        for (double power = kept; power >= LEAST_POWER && steps < MOST_STEPS; power *= kept) {
            steps++;
        }
        return steps;
    }

    @Override
    public void begin(double[] newTracePre) {
        bringAll();
        tracePre = newTracePre;
        restart();
    }

    private void restart() {
        step = 0;
        power = 1;
        for (int i = 0; i < rows.length; i++) {
            last[i] = 0;
            pending[i] = 0;
            reach[i] = (float) (aPlus * tracePre[i]);
        }
    }

    @Override
    public void forward(double[] input, Active active, double[] sum) {
        Arrays.fill(sums, 0);
        for (int k = 0; k < active.count; k++) {
            int i = active.place[k];
            bring(i, (float) input[i], sums);
        }
        for (int o = 0; o < sum.length; o++) {
            sum[o] += sums[o];
        }
    }

    private static void add(float[] row, float value, float[] to) {
        for (int o = 0; o < row.length; o++) {
            to[o] += row[o] * value;
        }
    }

    @Override
    public void learn(double[] input, Active active, double[] newTracePre, double[] tracePost, double[] fired) {
        step++;
        power *= kept;
        for (int o = 0; o < fired.length; o++) {
            spikes[step][o] = (float) (spikes[step - 1][o] + fired[o] * power);
            traces[step][o] = (float) tracePost[o];
        }
        for (int k = 0; k < active.count; k++) {
            int i = active.place[k];
            last[i] = step;
            pending[i] = (float) (aMinus * input[i]);
            reach[i] = (float) (aPlus * newTracePre[i] / power);
        }
        tracePre = newTracePre;
        if (step == epoch) {
            bringAll();
            restart();
        }
    }

    private void bringAll() {
        for (int i = 0; i < rows.length && step > 0; i++) {
            bring(i, 0, unused);
        }
    }

    /**
     * Brings row {@code i} to the end of the step before, its own last one first, and adds it times {@code value}; of a silent
     * input nothing has changed.
     */
    private void bring(int i, float value, float[] to) {
        if (pending[i] == 0 && (last[i] == step || reach[i] == 0)) {
            if (value != 0) {
                add(rows[i], value, to);
            }
            return;
        }
        float[] from = spikes[pending[i] == 0 ? last[i] : last[i] - 1];
        float[] own = spikes[last[i]];
        if (reach[i] >= 0) {
            rise(rows[i], pending[i], traces[last[i]], reach[i], from, own, spikes[step], min, max, value, to);
        } else {
            fall(rows[i], pending[i], traces[last[i]], reach[i], from, own, spikes[step], min, max, value, to);
        }
        pending[i] = 0;
        last[i] = step;
    }

    /** Spikes raise: what is above the greatest weight after its own step is no less above it after those since. */
    private static void rise(
            float[] row,
            float pre,
            float[] y,
            float reach,
            float[] from,
            float[] own,
            float[] now,
            float min,
            float max,
            float value,
            float[] to) {
        for (int o = 0; o < row.length; o++) {
            float w = Math.max(row[o] - pre * y[o] + reach * (own[o] - from[o]), min);
            w = Math.min(w + reach * (now[o] - own[o]), max);
            row[o] = w;
            to[o] += w * value;
        }
    }

    /** Spikes lower, and so the other way round. */
    private static void fall(
            float[] row,
            float pre,
            float[] y,
            float reach,
            float[] from,
            float[] own,
            float[] now,
            float min,
            float max,
            float value,
            float[] to) {
        for (int o = 0; o < row.length; o++) {
            float w = Math.min(row[o] - pre * y[o] + reach * (own[o] - from[o]), max);
            w = Math.max(w + reach * (now[o] - own[o]), min);
            row[o] = w;
            to[o] += w * value;
        }
    }

    @Override
    public float[][] rows() {
        bringAll();
        return rows;
    }
}
