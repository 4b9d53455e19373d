package io.engram.runtime.spi;

import java.util.List;

/**
 * A factor over time, constant between its changes: from {@code fromMs[k]} on it is {@code factor[k]}, before the first
 * change it is 1. Times ascend.
 */
public record Schedule(List<Double> fromMs, List<Double> factor) {

    /** Always 1. */
    public static final Schedule CONSTANT = new Schedule(List.of(), List.of());

    public Schedule {
        fromMs = List.copyOf(fromMs);
        factor = List.copyOf(factor);
        if (fromMs.size() != factor.size()) {
            throw new IllegalArgumentException(
                    "schedule: " + fromMs.size() + " times but " + factor.size() + " factors; one factor a time");
        }
        for (int k = 0; k < fromMs.size(); k++) {
            if (!(factor.get(k) >= 0) || factor.get(k).isInfinite()) {
                throw new IllegalArgumentException("schedule: factor=" + factor.get(k) + "; must be finite and >= 0");
            }
            if (!(fromMs.get(k) >= 0) || k > 0 && !(fromMs.get(k) > fromMs.get(k - 1))) {
                throw new IllegalArgumentException("schedule: fromMs=" + fromMs + "; must be >= 0 and ascend");
            }
        }
    }

    /** The factor at {@code timeMs}. */
    public double at(double timeMs) {
        int k = fromMs.size() - 1;
        while (k >= 0 && fromMs.get(k) > timeMs) {
            k--;
        }
        return k < 0 ? 1 : factor.get(k);
    }

    /** The factor during {@code step}: a change at {@code fromMs} is felt first in the step that begins there. */
    public double during(long step, double dtMs) {
        return at((step - 0.5) * dtMs);
    }
}
