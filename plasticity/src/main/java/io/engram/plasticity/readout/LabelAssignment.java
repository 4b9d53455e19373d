package io.engram.plasticity.readout;

import io.engram.runtime.network.SpecException;
import java.util.Arrays;
import java.util.List;

/**
 * Which label each neuron stands for, by the spikes with which it answered labelled samples, and what a population so
 * labelled votes for (Diehl and Cook 2015, section 2.6). Immutable; counts are spikes of one sample, one a neuron.
 *
 * <pre>
 *   rate(n, l) = keep rate(n, l) + mean count of n over the samples of l     (for labels among the samples)
 *   proportion(n, l) = rate(n, l) / sum over labels,   label(n) = the l of the greatest
 *   all activity:            score(l) = mean over the neurons of label l of count
 *   proportion weighting:    score(l) = mean over the neurons of label l of count proportion(n, l)
 * </pre>
 */
public final class LabelAssignment {
    /** The label of a neuron that never fired, and the vote where nothing speaks for any label. */
    public static final int NONE = -1;

    private final double[][] rates;
    private final double[][] proportions;
    private final int[] assigned;
    private final int[] assignedTo;

    private LabelAssignment(double[][] rates) {
        this.rates = rates;
        proportions = new double[rates.length][];
        assigned = new int[rates.length];
        assignedTo = new int[rates[0].length];
        for (int n = 0; n < rates.length; n++) {
            double sum = Arrays.stream(rates[n]).sum();
            proportions[n] = Arrays.stream(rates[n])
                    .map(rate -> sum > 0 ? rate / sum : 0)
                    .toArray();
            assigned[n] = Labels.greatest(proportions[n], NONE);
            if (assigned[n] != NONE) {
                assignedTo[assigned[n]]++;
            }
        }
    }

    /** Neurons that stand for nothing yet. */
    public static LabelAssignment none(int neurons, int labels) {
        Labels.checkCount(labels);
        if (neurons < 1) {
            throw new SpecException("neurons: there are " + neurons + "; must be at least 1");
        }
        return new LabelAssignment(new double[neurons][labels]);
    }

    /** By these samples alone: {@code counts.get(k)} are the spikes in answer to a sample of label {@code labels[k]}. */
    public static LabelAssignment of(List<int[]> counts, int[] labels, int labelCount) {
        if (counts.isEmpty()) {
            throw new SpecException("samples: there are none; must be at least one");
        }
        return none(counts.get(0).length, labelCount).with(counts, labels, 1);
    }

    /** With more samples; of what was known of their labels the share {@code keep}, from 0 to 1, stays. */
    public LabelAssignment with(List<int[]> counts, int[] labels, double keep) {
        if (!(keep >= 0 && keep <= 1)) {
            throw new SpecException("keep=" + keep + "; must be from 0 to 1");
        }
        int labelCount = assignedTo.length;
        Labels.check(labels, counts.size(), labelCount);
        int[] samples = new int[labelCount];
        long[][] sums = new long[rates.length][labelCount];
        for (int k = 0; k < labels.length; k++) {
            check("samples[" + k + "]", counts.get(k));
            samples[labels[k]]++;
            for (int n = 0; n < rates.length; n++) {
                sums[n][labels[k]] += counts.get(k)[n];
            }
        }
        double[][] next = new double[rates.length][labelCount];
        for (int n = 0; n < rates.length; n++) {
            for (int l = 0; l < labelCount; l++) {
                next[n][l] = samples[l] == 0 ? rates[n][l] : keep * rates[n][l] + (double) sums[n][l] / samples[l];
            }
        }
        return new LabelAssignment(next);
    }

    /** The label whose neurons fired most, each neuron counting alike; {@link #NONE} where none fired. */
    public int allActivity(int[] counts) {
        check("counts", counts);
        double[] scores = new double[assignedTo.length];
        for (int n = 0; n < counts.length; n++) {
            if (assigned[n] != NONE) {
                scores[assigned[n]] += (double) counts[n] / assignedTo[assigned[n]];
            }
        }
        return Labels.greatest(scores, NONE);
    }

    /** The same, a neuron counting the more the more it answers its label alone. */
    public int proportionWeighting(int[] counts) {
        check("counts", counts);
        double[] scores = new double[assignedTo.length];
        for (int n = 0; n < counts.length; n++) {
            if (assigned[n] != NONE) {
                scores[assigned[n]] += counts[n] * proportions[n][assigned[n]] / assignedTo[assigned[n]];
            }
        }
        return Labels.greatest(scores, NONE);
    }

    private void check(String place, int[] counts) {
        if (counts.length != rates.length) {
            throw new SpecException(
                    place + " has " + counts.length + " counts; must be " + rates.length + ", one a neuron");
        }
    }

    public int neurons() {
        return rates.length;
    }

    /** The label that a neuron stands for; {@link #NONE} of one that never fired. */
    public int label(int neuron) {
        return assigned[neuron];
    }

    /** Neurons that stand for a label. */
    public int neuronsOf(int label) {
        return assignedTo[label];
    }

    /** Spikes a sample of a label. */
    public double rate(int neuron, int label) {
        return rates[neuron][label];
    }

    /** The share of a label in all that a neuron answers; 0 of one that never fired. */
    public double proportion(int neuron, int label) {
        return proportions[neuron][label];
    }

    @Override
    public String toString() {
        return rates.length + " neurons, of each label " + Arrays.toString(assignedTo);
    }
}
