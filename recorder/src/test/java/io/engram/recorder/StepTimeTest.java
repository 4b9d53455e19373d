package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StepTimeTest {
    @ParameterizedTest
    @CsvSource({
        "0.1, 3, 0.3",
        "0.1, 10, 1",
        "0.1, 1234567, 123456.7",
        "1, 300, 300",
        "0.025, 7, 0.175",
        "1.0E-4, 1, 0.0001",
        "0.1, 0, 0",
        "1000, 1000, 1000000"
    })
    void shouldGiveTheShortestExactTime(double dtMs, long step, String expected) {
        assertThat(new StepTime(dtMs).text(step)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({"0.1, 0.3, 3, 3", "0.1, 0.31, 4, 3", "0.1, 0, 0, 0", "0.025, 0.1, 4, 4", "1, 450000, 450000, 450000"})
    void shouldFindTheStepsAroundATime(double dtMs, double timeMs, long from, long until) {
        StepTime time = new StepTime(dtMs);

        assertThat(time.stepFrom(timeMs)).isEqualTo(from);
        assertThat(time.stepUntil(timeMs)).isEqualTo(until);
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, Double.NaN, Double.POSITIVE_INFINITY, 1e300})
    void shouldRefuseATimeThatIsNone(double timeMs) {
        assertThatThrownBy(() -> new StepTime(0.1).stepFrom(timeMs))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("time=" + timeMs + " ms");
    }

    @Test
    void shouldGiveTheSameForTheSameStepAgain() {
        StepTime time = new StepTime(0.1);

        assertThat(time.text(5)).isEqualTo(time.text(5)).isEqualTo("0.5");
        assertThat(time.text(6)).isEqualTo("0.6");
    }
}
