package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.junit.jupiter.api.Test;

class FailuresTest {
    @Test
    void shouldSayInWordsWhatTheJvmMakesOfADiskThatFailed() {
        InternalError fault =
                new InternalError("a fault occurred in a recent unsafe memory access operation in compiled Java code");

        assertThat(Failures.runFailed(fault, 84))
                .hasMessage("the run failed after step 84: a file in memory could not be written: "
                        + "the disk is full or failed, or the file was cut")
                .hasCause(fault);
    }

    @Test
    void shouldKeepTheWordsOfAnyOtherFailure() {
        assertThat(Failures.reason(new InternalError("ring 3"))).isEqualTo("ring 3");
        assertThat(Failures.reason(new UncheckedIOException("no room", new IOException("x"))))
                .isEqualTo("no room");
        assertThat(Failures.reason(new IllegalStateException())).isEqualTo("java.lang.IllegalStateException");
    }
}
