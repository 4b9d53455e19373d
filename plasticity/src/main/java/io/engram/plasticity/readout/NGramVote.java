package io.engram.plasticity.readout;

import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A vote by the order in which neurons fire (Hazan et al. 2018, "Unsupervised learning with self-organizing spiking neural
 * networks", section III): how often each run of n neurons was seen with each label. Owned by one thread; a sample is {@code
 * spikes[step]}, the neurons that fired in a step, ascending.
 *
 * <pre>
 *   learning: each choice of one neuron from each of n successive steps that have spikes counts once for the label
 *   a vote:   the counts of every n successive spikes, in the order step, neuron, are added; the greatest sum wins
 * </pre>
 */
public final class NGramVote {
    private final int n;
    private final int labels;
    private final Mode mode;
    private final Map<List<Integer>, double[]> scores = new LinkedHashMap<>();

    /** What is made of a sample's end and of one that is not known. */
    public enum Mode {
        /** Every run votes; where none is known the vote is {@link LabelAssignment#NONE}. */
        COMPLETE,
        /** As BindsNET 0.3.4: the last run does not vote, and where none is known the vote is label 0. */
        BINDSNET
    }

    /** Runs of {@code n} spikes and so many labels. */
    public NGramVote(int n, int labels, Mode mode) {
        Labels.checkCount(labels);
        if (n < 1) {
            throw new SpecException("n=" + n + "; must be at least 1");
        }
        this.n = n;
        this.labels = labels;
        this.mode = mode;
    }

    /** Every run votes. */
    public NGramVote(int n, int labels) {
        this(n, labels, Mode.COMPLETE);
    }

    /** Counts the runs of samples of known labels. */
    public void learn(List<int[][]> samples, int[] labelOf) {
        Labels.check(labelOf, samples.size(), labels);
        for (int k = 0; k < labelOf.length; k++) {
            int[][] steps = Arrays.stream(samples.get(k))
                    .filter(step -> step.length > 0)
                    .toArray(int[][]::new);
            for (int first = 0; first + n <= steps.length; first++) {
                count(steps, first, new ArrayList<>(), labelOf[k]);
            }
        }
    }

    private void count(int[][] steps, int step, List<Integer> run, int label) {
        if (run.size() == n) {
            scores.computeIfAbsent(List.copyOf(run), seen -> new double[labels])[label]++;
            return;
        }
        for (int neuron : steps[step]) {
            run.add(neuron);
            count(steps, step + 1, run, label);
            run.remove(run.size() - 1);
        }
    }

    /** What the order of a sample's spikes votes for. */
    public int vote(int[][] spikes) {
        List<Integer> order =
                Arrays.stream(spikes).flatMapToInt(Arrays::stream).boxed().toList();
        int runs = order.size() - n + (mode == Mode.COMPLETE ? 1 : 0);
        double[] sum = new double[labels];
        for (int first = 0; first < runs; first++) {
            double[] seen = scores.get(order.subList(first, first + n));
            for (int l = 0; seen != null && l < labels; l++) {
                sum[l] += seen[l];
            }
        }
        return Labels.greatest(sum, mode == Mode.COMPLETE ? LabelAssignment.NONE : 0);
    }

    /** Runs that have been seen. */
    public int size() {
        return scores.size();
    }

    /** How often {@code run} was seen with {@code label}. */
    public double score(List<Integer> run, int label) {
        double[] seen = scores.get(run);
        return seen == null ? 0 : seen[label];
    }
}
