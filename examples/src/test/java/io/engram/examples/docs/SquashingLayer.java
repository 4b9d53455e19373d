package io.engram.examples.docs;

import io.engram.plasticity.trainer.WeightModel;

// snippet: model
/** Units that answer between -1 and 1. */
public final class SquashingLayer implements WeightModel {
    private final float[][] weights;

    public SquashingLayer(float[][] weights) {
        this.weights = weights;
    }

    @Override
    public int inputs() {
        return weights[0].length;
    }

    @Override
    public int outputs() {
        return weights.length;
    }

    @Override
    public float[] row(int o) {
        return weights[o];
    }

    @Override
    public float[] forward(float[] pattern) {
        float[] answer = new float[weights.length];
        for (int o = 0; o < answer.length; o++) {
            double sum = 0;
            for (int i = 0; i < pattern.length; i++) {
                sum += weights[o][i] * pattern[i];
            }
            answer[o] = (float) StrictMath.tanh(sum);
        }
        return answer;
    }
}
// end
