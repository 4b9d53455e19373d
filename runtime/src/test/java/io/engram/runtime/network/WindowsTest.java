package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowsTest {
    @Test
    void shouldSeeWhatAPlainLoopSees() {
        Windows windows = new Windows(List.of(5, 4), 2, List.of(3, 2), List.of(2, 1), List.of(1, 0));

        assertThat(windows.neurons()).isEqualTo(40);
        assertThat(windows.positions()).isEqualTo(3 * 3);
        assertThat(windows.places()).isEqualTo(6);
        for (int c = 0; c < 2; c++) {
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    for (int y = 0; y < 3; y++) {
                        for (int x = 0; x < 2; x++) {
                            int row = 2 * i + y - 1;
                            int column = j + x;
                            int expected = row < 0 || row >= 5 ? -1 : (c * 5 + row) * 4 + column;
                            assertThat(windows.neuron(c, 3 * i + j, 2 * y + x)).isEqualTo(expected);
                        }
                    }
                }
            }
        }
    }

    @Test
    void shouldSlideInOneAndThreeDimensions() {
        Windows line = Windows.of(List.of(6), List.of(4));
        assertThat(IntStream.range(0, 4).map(k -> line.neuron(0, 2, k))).containsExactly(2, 3, 4, 5);

        Windows block = Windows.of(List.of(2, 3, 4), List.of(2, 2, 2));
        assertThat(block.positions()).isEqualTo(1 * 2 * 3);
        assertThat(IntStream.range(0, 8).map(k -> block.neuron(0, 4, k))).containsExactly(5, 6, 9, 10, 17, 18, 21, 22);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5   | 6 | 1 | 0 | must fit into the shape [5] with padding [0]",
                "5   | 2 | 0 | 0 | stride = [0]; must be 1 numbers, one an axis of the shape, each at least 1",
                "5   | 2 | 1 | 2 | padding = [2]; must be less than the kernel [2]",
                "0   | 2 | 1 | 0 | shape = [0]; must be 1 numbers",
            })
    void shouldRefuseWindowsThatDoNotFit(int shape, int kernel, int stride, int padding, String said) {
        assertThatThrownBy(() -> new Windows(List.of(shape), 1, List.of(kernel), List.of(stride), List.of(padding)))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining(said);
    }

    @Test
    void shouldRefuseAxesThatAreNotThere() {
        assertThatThrownBy(() -> new Windows(List.of(4, 4), 1, List.of(2), List.of(1, 1), List.of(0, 0)))
                .hasMessage("kernel = [2]; must be 2 numbers, one an axis of the shape, each at least 1");
        assertThatThrownBy(() -> Windows.of(List.of(2, 2, 2, 2), List.of(1, 1, 1, 1)))
                .hasMessage("shape = [2, 2, 2, 2]; must have one to 3 axes");
        assertThatThrownBy(() -> new Windows(List.of(4), 0, List.of(2), List.of(1), List.of(0)))
                .hasMessage("channels = 0; must be at least 1");
    }
}
