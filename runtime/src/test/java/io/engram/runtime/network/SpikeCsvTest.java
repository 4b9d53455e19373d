package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.spi.SpikeTrain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SpikeCsvTest {
    private static final SpikeTrain TRAIN =
            SpikeTrain.of(new int[] {3, 0, 3}, new double[] {0.1, 0.30000000000000004, 7});

    @TempDir
    Path folder;

    @Test
    void shouldReadWhatItWrote() throws IOException {
        SpikeCsv.write(folder.resolve("s.csv"), TRAIN);
        assertThat(folder.resolve("s.csv")).hasContent("time_ms,neuron\n0.1,3\n0.30000000000000004,0\n7.0,3\n");
        assertThat(SpikeCsv.read(folder.resolve("s.csv"))).isEqualTo(TRAIN);
    }

    @Test
    void shouldReadOnePopulationOfSeveral() throws IOException {
        SpikeTrain other = SpikeTrain.of(new int[] {1}, new double[] {0.2});
        Map<String, SpikeTrain> both = new LinkedHashMap<>();
        both.put("b", TRAIN);
        both.put("a", other);
        Path file = folder.resolve("s.csv");
        SpikeCsv.write(file, both);
        assertThat(file).content().startsWith("time_ms,population,neuron\n0.1,b,3\n0.2,a,1\n");
        assertThat(SpikeCsv.read(file, "a")).isEqualTo(other);
        assertThat(SpikeCsv.read(file, "b")).isEqualTo(TRAIN);
        assertThat(SpikeCsv.read(file).size()).isEqualTo(4);
        assertThatThrownBy(() -> SpikeCsv.read(file, "c")).hasMessageStartingWith("s.csv: unknown population \"c\"");
    }

    @Test
    void shouldReadColumnsInAnyOrderAndSkipEmptyLines() throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), "\uFEFFneuron, time_ms\r\n\r\n2, 1.5\r\n");
        assertThat(SpikeCsv.read(file)).isEqualTo(SpikeTrain.of(new int[] {2}, new double[] {1.5}));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'' | s.csv:1: is empty; must begin with the line time_ms,neuron",
                "1.5,2 | s.csv:1: unknown column \"1.5\"; known: time_ms, population, neuron",
                "time_m,neuron | s.csv:1: unknown column \"time_m\"; did you mean \"time_ms\"?; known: time_ms, population, neuron",
                "time_ms | s.csv:1: header time_ms; must be time_ms,neuron or time_ms,population,neuron",
                "time_ms,neuron;1.5 | s.csv:2: has 1 columns; must have 2",
                "time_ms,neuron;1.5,2;soon,3 | s.csv:3: time_ms = soon; must be a number",
                "time_ms,neuron;NaN,2 | s.csv:2: time_ms = NaN; must be finite and > 0",
                "time_ms,neuron;0,2 | s.csv:2: time_ms = 0; must be finite and > 0",
                "time_ms,neuron;1,2.5 | s.csv:2: neuron = 2.5; must be a whole number",
                "time_ms,neuron;1,-1 | s.csv:2: neuron = -1; must be >= 0"
            })
    void shouldRefuseWithItsLine(String content, String sentence) throws IOException {
        Path file = Files.writeString(folder.resolve("s.csv"), content.replace(';', '\n'));
        assertThatThrownBy(() -> SpikeCsv.read(file))
                .isInstanceOf(SpecException.class)
                .hasMessage(sentence);
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertThatThrownBy(() -> SpikeCsv.read(folder.resolve("no.csv"))).hasMessageEndingWith("there is no such file");
    }
}
