package io.engram.plasticity.readout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import java.util.List;
import org.junit.jupiter.api.Test;

class NGramVoteTest {
    private static final int[][] FORTH = {{0}, {}, {1, 2}, {3}};
    private static final int[][] BACK = {{3}, {2}, {}, {1}, {0}};

    @Test
    void shouldCountEveryChoiceFromSuccessiveStepsThatHaveSpikes() {
        NGramVote vote = taught(NGramVote.Mode.COMPLETE);

        assertThat(vote.size()).isEqualTo(7);
        for (List<Integer> run : List.of(List.of(0, 1), List.of(0, 2), List.of(1, 3), List.of(2, 3))) {
            assertThat(vote.score(run, 0)).isEqualTo(1);
            assertThat(vote.score(run, 1)).isZero();
        }
        assertThat(vote.score(List.of(1, 2), 0)).isZero();
        assertThat(vote.score(List.of(3, 2), 1)).isEqualTo(1);
    }

    /** The same neurons in another order are another label. */
    @Test
    void shouldVoteByOrder() {
        NGramVote vote = taught(NGramVote.Mode.COMPLETE);

        assertThat(vote.vote(new int[][] {{0, 1}, {3}})).isZero();
        assertThat(vote.vote(new int[][] {{3}, {2, 1}, {0}})).isEqualTo(1);
        assertThat(vote.vote(new int[][] {{7}, {8}})).isEqualTo(LabelAssignment.NONE);
        assertThat(vote.vote(new int[][] {{3}})).isEqualTo(LabelAssignment.NONE);
    }

    @Test
    void shouldLeaveOutTheLastRunWhereBindsnetDoes() {
        assertThat(taught(NGramVote.Mode.COMPLETE).vote(new int[][] {{3}, {2}})).isEqualTo(1);
        assertThat(taught(NGramVote.Mode.BINDSNET).vote(new int[][] {{3}, {2}})).isZero();
        assertThat(taught(NGramVote.Mode.BINDSNET).vote(new int[][] {{3}, {2}, {9}}))
                .isEqualTo(1);
    }

    @Test
    void shouldRefuseWhatDoesNotFitInASentence() {
        assertThatThrownBy(() -> new NGramVote(0, 2))
                .isInstanceOf(SpecException.class)
                .hasMessage("n=0; must be at least 1");
        assertThatThrownBy(() -> new NGramVote(2, 2).learn(List.<int[][]>of(FORTH), new int[] {0, 1}))
                .isInstanceOf(SpecException.class)
                .hasMessage("labels: 2 for 1 samples; must be one a sample");
    }

    private static NGramVote taught(NGramVote.Mode mode) {
        NGramVote vote = new NGramVote(2, 2, mode);
        vote.learn(List.of(FORTH, BACK), new int[] {0, 1});
        return vote;
    }
}
