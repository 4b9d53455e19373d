package io.engram.examples.docs;

import io.engram.plasticity.trainer.LayerTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import io.engram.plasticity.trainer.Progress;
import io.engram.plasticity.trainer.SangerTrainer;
import java.util.List;

/** The trainer of the documentation. */
final class FirstComponents {
    private FirstComponents() {}

    /** The answers to the samples after training. */
    static List<float[]> run(List<float[]> samples) {
        // snippet: components
        LinearLayer layer = LinearLayer.normal(10, 3, 0.1, 42);
        LayerTrainer trainer = new SangerTrainer(layer, 0.003, false);
        trainer.configureProgress(System.out::println);
        Progress end = trainer.train(samples, 100, 1e-3);
        List<float[]> answers = trainer.predictBatch(samples);
        // end
        if (end.iteration() > 100) {
            throw new IllegalStateException("trained for " + end);
        }
        return answers;
    }
}
