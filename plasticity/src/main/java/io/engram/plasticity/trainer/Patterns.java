package io.engram.plasticity.trainer;

import io.engram.runtime.network.SpecException;
import java.util.List;

/** What is asked of patterns, a sentence each. */
final class Patterns {
    private Patterns() {}

    /** Refuses an empty list and any pattern that {@link #check(String, float[], int)} refuses. */
    static void check(List<float[]> patterns, int length) {
        if (patterns.isEmpty()) {
            throw new SpecException("patterns: there are none; must be at least one");
        }
        for (int k = 0; k < patterns.size(); k++) {
            check("patterns[" + k + "]", patterns.get(k), length);
        }
    }

    /** Refuses another length and values that are not finite; {@code place} names the pattern. */
    static void check(String place, float[] pattern, int length) {
        if (pattern.length != length) {
            throw new SpecException(
                    place + " has " + pattern.length + " values; must be " + length + ", one for each input");
        }
        for (int i = 0; i < length; i++) {
            if (!Float.isFinite(pattern[i])) {
                throw new SpecException(place + "[" + i + "]=" + pattern[i] + "; must be finite");
            }
        }
    }
}
