package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class CoresTest {
    @Test
    void shouldReadTheSystemsList() {
        assertThat(Cores.parse("0-2,8")).containsExactly(0, 1, 2, 8);
        assertThat(Cores.parse("5")).containsExactly(5);
    }

    @Test
    void shouldBindToThoseItHas() {
        assertThat(new Cores(List.of(0, 2), Optional.empty()).prefix()).containsExactly("taskset", "-c", "0,2");
        assertThat(new Cores(List.of(), Optional.of("none")).prefix()).isEmpty();
    }
}
