package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

/** What rewards leave, against the sum of exponentials. */
class DopamineTest {
    private final Dopamine dopamine = new Dopamine(1);

    @Test
    void shouldAddAHalfAtTheStepOfARewardAndFade() {
        dopamine.comes(1003);

        assertThat(dopamine.levelAt(1002)).isZero();
        assertThat(dopamine.levelAt(1003)).isEqualTo(0.5);
        assertThat(dopamine.levelAt(1010)).isCloseTo(0.5 * Math.exp(-7 / 200.0), within(1e-15));
        assertThat(dopamine.rewards()).isEqualTo(1);
    }

    @Test
    void shouldAddUpRewardsInTheOrderInWhichTheyCome() {
        dopamine.comes(40);
        dopamine.comes(15);
        dopamine.comes(40);

        double expected = 0.5 * Math.exp(-35 / 200.0) + 2 * 0.5 * Math.exp(-10 / 200.0);
        assertThat(dopamine.levelAt(50)).isCloseTo(expected, within(1e-15));
        assertThat(dopamine.rewards()).isEqualTo(3);
    }

    @Test
    void shouldKnowWhenTheNextRewardComesAndWhenNothingIsLeft() {
        assertThat(dopamine.gone()).isTrue();
        assertThat(dopamine.nextStep()).isEqualTo(Long.MAX_VALUE);
        dopamine.comes(20);
        assertThat(dopamine.nextStep()).isEqualTo(20);

        dopamine.levelAt(1020);
        assertThat(dopamine.gone()).isFalse();
        dopamine.levelAt(4020);
        assertThat(dopamine.gone()).isTrue();
        assertThat(dopamine.level()).isZero();
    }

    @Test
    void shouldFadeByTimeNotBySteps() {
        Dopamine fine = new Dopamine(0.1);
        fine.comes(10);

        assertThat(fine.levelAt(110)).isCloseTo(0.5 * Math.exp(-10 / 200.0), within(1e-15));
    }
}
