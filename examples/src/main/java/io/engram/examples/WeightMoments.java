package io.engram.examples;

import io.engram.plot.WeightHistogramPlot.Moment;
import io.engram.runtime.Weights;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The weights of one projection at up to 64 moments, spread over the run; of many synapses the same fair sample each time.
 * One thread.
 */
final class WeightMoments {
    private static final int MOST_KEPT = 64;
    private static final int MOST_WEIGHTS = 50_000;
    private static final long KEY = Draws.key(0, "pictures/weights");

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

    /** One drawn from each of equal stretches: every n-th could be the synapses of a few sources only. */
    private static float[] sample(int size, IntToDoubleFunction weight) {
        float[] sample = new float[Math.min(size, MOST_WEIGHTS)];
        for (int k = 0; k < sample.length; k++) {
            int place = size <= MOST_WEIGHTS ? k : (int) ((k + Draws.uniform(KEY, k)) / MOST_WEIGHTS * size);
            sample[k] = (float) weight.applyAsDouble(place);
        }
        return sample;
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

    /** All that are kept, the first and the last included. */
    List<Moment> moments(double dtMs) {
        return kept.stream()
                .map(moment -> new Moment(moment.step * dtMs, moment.weights))
                .toList();
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
