package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Not one lucky seed: means over ten realisations lie around those of NEST 3.10 and Brian2 2.9 over as many of their own, at
 * whole size and length. Where synapses are drawn pair by pair, as in Brian2, realisations differ much: see the standard
 * deviations. In the profile {@code slow}.
 */
@Tag("slow")
class VogelsAbbottSeedsTest {
    private static final int SEEDS = 10;

    /** A form; mean and standard deviation of its simulator's rates over realisations. */
    private static Stream<Arguments> forms() {
        return Stream.of(
                Arguments.of(new VogelsAbbott.CubaNest(), 4.00, 0.04, 4.00, 0.01),
                Arguments.of(new VogelsAbbott.CubaBrian(), 5.63, 0.31, 5.59, 0.09),
                Arguments.of(new VogelsAbbott.CobaBrian(), 19.69, 1.0, 19.54, 0.42));
    }

    @ParameterizedTest
    @MethodSource("forms")
    void shouldFireAtTheMeanRatesOfItsSimulator(Experiment form, double eHz, double eSd, double iHz, double iSd) {
        Stream<Map<String, Object>> outcomes = IntStream.rangeClosed(1, SEEDS)
                .mapToObj(seed -> Launch.of(form).withSeed(seed).run().summary().outcome());
        double[] sums = outcomes.collect(
                () -> new double[2],
                (sum, outcome) -> {
                    sum[0] += (double) outcome.get("rateEHz");
                    sum[1] += (double) outcome.get("rateIHz");
                },
                (left, right) -> {});

        // Four standard errors of the difference of two means of ten.
        assertThat(sums[0] / SEEDS).isCloseTo(eHz, within(4 * eSd * Math.sqrt(2.0 / SEEDS)));
        assertThat(sums[1] / SEEDS).isCloseTo(iHz, within(4 * iSd * Math.sqrt(2.0 / SEEDS)));
    }
}
