package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SubprocessTest {
    @Test
    void shouldFindTheResultAmongWhatElseIsPrinted() {
        String line = Measurements.peer(8, 35.6).json();
        Subprocess printed = Subprocess.run(
                List.of("sh", "-c", "echo welcome; echo \"$RESULT\"; echo bye; echo a warning >&2"),
                Map.of("RESULT", line));

        assertThat(printed.measured("brunel: nest").activity())
                .isEqualTo(Measurements.peer(8, 35.6).activity());
        assertThat(printed.errors()).isEqualTo("a warning");
    }

    @Test
    void shouldSayWhoFailedAndHow() {
        Subprocess failed = Subprocess.run(List.of("sh", "-c", "echo no module nest >&2; exit 3"), Map.of());
        Subprocess silent = Subprocess.run(List.of("true"), Map.of());

        assertThatThrownBy(() -> failed.measured("brunel: nest"))
                .isInstanceOf(Subprocess.RunFailure.class)
                .hasMessage("brunel: nest ended with code 3: no module nest");
        assertThatThrownBy(() -> silent.measured("brunel: nest"))
                .isInstanceOf(Subprocess.RunFailure.class)
                .hasMessageStartingWith("brunel: nest printed no result");
    }

    @Test
    void shouldEndWhatTakesLongerThanItIsGiven() {
        Subprocess late = Subprocess.run(List.of("sh", "-c", "exec sleep 600"), Map.of(), 0);

        assertThat(late.code()).isNotZero();
    }

    @Test
    void shouldKeepTheEndOfALongComplaint() {
        assertThat(Subprocess.tail("1\n2\n3\n4\n5\n6\n7\n")).isEqualTo("3\n4\n5\n6\n7");
    }
}
