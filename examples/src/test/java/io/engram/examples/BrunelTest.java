package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.Weights;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The balanced network fires as NEST's does: NEST 3.10, four realisations, E 35.61 to 35.74 Hz, I 35.64 to 35.77 Hz. */
class BrunelTest {
    private static final double NEST_E_HZ = 35.68;
    private static final double NEST_I_HZ = 35.71;

    @Test
    void shouldFireAtNestsRateAtTenThousandNeurons() {
        Map<String, Object> outcome = Launch.of(new Brunel()).run().summary().outcome();

        assertThat((double) outcome.get("rateEHz")).isCloseTo(NEST_E_HZ, within(0.01 * NEST_E_HZ));
        assertThat((double) outcome.get("rateIHz")).isCloseTo(NEST_I_HZ, within(0.01 * NEST_I_HZ));
    }

    @Test
    void shouldKeepItsMeanWeightWhenExcitatorySynapsesLearn() {
        Finished finished = Launch.of(new Brunel())
                .withSettings(Map.of("neurons", "1000", "plastic", "true"))
                .withDurationMs(600)
                .run();

        Weights weights = finished.run().weightsAfter("ee-plastic");
        assertThat(weights.size()).isEqualTo(800 * 80);
        assertThat(weights.mean()).isCloseTo(0.1, within(0.005));
        assertThat(weights.histogram(3, 0.0999, 0.1001)).as("weights moved").doesNotContain(weights.size());
    }
}
