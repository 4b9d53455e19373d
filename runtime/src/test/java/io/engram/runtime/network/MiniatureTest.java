package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class MiniatureTest {
    private static final int LARGE = 12_800;

    private static NetworkBuilder large() {
        return Network.named("large")
                .population("cells", LARGE, new Standins.IafPscExp())
                .population("others", 3200, new Standins.IafPscExp());
    }

    private static Projection projection(Span from, Connect connect, Value weight, Value delay) {
        return new Projection(
                "p", from, Span.all("others"), connect, weight, Delays.dendritic(delay), java.util.Optional.empty());
    }

    private static Projection projection(Connect connect) {
        return projection(Span.all("cells"), connect, Value.normal(1, 0.1), Value.constant(1));
    }

    @Test
    void shouldScaleSizesAndDegreesAlike() {
        Network small = Miniature.of(large().projection(projection(new Connect.FixedInDegree(1000, true, false)))
                        .build())
                .orElseThrow();

        assertThat(small.populations()).extracting(Population::size).containsExactly(1280, 320);
        assertThat(small.projection("p").connect()).isEqualTo(new Connect.FixedInDegree(100, true, false));
        assertThat(small.projection("p").weight()).isEqualTo(Value.normal(1, 0.1));
    }

    static Stream<Connect> connects() {
        return Stream.of(
                new Connect.FixedOutDegree(320, false, true),
                new Connect.FixedTotalNumber(4_096_000, true, true),
                new Connect.PairwiseBernoulli(0.1, true));
    }

    @ParameterizedTest
    @MethodSource("connects")
    void shouldKeepTheDensity(Connect connect) {
        Network small =
                Miniature.of(large().projection(projection(connect)).build()).orElseThrow();

        assertThat(small.projection("p").connect())
                .isIn(
                        new Connect.FixedOutDegree(32, false, true),
                        new Connect.FixedTotalNumber(40_960, true, true),
                        new Connect.PairwiseBernoulli(0.1, true));
    }

    @Test
    void shouldKeepPrivateNoiseAndRecordNothing() {
        Network small = Miniature.of(large().poissonInput("cells", 100, 1)
                        .recordSpikes("cells")
                        .build())
                .orElseThrow();

        assertThat(small.stimuli()).hasSize(1);
        assertThat(small.recording().spikes()).contains(List.of());
    }

    @Test
    void shouldNotShrinkSmallPopulationsToNothing() {
        Network small = Miniature.of(large().population("few", 3, new Standins.IafPscExp())
                        .population("more", 1000, new Standins.IafPscExp())
                        .build())
                .orElseThrow();

        assertThat(small.populations()).extracting(Population::size).containsExactly(1280, 320, 3, 128);
    }

    static Stream<Network> withoutOne() {
        Value values = Value.explicit(new double[LARGE]);
        return Stream.of(
                Network.named("small")
                        .population("cells", 2000, new Standins.IafPscExp())
                        .build(),
                Network.named("given")
                        .population(
                                new Population("cells", LARGE, new Standins.IafPscExp(), Map.of(), Map.of("v", values)))
                        .build(),
                large().projection(projection(new Connect.ExplicitList(new int[] {1}, new int[] {2})))
                        .build(),
                large().projection(projection(
                                Span.of("cells", 0, 100),
                                new Connect.PairwiseBernoulli(1, true),
                                Value.constant(1),
                                Value.constant(1)))
                        .build());
    }

    @ParameterizedTest
    @MethodSource("withoutOne")
    void shouldBeNoneWherePlacesMatter(Network network) {
        assertThat(Miniature.of(network)).isEmpty();
    }
}
