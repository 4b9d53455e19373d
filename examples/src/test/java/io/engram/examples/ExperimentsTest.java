package io.engram.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExperimentsTest {
    private static final String FILE = """
            name = tiny
            summary = "two neurons"
            settings {
              # how many
              neurons = 2
            }
            seed = 5
            dt = 0.1 ms
            duration = 50 ms
            populations { output { model = iaf-psc-delta, size = ${settings.neurons} } }
            """;

    @TempDir
    Path directory;

    @Test
    void shouldRunAFileByItsPath() throws IOException {
        Path file = Files.writeString(directory.resolve("tiny.conf"), FILE);

        Experiment experiment = Experiments.named(file.toString());

        assertThat(experiment.name()).isEqualTo("tiny");
        assertThat(experiment.summary()).isEqualTo("two neurons");
        assertThat(experiment.settings()).containsExactly(new Experiment.Setting("neurons", "2", "how many"));
    }

    @Test
    void shouldCallPackagedExperimentsAsTheirFilesDo() {
        for (Experiment experiment : Experiments.packaged()) {
            URL file = Experiments.class.getResource(experiment.name() + ".conf");
            assertThat(NetworkFile.summary(file).name()).isEqualTo(experiment.name());
        }
    }

    @Test
    void shouldPutSettingsSeedAndLengthOverTheFile() throws IOException {
        Path file = Files.writeString(directory.resolve("tiny.conf"), FILE);

        Network network = Launch.of(Experiments.named(file.toString()))
                .withSettings(Map.of("neurons", "3"))
                .withSeed(9)
                .withDurationMs(20)
                .network();

        assertThat(network.population("output").size()).isEqualTo(3);
        assertThat(network.seed()).isEqualTo(9);
        assertThat(network.durationMs()).isEqualTo(20);
    }

    @Test
    void shouldSayThatAFileIsMissing() {
        assertThatThrownBy(() -> Experiments.named("missing.conf"))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("missing.conf");
    }

    @Test
    void shouldRefuseADirectoryThatHoldsARun() throws IOException {
        Path file = Files.writeString(directory.resolve("tiny.conf"), FILE);
        Files.createDirectories(directory.resolve("taken/journal"));
        Launch launch = Launch.of(Experiments.named(file.toString())).in(directory.resolve("taken"));

        assertThatThrownBy(launch::start)
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("taken already holds a run");
    }

    @Test
    void shouldNumberRunDirectoriesAboveTheHighest() throws IOException {
        Path runs = directory.resolve("runs");
        assertThat(RunDirectories.next(runs, "tiny")).isEqualTo(runs.resolve("tiny-1"));

        Files.createDirectories(runs.resolve("tiny-9"));
        Files.createDirectories(runs.resolve("tiny-10"));
        Files.createDirectories(runs.resolve("tiny-x"));
        Files.createDirectories(runs.resolve("other-77"));

        assertThat(RunDirectories.next(runs, "tiny")).isEqualTo(runs.resolve("tiny-11"));
    }
}
