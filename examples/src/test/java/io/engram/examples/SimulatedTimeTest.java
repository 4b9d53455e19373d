package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatedTimeTest {
    @ParameterizedTest
    @CsvSource({"10s, 10000", "250 ms, 250", "1.5 s, 1500", "2min, 120000", ".5h, 1800000", "100us, 0.1"})
    void shouldReadATimeWithItsUnit(String text, double ms) {
        assertThat(SimulatedTime.parseMs(text)).isEqualTo(ms);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10", "ten s", "-1s", "10 Hz", "", "1e3s", "NaN ms"})
    void shouldRefuseWhatIsNoTime(String text) {
        assertThatThrownBy(() -> SimulatedTime.parseMs(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"" + text + "\" is not a time");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 ms",
        "0.1, 0.1 ms",
        "100, 100 ms",
        "999.9, 999.9 ms",
        "1000, 1 s",
        "450000, 450 s",
        "1234.5, 1.234 s"
    })
    void shouldWriteATimeAsPeopleDo(double ms, String text) {
        assertThat(SimulatedTime.text(ms)).isEqualTo(text);
    }
}
