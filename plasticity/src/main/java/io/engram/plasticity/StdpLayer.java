package io.engram.plasticity;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import java.util.Arrays;

/**
 * A dense layer of leaky units without delays, as CANNs has it: a pattern goes in, spikes come out in the same step, and
 * the weights learn by the same rule records as in the engine, with the inputs as graded events. One step:
 *
 * <pre>
 *   x = traceDecay x + input;   v = leak v + W input;   fires where v >= threshold, then v = vReset;   y = traceDecay y + fired
 *   each synapse: onPre with the input as the event, onPost where the target fired; clipped once, kept as a float
 * </pre>
 *
 * <p>Coincidence: both, on traces that hold this step. Its decay is {@code traceDecay}, not the rule's time constants. Used
 * by one thread.
 */
public final class StdpLayer {
    /** How a training call goes about it. */
    public enum Mode {
        /** Starts from silence; each step sees the weights that the last one left. */
        ONLINE(""),
        /**
         * As CANNs 1.5.0 does uncompiled: starts from the state it is in, integrates with the weights from before the call,
         * and learns from the traces from before each step.
         */
        CANNS_UNCOMPILED("canns-1.5.0-uncompiled");

        private final String peer;

        Mode(String peer) {
            this.peer = peer;
        }

        /** The peer whose peculiarity it is; empty for none. */
        public String peer() {
            return peer;
        }
    }

    /** Fewer outputs than that leave vector code nothing to gain. */
    private static final int WIDE = 64;

    private final Unit unit;
    private final Mode mode;
    private final LayerRows rows;
    private final LayerRows.Active active;
    private final double[] sum;
    private final double[] v;
    private final double[] tracePre;
    private final double[] tracePost;
    private final double[] fired;

    /**
     * What the units are, all unitless.
     *
     * @param threshold fires at or above it; a float, as weights are, so that one weight of that size suffices
     * @param vReset where it goes then
     * @param leak what v keeps in a step
     * @param traceDecay what a trace keeps in a step
     */
    public record Unit(double threshold, double vReset, double leak, double traceDecay) {}

    /** A silent layer with weights {@code [output][input]}, which are copied. */
    public StdpLayer(LearningRule rule, Unit unit, Mode mode, float[][] weights) {
        if (!rule.variables().isEmpty()) {
            throw new SpecException("rule " + rule.type()
                    + " has variables of synapses; must be one without, for a layer keeps weights alone");
        }
        if (rule.everyStep()) {
            throw new SpecException("rule " + rule.type()
                    + " acts at every step of time; must be one that acts at spikes, for the steps of"
                    + " a layer have no length");
        }
        if (!rule.signals().isEmpty()) {
            throw new SpecException("rule " + rule.type() + " listens to " + rule.signals()
                    + "; must be one that listens to no signal, for a layer has none");
        }
        if (!rule.postState().isEmpty()) {
            throw new SpecException("rule " + rule.type() + " reads " + rule.postState()
                    + " of its targets; must be one that reads traces, for the units of a layer are no neurons");
        }
        if (rule.travel() == LearningRule.Travel.COMPUTED) {
            throw new SpecException(
                    "rule " + rule.type()
                            + " computes what travels; must be one that sends its weight, for a layer is a product with weights");
        }
        this.unit = unit;
        this.mode = mode;
        int inputs = weights[0].length;
        int outputs = weights.length;
        boolean lazy = mode == Mode.ONLINE
                && outputs >= WIDE
                && rule instanceof PairStdp pair
                && LazyRows.serve(pair, unit.traceDecay());
        float[][] byInput = turned(weights);
        rows = lazy ? new LazyRows((PairStdp) rule, unit.traceDecay(), byInput) : new RuleRows(rule, byInput);
        active = new LayerRows.Active(inputs);
        sum = new double[outputs];
        v = new double[outputs];
        tracePost = new double[outputs];
        fired = new double[outputs];
        tracePre = new double[inputs];
    }

    /** Columns as rows, copied. */
    private static float[][] turned(float[][] matrix) {
        float[][] turned = new float[matrix[0].length][matrix.length];
        for (int r = 0; r < matrix.length; r++) {
            for (int c = 0; c < turned.length; c++) {
                turned[c][r] = matrix[r][c];
            }
        }
        return turned;
    }

    /** Silences it: v and traces 0; the weights stay. */
    public void reset() {
        Arrays.fill(v, 0);
        Arrays.fill(tracePost, 0);
        Arrays.fill(fired, 0);
        Arrays.fill(tracePre, 0);
        rows.begin(tracePre);
    }

    /** Puts it into a state; all are copied. */
    public void state(double[] newV, double[] newTracePre, double[] newTracePost) {
        System.arraycopy(newV, 0, v, 0, v.length);
        System.arraycopy(newTracePost, 0, tracePost, 0, tracePost.length);
        System.arraycopy(newTracePre, 0, tracePre, 0, tracePre.length);
        rows.begin(tracePre);
    }

    /** One step without learning; the outputs, 1 where it fired. Valid until the next step. */
    public double[] forward(double[] input) {
        active.of(input);
        Arrays.fill(sum, 0);
        rows.forward(input, active, sum);
        fire(input);
        rows.begin(tracePre);
        return fired;
    }

    /** Learns one pattern a step. */
    public void train(double[][] patterns) {
        if (mode == Mode.CANNS_UNCOMPILED) {
            trainUncompiled(patterns);
            return;
        }
        reset();
        for (double[] pattern : patterns) {
            active.of(pattern);
            Arrays.fill(sum, 0);
            rows.forward(pattern, active, sum);
            fire(pattern);
            rows.learn(pattern, active, tracePre, tracePost, fired);
        }
    }

    private void trainUncompiled(double[][] patterns) {
        float[][] before = Arrays.stream(rows.rows()).map(float[]::clone).toArray(float[][]::new);
        for (double[] pattern : patterns) {
            double[] tracePreBefore = tracePre.clone();
            double[] tracePostBefore = tracePost.clone();
            active.of(pattern);
            Arrays.fill(sum, 0);
            RuleRows.add(before, pattern, active, sum);
            fire(pattern);
            rows.learn(pattern, active, tracePreBefore, tracePostBefore, fired);
        }
    }

    /** The units get what was summed, and fire. */
    private void fire(double[] input) {
        for (int i = 0; i < input.length; i++) {
            tracePre[i] = unit.traceDecay() * tracePre[i] + input[i];
        }
        for (int o = 0; o < v.length; o++) {
            v[o] = unit.leak() * v[o] + sum[o];
            fired[o] = v[o] >= (float) unit.threshold() ? 1 : 0;
            if (fired[o] > 0) {
                v[o] = unit.vReset();
            }
            tracePost[o] = unit.traceDecay() * tracePost[o] + fired[o];
        }
    }

    /** A copy of the weights, {@code [output][input]}. */
    public float[][] weights() {
        return turned(rows.rows());
    }

    public double[] v() {
        return v.clone();
    }

    public double[] tracePre() {
        return tracePre.clone();
    }

    public double[] tracePost() {
        return tracePost.clone();
    }

    /** 1 where it fired in the last step. */
    public double[] fired() {
        return fired.clone();
    }
}
