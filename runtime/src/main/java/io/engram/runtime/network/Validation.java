package io.engram.runtime.network;

import java.util.List;

/** Checks a description as a whole. */
final class Validation {
    private Validation() {}

    static void check(
            String name,
            double dtMs,
            double durationMs,
            double warmUpMs,
            List<Population> populations,
            List<Projection> projections,
            List<Stimulus> stimuli,
            List<String> signals,
            Recording recording) {
        if (!(dtMs > 0) || Double.isInfinite(dtMs)) {
            throw new SpecException("dt=" + dtMs + " ms; must be finite and > 0");
        }
    }
}
