package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;

/**
 * Hebb's rule with the decay that keeps weights finite (Oja 1982, equation 3): the weights of every output turn to the first
 * principal component of the patterns. A pattern is a step:
 *
 * <pre>
 *   y = W x;   w_oi += learningRate * y_o * (x_i - y_o * w_oi);   then each row may be scaled to length 1
 * </pre>
 */
public final class OjaTrainer extends LayerTrainer {
    private final double learningRate;
    private final boolean normalized;

    /** Learning rate 0.01, rows scaled to length 1 after every pattern. */
    public OjaTrainer(WeightModel model) {
        this(model, 0.01, true);
    }

    /**
     * @param learningRate finite
     * @param normalized whether each row of weights is scaled to length 1 after every pattern
     */
    public OjaTrainer(WeightModel model, double learningRate, boolean normalized) {
        super(model);
        if (!Double.isFinite(learningRate)) {
            throw new SpecException("oja trainer: learningRate=" + learningRate + "; must be finite");
        }
        this.learningRate = learningRate;
        this.normalized = normalized;
    }

    @Override
    protected void learn(float[] x) {
        for (int o = 0; o < model().outputs(); o++) {
            float[] row = model().row(o);
            double y = LinearLayer.answer(row, x);
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) (row[i] + learningRate * y * (x[i] - y * row[i]));
            }
            if (normalized) {
                Rows.scaleToOne(row);
            }
        }
    }
}
