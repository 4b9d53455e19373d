package io.engram.plasticity;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;
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

    private final LearningRule rule;
    private final Unit unit;
    private final Mode mode;
    private final float[][] weights;
    private final double[] v;
    private final double[] tracePre;
    private final double[] tracePost;
    private final double[] fired;
    private final double[] tracePreBefore;
    private final double[] tracePostBefore;
    private final DenseSynapse synapse = new DenseSynapse();

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
        if (!rule.postState().isEmpty()) {
            throw new SpecException("rule " + rule.type() + " reads " + rule.postState()
                    + " of its targets; must be one that reads traces, for the units of a layer are no neurons");
        }
        if (rule.travel() == LearningRule.Travel.COMPUTED) {
            throw new SpecException(
                    "rule " + rule.type()
                            + " computes what travels; must be one that sends its weight, for a layer is a product with weights");
        }
        this.rule = rule;
        this.unit = unit;
        this.mode = mode;
        this.weights = Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
        int inputs = weights[0].length;
        int outputs = weights.length;
        v = new double[outputs];
        tracePost = new double[outputs];
        tracePostBefore = new double[outputs];
        fired = new double[outputs];
        tracePre = new double[inputs];
        tracePreBefore = new double[inputs];
    }

    /** Silences it: v and traces 0; the weights stay. */
    public void reset() {
        Arrays.fill(v, 0);
        Arrays.fill(tracePre, 0);
        Arrays.fill(tracePost, 0);
        Arrays.fill(fired, 0);
    }

    /** Puts it into a state; all are copied. */
    public void state(double[] newV, double[] newTracePre, double[] newTracePost) {
        System.arraycopy(newV, 0, v, 0, v.length);
        System.arraycopy(newTracePre, 0, tracePre, 0, tracePre.length);
        System.arraycopy(newTracePost, 0, tracePost, 0, tracePost.length);
    }

    /** One step without learning; the outputs, 1 where it fired. Valid until the next step. */
    public double[] forward(double[] input) {
        return forward(input, weights);
    }

    /** Learns one pattern a step. */
    public void train(double[][] patterns) {
        boolean online = mode == Mode.ONLINE;
        if (online) {
            reset();
        }
        float[][] seen =
                online ? weights : Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
        for (double[] pattern : patterns) {
            System.arraycopy(tracePre, 0, tracePreBefore, 0, tracePre.length);
            System.arraycopy(tracePost, 0, tracePostBefore, 0, tracePost.length);
            forward(pattern, seen);
            learn(pattern, online ? tracePre : tracePreBefore, online ? tracePost : tracePostBefore);
        }
    }

    private double[] forward(double[] input, float[][] w) {
        for (int i = 0; i < input.length; i++) {
            tracePre[i] = unit.traceDecay() * tracePre[i] + input[i];
        }
        for (int o = 0; o < v.length; o++) {
            double sum = 0;
            for (int i = 0; i < input.length; i++) {
                sum += w[o][i] * input[i];
            }
            v[o] = unit.leak() * v[o] + sum;
            fired[o] = v[o] >= (float) unit.threshold() ? 1 : 0;
            if (fired[o] > 0) {
                v[o] = unit.vReset();
            }
            tracePost[o] = unit.traceDecay() * tracePost[o] + fired[o];
        }
        return fired;
    }

    private void learn(double[] input, double[] x, double[] y) {
        for (int o = 0; o < fired.length; o++) {
            float[] row = weights[o];
            synapse.post = y[o];
            for (int i = 0; i < row.length; i++) {
                synapse.pre = x[i];
                double before = row[i];
                double change = 0;
                synapse.weight = before;
                if (input[i] != 0) {
                    synapse.event = input[i];
                    rule.onPre(synapse);
                    change = synapse.weight - before;
                    synapse.weight = before;
                }
                if (fired[o] > 0) {
                    synapse.event = fired[o];
                    rule.onPost(synapse);
                }
                double after = synapse.weight + change;
                row[i] = (float) Math.min(Math.max(after, rule.weightMin()), rule.weightMax());
            }
        }
    }

    /** A copy of the weights, {@code [output][input]}. */
    public float[][] weights() {
        return Arrays.stream(weights).map(float[]::clone).toArray(float[][]::new);
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

    /** A synapse of the layer during an event. */
    private static final class DenseSynapse implements Synapse {
        private double weight;
        private double pre;
        private double post;
        private double event;

        @Override
        public double weight() {
            return weight;
        }

        @Override
        public void weight(double newWeight) {
            weight = newWeight;
        }

        @Override
        public double preTrace(int k) {
            return pre;
        }

        @Override
        public double postTrace(int k) {
            return post;
        }

        @Override
        public double postState(int k) {
            throw new IllegalStateException("a unit of a layer has no state to read");
        }

        @Override
        public void send(double value) {
            // Inputs travel with the weights of the layer, whose rule was asked not to compute them.
        }

        @Override
        public double event() {
            return event;
        }

        @Override
        public double variable(int k) {
            throw new IllegalStateException("synapses of a layer have no variables");
        }

        @Override
        public void variable(int k, double value) {
            throw new IllegalStateException("synapses of a layer have no variables");
        }

        @Override
        public double kept(int k) {
            throw new IllegalStateException("synapses of a layer have no variables");
        }

        @Override
        public double signal(int k) {
            return 0;
        }

        @Override
        public double signal() {
            return 0;
        }
    }
}
