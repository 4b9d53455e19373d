package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Stimulus;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The benchmark is NEST's: its numbers at full size, its rates and weights at a size that a test can wait for. */
class HpcBenchmarkTest {
    /** NEST 3.10, mean of five realisations of standard deviation 0.4 Hz. */
    private static final double NEST_E_HZ = 62.4;

    private static final double NEST_I_HZ = 61.1;

    /**
     * Of all plastic synapses, which begin at 45.61 pA: NEST's mean after 300 ms is 46.14 pA, each weight as it left it at the
     * last spike of its source. What spikes of the target have added since, some 0.3 pA, comes on top.
     */
    private static final double LEAST_WEIGHT_PA = 46.1;

    private static final double GREATEST_WEIGHT_PA = 46.8;

    @Test
    void shouldHaveTheNumbersOfNestAtFullSize() {
        Network network = new HpcBenchmark().network(Map.of("scale", "1", "kDiv", "1"));

        assertThat(network.population("excitatory").size()).isEqualTo(9000);
        assertThat(network.population("inhibitory").size()).isEqualTo(2250);
        assertThat(network.projection("ee-plastic").connect()).isEqualTo(new Connect.FixedInDegree(9000, false, true));
        assertThat(network.projection("ii").connect()).isEqualTo(new Connect.FixedInDegree(2250, false, true));
        Stimulus.PoissonInput drive = (Stimulus.PoissonInput) network.stimuli().get(0);
        assertThat(drive.rateHz().at(0, 0)).isCloseTo(20856.0372, within(1e-4));
    }

    @Test
    void shouldFireAndLearnAsNestDoes() {
        Finished finished = Launch.of(new HpcBenchmark())
                .withSettings(Map.of("scale", "0.1", "kDiv", "20"))
                .run();

        Map<String, Object> outcome = finished.summary().outcome();
        assertThat((double) outcome.get("rateEHz")).isCloseTo(NEST_E_HZ, within(0.04 * NEST_E_HZ));
        assertThat((double) outcome.get("rateIHz")).isCloseTo(NEST_I_HZ, within(0.04 * NEST_I_HZ));
        assertThat(finished.run().weightsAfter("ee-plastic").mean()).isBetween(LEAST_WEIGHT_PA, GREATEST_WEIGHT_PA);
    }
}
