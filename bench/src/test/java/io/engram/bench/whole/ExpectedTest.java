package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    @Test
    void shouldReadAToleranceAndARange() {
        Expected rate = Expected.parse("exc", "35.7 Hz within 1 %");
        Expected share = Expected.parse("hitRate", "0.98 to 1");

        assertThat(rate.low()).isCloseTo(35.343, within(1e-9));
        assertThat(rate.high()).isCloseTo(36.057, within(1e-9));
        assertThat(share).isEqualTo(new Expected("hitRate", 0.98, 1));
    }

    @Test
    void shouldComplainOfWhatIsOutside() {
        Expected rate = Expected.parse("exc", "20 Hz within 10 %");

        assertThat(rate.complaint("NEST", Map.of("exc", 18.0))).isEmpty();
        assertThat(rate.complaint("NEST", Map.of("exc", 22.0))).isEmpty();
        assertThat(rate.complaint("NEST", Map.of("other", 1.0))).isEmpty();
        assertThat(rate.complaint("NEST", Map.of("exc", 22.1)))
                .contains("NEST: exc is 22.10; must be within 18.00 and 22.00");
        assertThat(rate.complaint("NEST", Map.of("exc", Double.NaN))).isPresent();
    }

    @Test
    void shouldSayWhatItCannotRead() {
        assertThatThrownBy(() -> Expected.parse("exc", "about 20 Hz"))
                .isInstanceOf(SpecException.class)
                .hasMessage("expect.exc = \"about 20 Hz\"; must be such as \"35.7 Hz within 1 %\" or \"0.98 to 1\"");
    }
}
