package io.engram.plasticity.trainer;

import io.engram.plasticity.StdpLayer;
import java.util.List;
import java.util.function.Consumer;

/**
 * Teaches a {@link StdpLayer} by the rule that the layer holds: the patterns of a call are the steps of one time, whose order
 * counts. Whether answers go on from the layer's state or each from silence is said when it is made.
 */
public final class StdpTrainer implements Trainer {
    private final StdpLayer layer;
    private final int inputs;
    private final boolean fromSilence;
    private Consumer<Progress> progress = nothing -> {};

    /**
     * @param layer that learns
     * @param fromSilence whether each {@link #predict} starts from silence; if not, answers are the steps of one time
     */
    public StdpTrainer(StdpLayer layer, boolean fromSilence) {
        this.layer = layer;
        this.fromSilence = fromSilence;
        inputs = layer.weights()[0].length;
    }

    /** What it teaches. */
    public StdpLayer layer() {
        return layer;
    }

    /** Calls {@code listener} after each pass of {@link #train(List, int, double)}, on the thread that trains. */
    @Override
    public void configureProgress(Consumer<Progress> listener) {
        progress = listener;
    }

    /** One pattern is a step, learned in microseconds. */
    @Override
    public void train(List<float[]> patterns) {
        Patterns.check(patterns, inputs);
        layer.train(patterns.stream().map(StdpTrainer::doubles).toArray(double[][]::new));
    }

    /**
     * Passes over the patterns, each from silence where the layer learns online, until no weight changes by more than {@code
     * tolerance} in one, {@code mostPasses} at most; what the last pass reported.
     */
    public Progress train(List<float[]> patterns, int mostPasses, double tolerance) {
        return Passes.until(mostPasses, tolerance, () -> train(patterns), layer::weights, progress);
    }

    /** 1 where an output fires. No weight changes; from silence nothing else does, for the layer is put back as it was. */
    @Override
    public float[] predict(float[] pattern) {
        Patterns.check("pattern", pattern, inputs);
        double[] v = layer.v();
        double[] tracePre = layer.tracePre();
        double[] tracePost = layer.tracePost();
        if (fromSilence) {
            layer.reset();
        }
        double[] fired = layer.forward(doubles(pattern));
        float[] answer = new float[fired.length];
        for (int o = 0; o < answer.length; o++) {
            answer[o] = (float) fired[o];
        }
        if (fromSilence) {
            layer.state(v, tracePre, tracePost);
        }
        return answer;
    }

    private static double[] doubles(float[] values) {
        double[] doubles = new double[values.length];
        for (int i = 0; i < doubles.length; i++) {
            doubles[i] = values[i];
        }
        return doubles;
    }
}
