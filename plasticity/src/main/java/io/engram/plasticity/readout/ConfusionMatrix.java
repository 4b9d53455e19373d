package io.engram.plasticity.readout;

import io.engram.runtime.network.SpecException;
import java.util.Arrays;
import java.util.Locale;

/** What samples of each label were taken for, with a last column for those taken for none. Immutable. */
public final class ConfusionMatrix {
    private final int[][] counts;

    private ConfusionMatrix(int[][] counts) {
        this.counts = counts;
    }

    /** Of samples of {@code labels}, {@code votes} as {@link LabelAssignment} gives them. */
    public static ConfusionMatrix of(int[] labels, int[] votes, int labelCount) {
        Labels.checkCount(labelCount);
        Labels.check(labels, votes.length, labelCount);
        int[][] counts = new int[labelCount][labelCount + 1];
        for (int k = 0; k < labels.length; k++) {
            if (votes[k] != LabelAssignment.NONE) {
                Labels.check("votes[" + k + "]", votes[k], labelCount);
            }
            counts[labels[k]][votes[k] == LabelAssignment.NONE ? labelCount : votes[k]]++;
        }
        return new ConfusionMatrix(counts);
    }

    public int labels() {
        return counts.length;
    }

    /** Samples of {@code label} that were taken for {@code vote}, which may be {@link LabelAssignment#NONE}. */
    public int count(int label, int vote) {
        if (vote < LabelAssignment.NONE || vote >= counts.length) {
            throw new SpecException("vote=" + vote + "; must be within -1 and " + (counts.length - 1));
        }
        return counts[label][vote == LabelAssignment.NONE ? counts.length : vote];
    }

    /** Samples of a label. */
    public int samples(int label) {
        return Arrays.stream(counts[label]).sum();
    }

    /** The share of all samples that were taken for what they are; NaN without samples. */
    public double accuracy() {
        int right = 0;
        int samples = 0;
        for (int label = 0; label < counts.length; label++) {
            right += counts[label][label];
            samples += samples(label);
        }
        return samples == 0 ? Double.NaN : (double) right / samples;
    }

    /** The share of the samples of {@code label} that were taken for it; NaN without samples. */
    public double recall(int label) {
        int samples = samples(label);
        return samples == 0 ? Double.NaN : (double) counts[label][label] / samples;
    }

    /** A table: a row a label, a column for what it was taken for, the recall last. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder("label |");
        for (int vote = 0; vote < counts.length; vote++) {
            text.append(cell(Integer.toString(vote)));
        }
        text.append(cell("none")).append(" | recall\n");
        for (int label = 0; label < counts.length; label++) {
            text.append(String.format(Locale.ROOT, "%5d |", label));
            for (int count : counts[label]) {
                text.append(cell(count == 0 ? "." : Integer.toString(count)));
            }
            text.append(
                    samples(label) == 0
                            ? " |      -\n"
                            : String.format(Locale.ROOT, " | %5.1f%%\n", 100 * recall(label)));
        }
        return text.append(String.format(Locale.ROOT, "accuracy %.1f%%", 100 * accuracy()))
                .toString();
    }

    private static String cell(String text) {
        return String.format(Locale.ROOT, "%6s", text);
    }
}
