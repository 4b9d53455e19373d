package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** A {@link WeightModel} taught by outer products: sums over the patterns in order, in double, then one rounding a weight. */
record SquareMemory(WeightModel model) implements PatternMemory {

    SquareMemory {
        if (model.inputs() != model.outputs()) {
            throw new SpecException("hebbian trainer: the model has " + model.inputs() + " inputs and "
                    + model.outputs() + " outputs; must have as many, for outer products of patterns are square");
        }
    }

    @Override
    public int units() {
        return model.inputs();
    }

    @Override
    public void imprint(List<float[]> patterns, double factor) {
        Patterns.check(patterns, units());
        for (int o = 0; o < units(); o++) {
            float[] row = model.row(o);
            for (int i = 0; i < row.length; i++) {
                double sum = 0;
                for (float[] x : patterns) {
                    sum += (double) x[o] * x[i];
                }
                row[i] = (float) (row[i] + factor * sum);
            }
        }
    }

    @Override
    public void clear(boolean all) {
        for (int o = 0; o < units(); o++) {
            Arrays.fill(model.row(o), all ? 0 : o, all ? units() : o + 1, 0);
        }
    }

    @Override
    public float[] answer(float[] cue, int most, Consumer<Progress> progress) {
        Patterns.check("pattern", cue, units());
        return model.forward(cue);
    }
}
