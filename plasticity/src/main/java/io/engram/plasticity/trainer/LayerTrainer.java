package io.engram.plasticity.trainer;

import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/**
 * A base for trainers of a {@link WeightModel}: says how one pattern changes the weights, and has all else. One call of
 * {@link #train(List)} is a pass; {@link #train(List, int, double)} repeats passes until the weights settle.
 */
public abstract class LayerTrainer implements Trainer {
    private final WeightModel model;
    private Consumer<Progress> progress = nothing -> {};

    protected LayerTrainer(WeightModel model) {
        this.model = model;
    }

    /** What it teaches. */
    public final WeightModel model() {
        return model;
    }

    /** One pattern is shown, of the model's length and finite; weights are changed through {@link WeightModel#row}. */
    protected abstract void learn(float[] pattern);

    /** A call of train begins; by default nothing. */
    protected void begin() {}

    /** Calls {@code listener} after each pass of {@link #train(List, int, double)}, on the thread that trains. */
    @Override
    public final void configureProgress(Consumer<Progress> listener) {
        progress = listener;
    }

    @Override
    public final void train(List<float[]> patterns) {
        Patterns.check(patterns, model.inputs());
        begin();
        patterns.forEach(this::learn);
    }

    /** Learns one more pattern. */
    public final void train(float[] pattern) {
        Patterns.check("pattern", pattern, model.inputs());
        begin();
        learn(pattern);
    }

    /**
     * Passes over the patterns until no weight changes by more than {@code tolerance} in one, {@code mostPasses} at most;
     * what the last pass reported.
     */
    public final Progress train(List<float[]> patterns, int mostPasses, double tolerance) {
        return Passes.until(mostPasses, tolerance, () -> train(patterns), this::weights, progress);
    }

    /** A copy of the weights, {@code [output][input]}. */
    public final float[][] weights() {
        float[][] weights = new float[model.outputs()][];
        Arrays.setAll(weights, o -> model.row(o).clone());
        return weights;
    }

    /** What the model answers; a trainer that says otherwise must say it from many threads at once. */
    @Override
    public float[] predict(float[] pattern) {
        return model.forward(pattern);
    }

    /** In parallel; the answers are those of {@link #predict}, bit for bit. */
    @Override
    public List<float[]> predictBatch(List<float[]> patterns) {
        return patterns.parallelStream().map(this::predict).toList();
    }
}
