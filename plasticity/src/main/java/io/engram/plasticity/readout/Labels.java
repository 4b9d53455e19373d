package io.engram.plasticity.readout;

import io.engram.runtime.network.SpecException;

/** What is asked of labels, a sentence each. */
final class Labels {
    private Labels() {}

    static void checkCount(int labels) {
        if (labels < 2) {
            throw new SpecException("labels: there are " + labels + "; must be at least 2");
        }
    }

    /** Refuses another number than one a sample, and labels beyond {@code count}. */
    static void check(int[] labels, int samples, int count) {
        if (labels.length != samples) {
            throw new SpecException("labels: " + labels.length + " for " + samples + " samples; must be one a sample");
        }
        for (int k = 0; k < labels.length; k++) {
            check("labels[" + k + "]", labels[k], count);
        }
    }

    static void check(String place, int label, int count) {
        if (label < 0 || label >= count) {
            throw new SpecException(place + "=" + label + "; must be within 0 and " + (count - 1));
        }
    }

    /** The place of the greatest score, the first of equal ones; {@code none} where all are 0. */
    static int greatest(double[] scores, int none) {
        int best = none;
        double most = 0;
        for (int label = 0; label < scores.length; label++) {
            if (scores[label] > most) {
                most = scores[label];
                best = label;
            }
        }
        return best;
    }
}
