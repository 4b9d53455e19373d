package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.recorder.MemorySink;
import io.engram.runtime.Simulation;
import io.engram.runtime.Weights;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The network of the documentation that says how biases, clamps and masks are written. */
class BiasTest {
    private static final int STEPS = 50;

    private static Network documented(Map<String, String> settings) throws IOException {
        String page = Files.readString(Path.of(System.getProperty("engram.root"), "docs", "network-file.md"));
        String text = page.substring(page.indexOf("name = biased")).split("```", 2)[0];
        return NetworkFile.parse(text, "biased.conf", Path.of("."), settings);
    }

    @Test
    void shouldAddABiasAtEveryStep() throws IOException {
        try (Simulation simulation = Simulation.start(documented(Map.of("populations.inputs.rate", "0 Hz")))) {
            simulation.runForMs(STEPS);
            double decay = StrictMath.exp(-1.0 / 100);
            double summed = 0.1 * (1 - StrictMath.pow(decay, STEPS)) / (1 - decay);

            assertThat(simulation.state("cells", "v")[0]).isCloseTo(-65 + summed, within(1e-9));
            assertThat(simulation.state("cells", "v")[1]).as("kept by vMin").isEqualTo(-65);
        }
    }

    @Test
    void shouldClampAndMask() throws IOException {
        MemorySink memory = new MemorySink();
        try (Simulation simulation = Simulation.start(documented(Map.of()), memory)) {
            simulation.runForMs(STEPS);
            Weights weights = simulation.weights("seen");

            assertThat(memory.spikes().stream().filter(spike -> spike.neuron() == 2))
                    .hasSize(STEPS);
            assertThat(memory.spikes()).noneMatch(spike -> spike.neuron() == 3);
            assertThat(IntStream.range(0, weights.size())
                            .filter(k -> weights.target(k) == 1)
                            .map(weights::source))
                    .containsExactly(2, 3);
        }
    }
}
