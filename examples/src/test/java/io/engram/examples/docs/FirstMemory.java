package io.engram.examples.docs;

import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.AntiHebbianTrainer;
import io.engram.plasticity.trainer.HebbianTrainer;
import io.engram.plasticity.trainer.HebbianTrainer.Mode;
import io.engram.plasticity.trainer.Recall;
import java.io.PrintStream;
import java.util.List;

/** The examples of {@code docs/memory.md}. */
final class FirstMemory {
    private FirstMemory() {}

    /** What is recalled from a cue of the first of {@code patterns}. */
    static Recall recalled(List<float[]> patterns, float[] cue, PrintStream out) {
        // snippet: recall
        try (AmariHopfield memory = new AmariHopfield(patterns.get(0).length)) {
            new HebbianTrainer(memory).train(patterns);
            Recall recall = memory.recall(cue, 20); // at most 20 updates
            out.println(recall); // SETTLED after 2 updates, energy -6703.36...
            out.println(memory.capacityInUse(patterns.size())); // 0.107...
            return recall;
        }
        // end
    }

    /** How well the first pattern is recalled after it was unlearned. */
    static double overlapAfterForgetting(List<float[]> patterns, float[] cue) {
        // snippet: forget
        try (AmariHopfield memory = new AmariHopfield(patterns.get(0).length)) {
            // Plain sums: what one pattern added is what it takes off.
            new HebbianTrainer(memory, false, false, Mode.PLAIN).train(patterns);
            new AntiHebbianTrainer(memory, false, false, Mode.PLAIN).train(patterns.subList(0, 1));
            return AmariHopfield.overlap(memory.recall(cue, 20).state(), patterns.get(0));
        }
        // end
    }
}
