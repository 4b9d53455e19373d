package io.engram.plasticity.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
    private static final ConfusionMatrix MATRIX =
            ConfusionMatrix.of(new int[] {0, 0, 0, 1, 1}, new int[] {0, 1, 0, 1, -1}, 3);

    @Test
    void shouldCountWhatWasTakenForWhat() {
        assertThat(MATRIX.count(0, 0)).isEqualTo(2);
        assertThat(MATRIX.count(0, 1)).isEqualTo(1);
        assertThat(MATRIX.count(1, LabelAssignment.NONE)).isEqualTo(1);
        assertThat(MATRIX.samples(2)).isZero();
        assertThat(MATRIX.accuracy()).isEqualTo(0.6);
        assertThat(MATRIX.recall(0)).isEqualTo(2.0 / 3);
        assertThat(MATRIX.recall(1)).isEqualTo(0.5);
        assertThat(MATRIX.recall(2)).isNaN();
    }

    @Test
    void shouldPrintATable() {
        assertThat(MATRIX).hasToString("""
                        label |     0     1     2  none | recall
                            0 |     2     1     .     . |  66.7%
                            1 |     .     1     .     1 |  50.0%
                            2 |     .     .     .     . |      -
                        accuracy 60.0%""");
    }

    @Test
    void shouldRefuseWhatDoesNotFitInASentence() {
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0, 1}, new int[] {0}, 2))
                .isInstanceOf(SpecException.class)
                .hasMessage("labels: 2 for 1 samples; must be one a sample");
        assertThatThrownBy(() -> ConfusionMatrix.of(new int[] {0}, new int[] {2}, 2))
                .isInstanceOf(SpecException.class)
                .hasMessage("votes[0]=2; must be within 0 and 1");
        assertThatThrownBy(() -> MATRIX.count(0, 3))
                .isInstanceOf(SpecException.class)
                .hasMessage("vote=3; must be within -1 and 2");
    }
}
