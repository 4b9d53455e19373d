package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LearningCurveTest {
    /** Neuron k answers label k; in the last stretch the two have changed places, which the stretch before cannot know. */
    @Test
    void shouldJudgeEachStretchByTheLabelsOfTheOneBefore() {
        LearningCurve curve = new LearningCurve(4, 2);
        for (int k = 0; k < 11; k++) {
            curve.add(k % 2 == 0 ? new int[] {3, 1} : new int[] {0, 2}, k % 2);
        }
        assertThat(curve.samples()).containsExactly(8);
        assertThat(curve.accuracies()).containsExactly(1);

        LearningCurve changed = new LearningCurve(4, 2);
        for (int k = 0; k < 12; k++) {
            int label = k < 8 ? k % 2 : 1 - k % 2;
            changed.add(k % 2 == 0 ? new int[] {3, 1} : new int[] {0, 2}, label);
        }
        assertThat(changed.samples()).containsExactly(8, 12);
        assertThat(changed.accuracies()).containsExactly(1, 0);
    }
}
