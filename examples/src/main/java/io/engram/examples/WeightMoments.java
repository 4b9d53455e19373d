package io.engram.examples;

import io.engram.plot.WeightHistogramPlot;
import io.engram.plot.WeightHistogramPlot.Moment;
import io.engram.runtime.Weights;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;

/** The weights of one projection at a few moments, spread over the run; of many synapses a fair sample. One thread. */
final class WeightMoments {
    private static final int MOST_KEPT = 16;
    private static final int MOST_WEIGHTS = 100_000;
    private static final int DRAWN = 4;

    private record Kept(long step, float[] weights) {}

    private final List<Kept> kept = new ArrayList<>();
    private int seen;
    private int everyNth = 1;

    void add(WeightSnapshot snapshot) {
        add(snapshot.step(), sample(snapshot.size(), snapshot::weight));
    }

    void add(long step, Weights weights) {
        add(step, sample(weights.size(), weights::weight));
    }

    private static float[] sample(int size, IntToFloat weight) {
        int stride = Math.max(1, (size + MOST_WEIGHTS - 1) / MOST_WEIGHTS);
        float[] sample = new float[(size + stride - 1) / stride];
        for (int k = 0; k < sample.length; k++) {
            sample[k] = weight.at(k * stride);
        }
        return sample;
    }

    @FunctionalInterface
    private interface IntToFloat {
        float at(int k);
    }

    /** The latest is always kept, and each n-th before it. */
    private void add(long step, float[] weights) {
        if (!kept.isEmpty() && (seen - 1) % everyNth != 0) {
            kept.remove(kept.size() - 1);
        }
        kept.add(new Kept(step, weights));
        seen++;
        if (kept.size() > MOST_KEPT) {
            thin();
        }
    }

    /** A few of them, the first and the last included. */
    List<WeightHistogramPlot.Moment> moments(double dtMs) {
        List<Moment> drawn = new ArrayList<>();
        int count = Math.min(DRAWN, kept.size());
        for (int k = 0; k < count; k++) {
            Kept moment = kept.get(count == 1 ? 0 : k * (kept.size() - 1) / (count - 1));
            drawn.add(new Moment(SimulatedTime.text(moment.step * dtMs), moment.weights));
        }
        return drawn;
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Every second goes; the count is odd, so the latest stays. */
    private void thin() {
        List<Kept> fewer = new ArrayList<>();
        for (int k = 0; k < kept.size(); k += 2) {
            fewer.add(kept.get(k));
        }
        kept.clear();
        kept.addAll(fewer);
        everyNth *= 2;
    }
}
