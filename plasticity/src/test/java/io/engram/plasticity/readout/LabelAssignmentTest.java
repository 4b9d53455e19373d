package io.engram.plasticity.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class LabelAssignmentTest {
    /** Neuron 0 answers label 0, neurons 1 and 2 label 1, of which 2 is less sure, neuron 3 nothing. */
    private static final List<int[]> COUNTS =
            List.of(new int[] {8, 0, 1, 0}, new int[] {4, 0, 1, 0}, new int[] {0, 5, 3, 0}, new int[] {2, 3, 3, 0});

    private static final int[] LABELS = {0, 0, 1, 1};

    @Test
    void shouldGiveEachNeuronTheLabelItAnswersMost() {
        LabelAssignment assignment = LabelAssignment.of(COUNTS, LABELS, 3);

        assertThat(assignment.neurons()).isEqualTo(4);
        assertThat(List.of(assignment.label(0), assignment.label(1), assignment.label(2), assignment.label(3)))
                .containsExactly(0, 1, 1, LabelAssignment.NONE);
        assertThat(assignment.rate(0, 0)).isEqualTo(6);
        assertThat(assignment.rate(0, 1)).isEqualTo(1);
        assertThat(assignment.proportion(0, 0)).isCloseTo(6.0 / 7, within(1e-15));
        assertThat(assignment.proportion(3, 0)).isZero();
        assertThat(assignment.neuronsOf(1)).isEqualTo(2);
        assertThat(assignment.neuronsOf(2)).isZero();
        assertThat(assignment).hasToString("4 neurons, of each label [1, 2, 0]");
    }

    @Test
    void shouldVoteByTheMeanOfEachLabelsNeurons() {
        LabelAssignment assignment = LabelAssignment.of(COUNTS, LABELS, 3);

        assertThat(assignment.allActivity(new int[] {3, 1, 4, 9})).isZero();
        assertThat(assignment.allActivity(new int[] {2, 1, 4, 9})).isEqualTo(1);
        // 0: 3 * 6/7 = 2.57; 1: (0 * 1 + 7 * 3/4) / 2 = 2.63, by counts alone 3.5 against 3.
        assertThat(assignment.proportionWeighting(new int[] {3, 0, 7, 0})).isEqualTo(1);
        assertThat(assignment.allActivity(new int[] {3, 0, 7, 0})).isEqualTo(1);
        assertThat(assignment.proportionWeighting(new int[] {3, 0, 6, 0})).isZero();
        assertThat(assignment.allActivity(new int[] {0, 0, 0, 9})).isEqualTo(LabelAssignment.NONE);
        assertThat(assignment.proportionWeighting(new int[4])).isEqualTo(LabelAssignment.NONE);
    }

    @Test
    void shouldKeepAShareOfWhatWasKnownOfTheLabelsThatCome() {
        LabelAssignment assignment =
                LabelAssignment.of(COUNTS, LABELS, 3).with(List.of(new int[] {0, 0, 0, 1}), new int[] {1}, 0.5);

        assertThat(assignment.rate(1, 1)).isEqualTo(2);
        assertThat(assignment.rate(3, 1)).isEqualTo(1);
        assertThat(assignment.rate(0, 0)).isEqualTo(6);
        assertThat(assignment.label(3)).isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatDoesNotFitInASentence() {
        LabelAssignment two = LabelAssignment.none(2, 3);
        List<int[]> one = List.of(new int[] {1, 2});
        refuse(() -> two.with(one, new int[] {1, 2}, 1), "labels: 2 for 1 samples; must be one a sample");
        refuse(() -> two.with(one, new int[] {3}, 1), "labels[0]=3; must be within 0 and 2");
        refuse(() -> two.with(one, new int[] {-1}, 1), "labels[0]=-1; must be within 0 and 2");
        refuse(() -> two.with(one, new int[] {1}, 1.5), "keep=1.5; must be from 0 to 1");
        refuse(
                () -> two.with(List.of(new int[3]), new int[] {1}, 1),
                "samples[0] has 3 counts; must be 2, one a neuron");
        refuse(() -> two.allActivity(new int[1]), "counts has 1 counts; must be 2, one a neuron");
        refuse(() -> LabelAssignment.none(0, 2), "neurons: there are 0; must be at least 1");
        refuse(() -> LabelAssignment.none(2, 1), "labels: there are 1; must be at least 2");
        refuse(() -> LabelAssignment.of(List.of(), new int[0], 2), "samples: there are none; must be at least one");
    }

    private static void refuse(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(SpecException.class).hasMessage(sentence);
    }
}
