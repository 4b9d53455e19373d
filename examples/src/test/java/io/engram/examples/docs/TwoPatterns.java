package io.engram.examples.docs;

import io.engram.plasticity.trainer.BcmTrainer;
import io.engram.plasticity.trainer.LinearLayer;
import java.util.List;

/** The example of {@code docs/bcm.md}. */
final class TwoPatterns {
    private TwoPatterns() {}

    /** What one unit answers to each pattern after learning. */
    static List<float[]> answers() {
        // snippet: bcm
        LinearLayer layer = new LinearLayer(new float[][] {{0.2f, 0.5f, 0.3f}});
        BcmTrainer trainer = new BcmTrainer(layer).withBounds(0, 10).withTauPatterns(20);
        List<float[]> patterns = List.of(new float[] {1, 0.4f, 0}, new float[] {0, 0.4f, 1});
        for (int pass = 0; pass < 5000; pass++) {
            trainer.train(patterns);
        }
        return trainer.predictBatch(patterns);
        // end
    }
}
