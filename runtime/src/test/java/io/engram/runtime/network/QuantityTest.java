package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.Units.Dimension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {
    @ParameterizedTest
    @CsvSource({
        "15 Hz, RATE, 15",
        "0.5 kHz, RATE, 500",
        "20 ms, TIME, 20",
        "1.5 s, TIME, 1500",
        "100 us, TIME, 0.1",
        "100us, TIME, 0.1",
        "0.1 mV, VOLTAGE, 0.1",
        "1 V, VOLTAGE, 1000",
        "-70 mV, VOLTAGE, -70",
        "250 pF, CAPACITANCE, 250",
        "1 nF, CAPACITANCE, 1000",
        "300 pA, CURRENT, 300",
        "1e-1 nA, CURRENT, 100",
        "0.7 ms, TIME, 0.7",
        "700 us, TIME, 0.7",
        "0, TIME, 0",
        "0.0, RATE, 0",
        "1e-4, NONE, 0.0001",
        "0.1, WEIGHT, 0.1",
        "20 pA, WEIGHT, 20",
        "0.1 V, WEIGHT, 100"
    })
    void shouldConvertToTheUnitUsedInside(String text, Dimension dimension, double expected) {
        assertThat(Quantity.parse(text, dimension).in(dimension)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1.5 | TIME | has no unit; write for example 1.5 ms",
                "15 Hz | TIME | must be a time such as 1.5 ms",
                "15 ms | NONE | must be a bare number",
                "20 Hz | WEIGHT | must be a weight such as 0.1 mV, 20 pA or a bare number",
                "NaN | TIME | must be a time such as 1.5 ms",
                "Infinity ms | TIME | must be a time such as 1.5 ms",
                "1e999 ms | TIME | must be a finite number",
                "1e999 | NONE | must be a finite number",
                "many | RATE | must be a rate such as 15 Hz",
                "10 steps | TIME | must be a time such as 1.5 ms"
            })
    void shouldRefuse(String text, Dimension dimension, String sentence) {
        assertThatThrownBy(() -> Quantity.parse(text, dimension).in(dimension)).hasMessage(sentence);
    }

    @ParameterizedTest
    @CsvSource({"15 hz, Hz", "1.5 khz, kHz"})
    void shouldNameTheNearestUnit(String text, String nearest) {
        assertThatThrownBy(() -> Quantity.parse(text, Dimension.RATE))
                .hasMessageStartingWith(
                        "unknown unit \"" + text.split(" ")[1] + "\"; did you mean \"" + nearest + "\"?");
    }
}
