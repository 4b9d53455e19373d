package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class InTurnTest {
    private static List<Meter> seconds(double... seconds) {
        return DoubleStream.of(seconds)
                .mapToObj(s -> new Meter((long) (s * 1e9), 0, 0, 0, 0))
                .toList();
    }

    @Test
    void shouldDoOneAfterTheOther() {
        StringBuilder done = new StringBuilder();

        InTurn spent = InTurn.of(3, () -> done.append('a'), () -> done.append('b'));

        assertThat(done).hasToString("ababab");
        assertThat(spent.first()).hasSize(3);
        assertThat(spent.second()).hasSize(3);
    }

    @Test
    void shouldFindWhatTheSecondDoesNotTake() {
        InTurn spent = new InTurn(seconds(1, 2, 4), seconds(0.5, 1.8, 4));

        Spread share = spent.share(Meter::seconds, 1);

        assertThat(share.least()).isCloseTo(0, within(1e-9));
        assertThat(share.median()).isCloseTo(0.1, within(1e-9));
        assertThat(share.greatest()).isCloseTo(0.5, within(1e-9));
        assertThat(spent.shareOfLeast(Meter::seconds, 1)).isCloseTo(0.5, within(1e-9));
        assertThat(spent.shareOfLeast(Meter::seconds, 0.5)).isCloseTo(0.75, within(1e-9));
    }
}
