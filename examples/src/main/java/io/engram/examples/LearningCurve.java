package io.engram.examples;

import io.engram.plasticity.readout.ConfusionMatrix;
import io.engram.plasticity.readout.LabelAssignment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How well the answers to labelled samples are told apart while a network learns: each stretch of them is judged by the
 * labels that the stretch before gave to the neurons. One thread.
 */
final class LearningCurve {
    private final int stretch;
    private final int labelCount;
    private final List<int[]> answers = new ArrayList<>();
    private final List<Double> samples = new ArrayList<>();
    private final List<Double> accuracies = new ArrayList<>();
    private final int[] labels;
    private Optional<LabelAssignment> before = Optional.empty();
    private int seen;

    /** Of stretches of so many samples. */
    LearningCurve(int stretch, int labelCount) {
        this.stretch = stretch;
        this.labelCount = labelCount;
        labels = new int[stretch];
    }

    /** The next answer, spikes a neuron, to a sample of {@code label}. */
    void add(int[] answer, int label) {
        labels[answers.size()] = label;
        answers.add(answer);
        seen++;
        if (answers.size() == stretch) {
            before.ifPresent(this::judge);
            before = Optional.of(LabelAssignment.of(answers, labels, labelCount));
            answers.clear();
        }
    }

    private void judge(LabelAssignment assignment) {
        int[] votes = answers.stream().mapToInt(assignment::allActivity).toArray();
        samples.add((double) seen);
        accuracies.add(ConfusionMatrix.of(labels, votes, labelCount).accuracy());
    }

    /** Samples seen at the end of each stretch that was judged. */
    double[] samples() {
        return samples.stream().mapToDouble(n -> n).toArray();
    }

    /** The share of each such stretch that was told right. */
    double[] accuracies() {
        return accuracies.stream().mapToDouble(a -> a).toArray();
    }
}
