package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;
import java.util.Arrays;

/**
 * Oja's rule for several outputs at once (Sanger 1989, equation 8, the generalised Hebbian algorithm): each output learns
 * from what those before it leave of a pattern, so that the rows turn to the principal components one after another. A
 * pattern is a step:
 *
 * <pre>
 *   y = W x;   w_oi += learningRate * y_o * (x_i - sum over p = 0..o of y_p * w_pi);   then each row may be scaled to length 1
 * </pre>
 *
 * <p>All outputs see the weights from before the pattern.
 */
public final class SangerTrainer extends LayerTrainer {
    private final double learningRate;
    private final boolean normalized;
    private final double[] explained;

    /** Learning rate 0.01, rows scaled to length 1 after every pattern. */
    public SangerTrainer(WeightModel model) {
        this(model, 0.01, true);
    }

    /**
     * @param learningRate finite
     * @param normalized whether each row of weights is scaled to length 1 after every pattern
     */
    public SangerTrainer(WeightModel model, double learningRate, boolean normalized) {
        super(model);
        if (!Double.isFinite(learningRate)) {
            throw new SpecException("sanger trainer: learningRate=" + learningRate + "; must be finite");
        }
        this.learningRate = learningRate;
        this.normalized = normalized;
        explained = new double[model.inputs()];
    }

    /** An answer needs its own row alone, so rows may change as soon as they have been taken into account. */
    @Override
    protected void learn(float[] x) {
        Arrays.fill(explained, 0);
        for (int o = 0; o < model().outputs(); o++) {
            float[] row = model().row(o);
            double y = LinearLayer.answer(row, x);
            for (int i = 0; i < row.length; i++) {
                explained[i] += y * row[i];
                row[i] = (float) (row[i] + learningRate * y * (x[i] - explained[i]));
            }
            if (normalized) {
                Rows.scaleToOne(row);
            }
        }
    }
}
