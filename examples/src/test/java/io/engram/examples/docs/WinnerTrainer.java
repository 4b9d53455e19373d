package io.engram.examples.docs;

import io.engram.plasticity.trainer.LayerTrainer;
import io.engram.plasticity.trainer.WeightModel;

// snippet: winner
/** Competitive learning (Rumelhart and Zipser 1985): the unit that answers most moves towards the pattern. */
public final class WinnerTrainer extends LayerTrainer {
    private final double rate;

    public WinnerTrainer(WeightModel model, double rate) {
        super(model);
        this.rate = rate;
    }

    @Override
    protected void learn(float[] pattern) {
        float[] answers = model().forward(pattern);
        int winner = 0;
        for (int o = 1; o < answers.length; o++) {
            winner = answers[o] > answers[winner] ? o : winner;
        }
        float[] row = model().row(winner);
        for (int i = 0; i < row.length; i++) {
            row[i] += (float) (rate * (pattern[i] - row[i]));
        }
    }
}
// end
