package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.IafPscExp;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Population;
import io.engram.runtime.network.Projection;
import io.engram.runtime.network.Stimulus;
import io.engram.runtime.network.Value;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The microcircuit is that of the reference implementation of Potjans and Diesmann (2014), run by NEST 3.10: its numbers at every
 * scale, and its rates.
 */
class MicrocircuitTest {
    /** Hz, over 1 s after 500 ms at scale 0.1, in the order of the populations: means of six realisations. */
    static final double[] NEST_HZ = {0.483, 2.127, 3.997, 5.022, 6.628, 7.805, 0.852, 7.032};

    static final List<String> LAYERS = List.of("L23E", "L23I", "L4E", "L4I", "L5E", "L5I", "L6E", "L6I");

    private static Network network(Map<String, String> settings) {
        return new Microcircuit().network(settings);
    }

    private static long synapses(Projection projection) {
        return ((Connect.FixedTotalNumber) projection.connect()).total();
    }

    private static double[] currentsPa(Network network) {
        return network.populations().stream()
                .mapToDouble(population -> ((IafPscExp) population.model()).iEPa())
                .toArray();
    }

    private static double[] numbers(String text) {
        return Arrays.stream(text.split(" ")).mapToDouble(Double::parseDouble).toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "1,   77169, 298880968, 87.80849,  0 0 0 0 0 0 0 0",
        "0.5, 38586,  74720239, 124.17996, 12.4371 48.1341 48.3905 49.2560 53.7228 64.9739 18.7818 65.8414",
        "0.2, 15435,  11955239, 196.34576, 23.4730 90.8450 91.3288 92.9624 101.3927 122.6273 35.4474 124.2645",
        "0.1,  7717,   2988807, 277.67484, 29.0350 112.3712 112.9697 114.9903 125.4183 151.6845 43.8469 153.7097"
    })
    void shouldScaleAsTheReference(String scale, long neurons, long synapses, double weightPa, String currentsPa) {
        Network network = network(Map.of("scale", scale));

        assertThat(network.populations()).extracting(Population::name).isEqualTo(LAYERS);
        assertThat(network.populations().stream().mapToLong(Population::size).sum())
                .isEqualTo(neurons);
        assertThat(network.projections().stream()
                        .mapToLong(MicrocircuitTest::synapses)
                        .sum())
                .isEqualTo(synapses);
        Value.TruncatedNormal weight =
                (Value.TruncatedNormal) network.projection("L4I-L23I").weight();
        assertThat(weight.mean()).isCloseTo(-4 * weightPa, within(1e-4));
        assertThat(currentsPa(network)).containsExactly(numbers(currentsPa), within(1e-4));
    }

    @Test
    void shouldHaveTheProjectionsOfTheReference() {
        Network network = network(Map.of("scale", "1"));

        assertThat(network.projections()).hasSize(55);
        assertThat(synapses(network.projection("L23E-L23E"))).isEqualTo(45_499_805);
        assertThat(synapses(network.projection("L6E-L4E"))).isEqualTo(14_624_432);
        assertThat(synapses(network.projection("L5I-L4E"))).isEqualTo(7003);
        assertThat(synapses(network.projection("L6I-L6E"))).isEqualTo(10_827_677);
        Projection doubled = network.projection("L4E-L23E");
        Value.TruncatedNormal weight = (Value.TruncatedNormal) doubled.weight();
        assertThat(weight.mean()).isCloseTo(175.61699, within(1e-5));
        assertThat(weight.sd()).isCloseTo(17.561699, within(1e-6));
        assertThat(weight.low()).isZero();
        assertThat(doubled.delays().delayMs())
                .isEqualTo(Value.truncatedNormal(1.5, 0.75, 0.05, Double.POSITIVE_INFINITY));
        assertThat(network.projection("L4I-L23E").delays().delayMs())
                .isEqualTo(Value.truncatedNormal(0.75, 0.375, 0.05, Double.POSITIVE_INFINITY));
    }

    @Test
    void shouldBringTheSameMeanAsSpikesOrAsACurrent() {
        List<Stimulus> spikes = network(Map.of("scale", "0.2")).stimuli();
        List<Stimulus> currents =
                network(Map.of("scale", "0.2", "poisson", "false")).stimuli();

        assertThat(spikes).hasSize(8);
        assertThat(currents).hasSize(8);
        for (int layer = 0; layer < LAYERS.size(); layer++) {
            Stimulus.PoissonInput poisson = (Stimulus.PoissonInput) spikes.get(layer);
            double meanPa = poisson.rateHz().at(0, 0) * poisson.weight() * 0.5 / 1000;
            assertThat(((Stimulus.Current) currents.get(layer)).currentPa().at(0, 0))
                    .isCloseTo(meanPa, within(1e-9));
        }
        assertThat(((Stimulus.PoissonInput) spikes.get(0)).rateHz()).isEqualTo(Value.constant(8 * 320));
    }

    @Test
    void shouldScaleNeuronsAndSynapsesApart() {
        Network network = network(Map.of("nScaling", "0.2", "kScaling", "1"));

        assertThat(network.population("L23E").size()).isEqualTo(4137);
        assertThat(currentsPa(network)).containsOnly(0);
        assertThat(synapses(network.projection("L23E-L23E"))).isEqualTo(9_099_961);
    }

    @Test
    void shouldFireAtNestsRatesAtATenthOfItsSize() {
        Map<String, Object> outcome =
                Launch.of(new Microcircuit()).run().summary().outcome();

        for (int layer = 0; layer < LAYERS.size(); layer++) {
            assertThat((double) outcome.get("rate" + LAYERS.get(layer) + "Hz"))
                    .as(LAYERS.get(layer))
                    .isCloseTo(NEST_HZ[layer], tolerance(NEST_HZ[layer]));
        }
    }

    @Test
    void shouldLeaveOnlyLayerSixInhibitionActiveByACurrentAtATenthOfItsSize() {
        Map<String, Object> outcome = new HashMap<>(Launch.of(new Microcircuit())
                .withSettings(Map.of("poisson", "false"))
                .run()
                .summary()
                .outcome());

        assertThat((double) outcome.remove("rateL6IHz")).isCloseTo(3.41, within(0.05));
        assertThat(outcome.values())
                .allSatisfy(rateHz -> assertThat((double) rateHz).isZero());
    }

    /** What another second of another realisation may give: two tenths where few spikes are counted, else one. */
    static Offset<Double> tolerance(double rateHz) {
        return within((rateHz < 1 ? 0.2 : 0.1) * rateHz);
    }
}
