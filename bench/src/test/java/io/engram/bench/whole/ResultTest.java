package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class ResultTest {
    @Test
    void shouldCompareMedians() {
        Result result = Measurements.result(
                List.of(Measurements.ours(0.5, 35.7), Measurements.ours(0.4, 35.7)),
                List.of(Measurements.peer(8, 35.6), Measurements.peer(10, 35.6)));

        assertThat(result.complaints()).isEmpty();
        assertThat(result.ratio("simulate")).contains(new Spread(16, 20, 25));
        assertThat(result.ratio("memory")).contains(new Spread(2, 2, 2));
        assertThat(result.ratio("train")).isEmpty();
        assertThat(result.fileName()).isEqualTo("brunel-jdk17.json");
    }

    @Test
    void shouldRunAlone() {
        Result result = Measurements.result(List.of(Measurements.ours(0.5, 35.7)), List.of());

        assertThat(result.ratio("simulate")).isEmpty();
        assertThat(result.ours("simulate")).contains(new Spread(0.5, 0.5, 0.5));
    }

    @Test
    void shouldComplainOnceOfEachSideThatSimulatedSomethingElse() {
        Result result = Measurements.result(
                List.of(Measurements.ours(0.5, 20), Measurements.ours(0.5, 20)),
                List.of(Measurements.peer(8, 37), Measurements.peer(8, 35.6)));

        assertThat(result.complaints())
                .containsExactly(
                        "Engram: excitatory is 20.00; must be within 35.34 and 36.06",
                        "NEST 3.10.0: excitatory is 37.00; must be within 35.34 and 36.06");
    }

    @Test
    void shouldComplainOfWhatOursDidNotCount() {
        Measured none = Measured.parse(Measurements.ours(0.5, 35.7).json().replace("excitatory", "others"));

        assertThat(Measurements.result(List.of(none), List.of()).complaints())
                .containsExactly("Engram: there is no excitatory");
    }

    @Test
    void shouldReadWhatItWrote() {
        Result result = Measurements.result(List.of(Measurements.ours(0.5, 20)), List.of(Measurements.peer(8, 35.6)));

        assertThat(Result.parse(result.json())).isEqualTo(result);
        assertThat(result.json()).contains("\"median\" : 16.0");
    }
}
