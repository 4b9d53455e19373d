package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {
    @Test
    void shouldTakeTheMiddle() {
        assertThat(Spread.of(List.of(3.0, 1.0, 2.0))).isEqualTo(new Spread(1, 2, 3));
        assertThat(Spread.of(List.of(4.0, 1.0, 2.0, 9.0))).isEqualTo(new Spread(1, 3, 9));
    }

    @Test
    void shouldDivideMediansAndSayHowTurnsDiffer() {
        Spread ratio = Spread.ratio(List.of(1.0, 2.0, 4.0), List.of(10.0, 10.0, 16.0));

        assertThat(ratio).isEqualTo(new Spread(4, 5, 10));
    }
}
