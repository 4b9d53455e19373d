package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;

/**
 * The rule of Bienenstock, Cooper and Munro 1982 on rates, with the threshold of Intrator and Cooper 1992: each unit of a
 * {@link LinearLayer} is potentiated above its threshold and depressed below it, and the threshold slides with the square of
 * its answer. A pattern is a step:
 *
 * <pre>
 *   y = W x;   w += learningRate * y * (y - theta) * x, within the bounds;   theta += (y^2 - theta) / tau
 * </pre>
 *
 * <p>Both use the y and the theta from before the step.
 */
public final class BcmTrainer extends LayerTrainer {
    private final LinearLayer layer;
    private final double learningRate;
    private final double weightMin;
    private final double weightMax;
    private final double tauPatterns;
    private final Mode mode;
    private float[][] seen = new float[0][];

    /** Which weights answer within a training call. */
    public enum Mode {
        /** Each pattern sees the weights that the last one left. */
        ONLINE,
        /** As CANNs 1.5.0 does uncompiled: every pattern of a call sees the weights from before the call. */
        CANNS_UNCOMPILED
    }

    /**
     * @param layer that learns; the trainer changes it and nothing else does meanwhile
     * @param learningRate unitless
     * @param weightMin the least weight
     * @param weightMax the greatest weight
     * @param tauPatterns time constant of the threshold, in patterns; 0: it is the last square
     */
    public BcmTrainer(
            LinearLayer layer, double learningRate, double weightMin, double weightMax, double tauPatterns, Mode mode) {
        super(layer);
        require(Double.isFinite(learningRate), "learningRate=" + learningRate + "; must be finite");
        require(
                Double.isFinite(weightMin) && Double.isFinite(weightMax) && weightMin < weightMax,
                "weightMin=" + weightMin + " and weightMax=" + weightMax + "; must be finite, and weightMin less");
        require(
                tauPatterns >= 0 && Double.isFinite(tauPatterns),
                "tauPatterns=" + tauPatterns + "; must be >= 0 and finite");
        this.layer = layer;
        this.learningRate = learningRate;
        this.weightMin = weightMin;
        this.weightMax = weightMax;
        this.tauPatterns = tauPatterns;
        this.mode = mode;
    }

    /** What it teaches. */
    public LinearLayer layer() {
        return layer;
    }

    /** CANNs' defaults: learning rate 0.01, weights within -10 and 10, a threshold that slides over 100 patterns. */
    public BcmTrainer(LinearLayer layer) {
        this(layer, 0.01, -10, 10, 100, Mode.ONLINE);
    }

    private static void require(boolean holds, String sentence) {
        if (!holds) {
            throw new SpecException("bcm trainer: " + sentence);
        }
    }

    public BcmTrainer withLearningRate(double given) {
        return new BcmTrainer(layer, given, weightMin, weightMax, tauPatterns, mode);
    }

    public BcmTrainer withBounds(double least, double greatest) {
        return new BcmTrainer(layer, learningRate, least, greatest, tauPatterns, mode);
    }

    public BcmTrainer withTauPatterns(double given) {
        return new BcmTrainer(layer, learningRate, weightMin, weightMax, given, mode);
    }

    public BcmTrainer withMode(Mode given) {
        return new BcmTrainer(layer, learningRate, weightMin, weightMax, tauPatterns, given);
    }

    @Override
    protected void begin() {
        if (mode == Mode.CANNS_UNCOMPILED) {
            seen = weights();
        }
    }

    @Override
    protected void learn(float[] x) {
        double alpha = tauPatterns > 0 ? 1 / tauPatterns : 1;
        for (int o = 0; o < layer.outputs(); o++) {
            float[] row = layer.row(o);
            double y = LinearLayer.answer(mode == Mode.ONLINE ? row : seen[o], x);
            double theta = layer.theta(o);
            learn(row, learningRate * y * (y - theta), x);
            layer.theta(o, theta + alpha * (y * y - theta));
        }
    }

    private void learn(float[] row, double step, float[] x) {
        for (int i = 0; i < row.length; i++) {
            row[i] = (float) Math.min(Math.max(row[i] + step * x[i], weightMin), weightMax);
        }
    }
}
