package io.engram.plasticity;

import io.engram.runtime.engine.Parts;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

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
 * by one thread, it takes all cores to train.
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

    private final Mode mode;
    /** By output, one a core: outputs know nothing of one another, and so no bit depends on how they are cut. */
    private final List<LayerPart> parts;

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
        this.mode = mode;
        boolean lazy = mode == Mode.ONLINE
                && weights.length >= WIDE
                && rule instanceof PairStdp pair
                && LazyRows.serve(pair, unit.traceDecay());
        parts = Parts.parallel(0, weights.length, 1, (first, last) -> {
            float[][] byInput = turned(Arrays.copyOfRange(weights, first, last));
            LayerRows rows =
                    lazy ? new LazyRows((PairStdp) rule, unit.traceDecay(), byInput) : new RuleRows(rule, byInput);
            return new LayerPart(unit, rows, first, last);
        });
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
        parts.forEach(LayerPart::reset);
    }

    /** Puts it into a state; all are copied. */
    public void state(double[] newV, double[] newTracePre, double[] newTracePost) {
        parts.forEach(part -> part.state(newV, newTracePre, newTracePost));
    }

    /** One step without learning; the outputs, 1 where it fired. */
    public double[] forward(double[] input) {
        parts.forEach(part -> part.forward(input));
        return fired();
    }

    /** Learns one pattern a step. */
    public void train(double[][] patterns) {
        if (mode == Mode.CANNS_UNCOMPILED) {
            parts.parallelStream().forEach(part -> part.trainUncompiled(patterns));
        } else {
            parts.parallelStream().forEach(part -> part.train(patterns));
        }
    }

    /** A copy of the weights, {@code [output][input]}. */
    public float[][] weights() {
        return parts.stream()
                .flatMap(part -> Arrays.stream(turned(part.rows().rows())))
                .toArray(float[][]::new);
    }

    public double[] v() {
        return together(LayerPart::v);
    }

    /** Every part has those of all inputs. */
    public double[] tracePre() {
        return parts.get(0).tracePre().clone();
    }

    public double[] tracePost() {
        return together(LayerPart::tracePost);
    }

    /** 1 where it fired in the last step. */
    public double[] fired() {
        return together(LayerPart::fired);
    }

    private double[] together(Function<LayerPart, double[]> column) {
        return parts.stream()
                .flatMapToDouble(part -> Arrays.stream(column.apply(part)))
                .toArray();
    }
}
