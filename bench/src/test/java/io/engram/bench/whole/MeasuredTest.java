package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MeasuredTest {
    @Test
    void shouldReadWhatItWrote() {
        Measured ours = Measurements.ours(0.5, 35.7);
        Measured peer = Measurements.peer(8, 35.6);

        assertThat(ours.json()).doesNotContain("\n");
        assertThat(Measured.parse(ours.json())).isEqualTo(ours);
        assertThat(Measured.parse(peer.json())).isEqualTo(peer);
    }

    @Test
    void shouldSayWhatIsMissing() {
        assertThatThrownBy(() -> Measured.parse("{\"simulator\": \"NEST\"}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a result without neurons");
        assertThatThrownBy(() -> Measured.parse("{NEST}"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("no line of JSON: {NEST}");
    }

    @Test
    void shouldCountThePartOfTheProcessThatMadeNoInput() {
        Measured run =
                Measured.parse(Measurements.peer(8, 35).json().replace("\"build\":1.5", "\"build\":1.5,\"input\":4"));

        assertThat(run.withProcessSeconds(20).measure("process")).contains(16.0);
        assertThat(Measurements.peer(8, 35).withProcessSeconds(20).measure("process"))
                .contains(20.0);
    }
}
