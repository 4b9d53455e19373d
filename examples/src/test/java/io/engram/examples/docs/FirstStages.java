package io.engram.examples.docs;

import io.engram.plasticity.trainer.LayerTrainer;
import io.engram.plasticity.trainer.OjaTrainer;
import io.engram.plasticity.trainer.Progress;
import io.engram.plasticity.trainer.WeightModel;
import java.util.List;

/** One model, taught in two stages. */
final class FirstStages {
    private FirstStages() {}

    static List<float[]> run(float[][] weights, List<float[]> patterns) {
        // snippet: stages
        WeightModel layer = new SquashingLayer(weights);
        LayerTrainer spread = new OjaTrainer(layer, 0.01, false);
        spread.train(patterns, 20, 1e-3);

        LayerTrainer compete = new WinnerTrainer(layer, 0.05);
        compete.configureProgress(System.out::println);
        Progress end = compete.train(patterns, 100, 1e-2);
        compete.train(patterns.get(0)); // one more, as it comes
        List<float[]> answers = compete.predictBatch(patterns);
        // end
        return end.iteration() > 0 ? answers : List.of();
    }
}
