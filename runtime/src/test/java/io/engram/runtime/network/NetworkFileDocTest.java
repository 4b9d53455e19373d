package io.engram.runtime.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkFileDocTest {
    private static final Path DOC = Path.of(System.getProperty("engram.root"), "docs", "network-file.md");

    private static Network example(boolean plastic) throws IOException {
        String text = Files.readString(DOC).split("```hocon\n", 2)[1].split("```", 2)[0];
        return NetworkFile.parse(text, "example.conf", Path.of(""), Map.of("plastic", String.valueOf(plastic)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldLoadTheExampleOfTheDocumentation(boolean plastic) throws IOException {
        Network network = example(plastic);
        assertThat(network.populations()).hasSize(plastic ? 3 : 2);
        assertThat(network.projection("ee").isPlastic()).isEqualTo(plastic);
        assertThat(network.recording().weights()).hasSize(plastic ? 1 : 0);
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    @Test
    void shouldLoadTheSignalsOfTheDocumentation() throws IOException {
        String signals = Files.readString(DOC).split("```conf\n", 2)[1].split("```", 2)[0];
        String text =
                signals + "\ndt = 1 ms, duration = 1 s, populations { targets { model = iaf-psc-exp, size = 3 } }";
        Network network = NetworkFile.parse(text, "signals.conf", Path.of(""), Map.of());

        assertThat(network.signals())
                .containsExactly(
                        Signal.named("reward")
                                .from(Span.all("targets"), 0.5)
                                .delayed(1000)
                                .decaying(200),
                        Signal.errorOf("surprise", "reward", 10_000));
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    @Test
    void shouldLoadTheFamiliesOfTheDocumentation() throws IOException {
        String text =
                Files.readString(DOC).split("```hocon\nname = layered\n", 2)[1].split("```", 2)[0];
        Network network = NetworkFile.parse(text, "layered.conf", Path.of(""), Map.of());

        assertThat(network.populations())
                .extracting(Population::name, Population::size)
                .containsExactly(tuple("upper", 50), tuple("lower", 100));
        assertThat(network.projections())
                .extracting(Projection::name, Projection::connect, Projection::weight)
                .containsExactlyInAnyOrder(
                        tuple("upper-upper", Connect.fixedTotalNumber(250), Value.constant(20 / 0.1)),
                        tuple("upper-lower", Connect.fixedTotalNumber(250), Value.constant(20 / 0.25)),
                        tuple("lower-lower", Connect.fixedTotalNumber(2000), Value.constant(20 / 0.25)));
        assertThat(network.stimuli()).hasSize(2);
        assertThat(NetworkText.parse(NetworkText.render(network))).isEqualTo(network);
    }

    @Test
    void shouldDocumentEveryUnit() throws IOException {
        assertThat(Files.readString(DOC))
                .contains(Units.KNOWN.keySet().stream()
                        .filter(unit -> !unit.equals("µs"))
                        .toList());
    }
}
