package io.engram.examples;

import io.engram.plasticity.trainer.AmariHopfield;
import io.engram.plasticity.trainer.Recall;
import io.engram.plot.ImageGridPlot;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import java.util.Locale;
import java.util.Map;

/**
 * What a memory made of an image that was shown with some pixels flipped.
 *
 * @param seconds wall-clock time of the recall
 */
record ImageRecall(BinaryImage image, float[] cue, Recall recall, double seconds) {
    private static final int MOST_UPDATES = 20;

    /** Shows {@code image} with each pixel flipped with probability {@code flips}, drawn from {@code key}. */
    static ImageRecall of(AmariHopfield memory, BinaryImage image, double flips, long key) {
        float[] cue = image.pixels().clone();
        for (int k = 0; k < cue.length; k++) {
            cue[k] = Draws.uniform(key, k) < flips ? -cue[k] : cue[k];
        }
        long begunNanos = System.nanoTime();
        Recall recall = memory.recall(cue, MOST_UPDATES);
        return new ImageRecall(image, cue, recall, (System.nanoTime() - begunNanos) / 1e9);
    }

    /** The setting {@code flips} of an experiment. */
    static double flips(Map<String, String> settings, double otherwise) {
        String given = settings.getOrDefault("flips", String.valueOf(otherwise));
        try {
            double flips = Double.parseDouble(given);
            if (flips >= 0 && flips <= 1) {
                return flips;
            }
        } catch (NumberFormatException e) {
            // Refused below, as a number out of range is.
        }
        throw new SpecException("settings.flips = " + given + "; must be within 0 and 1");
    }

    /** Whether every pixel came back. */
    boolean exact() {
        return overlap() == 1;
    }

    /** Whether it broke off, so that nothing else should be done. */
    boolean paused() {
        return recall.ending() == Recall.Ending.PAUSED;
    }

    double cueOverlap() {
        return AmariHopfield.overlap(cue, image.pixels());
    }

    double overlap() {
        return AmariHopfield.overlap(recall.state(), image.pixels());
    }

    ImageGridPlot.Cell original() {
        return new ImageGridPlot.Cell(image.pixels(), "");
    }

    ImageGridPlot.Cell shown() {
        return new ImageGridPlot.Cell(cue, caption(cueOverlap()));
    }

    ImageGridPlot.Cell recalled() {
        return new ImageGridPlot.Cell(recall.state(), caption(overlap()));
    }

    private static String caption(double overlap) {
        return String.format(Locale.ROOT, "overlap %.3f", overlap);
    }
}
