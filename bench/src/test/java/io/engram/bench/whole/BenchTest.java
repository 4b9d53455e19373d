package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BenchTest {
    @Test
    void shouldRefuseWhatItDoesNotKnow() {
        assertThat(Bench.execute("brunell")).isEqualTo(3);
        assertThat(Bench.execute("--repeat", "0")).isEqualTo(2);
        assertThat(Bench.execute("--peer")).isEqualTo(2);
        assertThat(Bench.execute("loop", "digits")).isEqualTo(3);
        assertThat(Bench.execute("loop", "brunel-stdp")).isEqualTo(3);
        assertThat(Bench.execute("loop", "--repeat", "0")).isEqualTo(3);
        assertThat(Bench.execute("child", "brunell")).isEqualTo(3);
        assertThat(Bench.execute("profile", "brunel", "stdp-layer")).isEqualTo(3);
    }

    @Test
    void shouldPassJmhsOptionsOn() {
        assertThat(Bench.execute("micro", "-l", "Wire")).isZero();
    }
}
