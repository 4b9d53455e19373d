package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Spikes of a file drive a network. */
class SpikeFileTest {
    @TempDir
    private Path folder;

    @Test
    void shouldRunThePackagedFile() {
        Map<String, Object> outcome = Launch.of(new SpikeFile()).run().summary().outcome();

        assertThat((long) outcome.get("inputSpikes")).isGreaterThan(400);
        assertThat((double) outcome.get("rateEHz")).isBetween(1.0, 60.0);
        assertThat((double) outcome.get("rateIHz")).isBetween(1.0, 60.0);
    }

    @Test
    void shouldTakeEverySpikeOfTheUsersFile() throws IOException {
        Path file = folder.resolve("mine.csv");
        Files.writeString(file, "time_ms,neuron\n1.0,0\n1.0,3\n2.5,19\n");

        Finished finished = Launch.of(new SpikeFile())
                .withSettings(Map.of("file", file.toString()))
                .run();

        Spikes input = finished.run().spikes("input");
        assertThat(input.timesMs()).containsExactly(1.0, 1.0, 2.5);
        assertThat(input.neurons()).containsExactly(0, 3, 19);
    }

    @Test
    void shouldNameTheLineThatIsWrong() throws IOException {
        Path file = folder.resolve("broken.csv");
        Files.writeString(file, "time_ms,neuron\n1.0,0\nsoon,3\n");

        assertThatThrownBy(() -> new SpikeFile().network(Map.of("file", file.toString())))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("broken.csv")
                .hasMessageContaining("3")
                .hasMessageContaining("soon");
    }

    @Test
    void shouldRefuseANeuronThatIsNotThere() throws IOException {
        Path file = folder.resolve("far.csv");
        Files.writeString(file, "time_ms,neuron\n1.0,20\n");

        assertThatThrownBy(() -> Launch.of(new SpikeFile())
                        .withSettings(Map.of("file", file.toString()))
                        .run())
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("20");
    }
}
