package io.engram.plasticity;

import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.Synapse;

/** Weights that learn by any rule, synapse by synapse: those of inputs that are active, and those of outputs that fire. */
final class RuleRows implements LayerRows {
    private final LearningRule rule;
    private final float[][] rows;
    private final float min;
    private final float max;
    private final DenseSynapse synapse = new DenseSynapse();
    private final Active firing;

    RuleRows(LearningRule rule, float[][] rows) {
        this.rule = rule;
        this.rows = rows;
        min = (float) rule.weightMin();
        max = (float) rule.weightMax();
        firing = new Active(rows[0].length);
    }

    @Override
    public void begin(double[] tracePre) {
        // Every step is done when it ends.
    }

    @Override
    public void forward(double[] input, Active active, double[] sum) {
        add(rows, input, active, sum);
    }

    static void add(float[][] rows, double[] input, Active active, double[] sum) {
        for (int k = 0; k < active.count; k++) {
            int i = active.place[k];
            float[] row = rows[i];
            double value = input[i];
            for (int o = 0; o < row.length; o++) {
                sum[o] += row[o] * value;
            }
        }
    }

    @Override
    public void learn(double[] input, Active active, double[] tracePre, double[] tracePost, double[] fired) {
        firing.of(fired);
        for (int i = 0; i < rows.length; i++) {
            synapse.pre = tracePre[i];
            if (input[i] != 0) {
                both(rows[i], input[i], tracePost, fired);
            } else {
                post(rows[i], tracePost, fired);
            }
        }
    }

    /** Each side acts on the weight from before the other; the changes are added and clipped once. */
    private void both(float[] row, double event, double[] tracePost, double[] fired) {
        for (int o = 0; o < row.length; o++) {
            double before = row[o];
            synapse.post = tracePost[o];
            synapse.weight = before;
            synapse.event = event;
            rule.onPre(synapse);
            double change = synapse.weight - before;
            synapse.weight = before;
            if (fired[o] != 0) {
                synapse.event = fired[o];
                rule.onPost(synapse);
            }
            row[o] = clipped((float) (synapse.weight + change));
        }
    }

    private void post(float[] row, double[] tracePost, double[] fired) {
        for (int k = 0; k < firing.count; k++) {
            int o = firing.place[k];
            synapse.post = tracePost[o];
            synapse.weight = row[o];
            synapse.event = fired[o];
            rule.onPost(synapse);
            row[o] = clipped((float) synapse.weight);
        }
    }

    private float clipped(float weight) {
        return weight < min ? min : weight > max ? max : weight;
    }

    @Override
    public float[][] rows() {
        return rows;
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
            throw new IllegalStateException("a layer has no signals");
        }

        @Override
        public double signal() {
            throw new IllegalStateException("a layer has no signals");
        }
    }
}
