package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.neurons.IafPscExp;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The networks of Vogels and Abbott fire at the rates of NEST 3.10 and Brian2 2.9, for a part of their length; over ten
 * realisations in the profile {@code slow}.
 */
class VogelsAbbottTest {
    /** A form, how long, and the rates that its simulator gives over 10 s, means of several realisations. */
    private static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(new VogelsAbbott.CubaNest(), 4100, 4.00, 4.00),
                Arguments.of(new VogelsAbbott.CubaBrian(), 4000, 5.63, 5.59),
                Arguments.of(new VogelsAbbott.CobaNest(), 1100, 14.2, 14.2),
                Arguments.of(new VogelsAbbott.CobaBrian(), 4000, 19.69, 19.54));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldFireAtTheRatesOfItsSimulator(Experiment form, double durationMs, double rateEHz, double rateIHz) {
        Map<String, Object> outcome =
                Launch.of(form).withDurationMs(durationMs).run().summary().outcome();

        assertThat((double) outcome.get("rateEHz")).isCloseTo(rateEHz, within(0.05 * rateEHz));
        assertThat((double) outcome.get("rateIHz")).isCloseTo(rateIHz, within(0.05 * rateIHz));
    }

    @Test
    void shouldRestInBrianAsLongAsBrianRests() {
        IafPscExp current = (IafPscExp) new VogelsAbbott.CubaBrian()
                .network(Map.of())
                .population("excitatory")
                .model();
        // Brian2's step at the end of the 5 ms integrates again; NEST's, which this model follows, does not.
        assertThat(current.tRefMs()).isEqualTo(4.9);
        assertThat(current.tauMMs() / current.cMPf()).as("mV a pA").isEqualTo(1);
    }
}
