package io.engram.examples.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class TwoPatternsTest {
    @Test
    void shouldAnswerOneOfTwoPatternsWithTwo() {
        List<float[]> answers = TwoPatterns.answers();
        assertThat(answers.get(0)[0]).isCloseTo(0, within(0.02f));
        assertThat(answers.get(1)[0]).isCloseTo(2, within(0.1f));
    }
}
