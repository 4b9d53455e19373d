package io.engram.bench.whole;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.bench.whole.PeerEnvironment.Absent;
import io.engram.bench.whole.PeerEnvironment.Ready;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With a python3 that only makes what a virtual environment has, and a pip that does nothing or fails. */
class PeerEnvironmentTest {
    @TempDir
    Path directory;

    private Path bin;
    private Path requirements;
    private final List<String> said = new ArrayList<>();

    @BeforeEach
    void folders() throws IOException {
        bin = Files.createDirectories(directory.resolve("bin"));
        requirements = Files.createDirectories(directory.resolve("requirements"));
        Files.writeString(requirements.resolve("nest.txt"), "nest-simulator==3.10.0\n");
    }

    private PeerEnvironment environment() {
        return new PeerEnvironment(directory.resolve("cache"), requirements, new SearchPath(bin.toString()));
    }

    private void python(String pip) throws IOException {
        Path file = bin.resolve("python3");
        Files.writeString(
                file,
                "#!/bin/sh\nmkdir -p \"$4/bin\"\nprintf '#!/bin/sh\\n" + pip
                        + "\\n' > \"$4/bin/python\"\nchmod +x \"$4/bin/python\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void shouldSayInOneSentenceThatThereIsNoPython() {
        assertThat(environment().ready("nest", said::add))
                .isEqualTo(new Absent("there is no python3, so nest is not run; ours runs alone"));
        assertThat(said).isEmpty();
    }

    @Test
    void shouldInstallOnceUnlessWhatIsRequiredChanges() throws IOException {
        python("exit 0");
        Path interpreter = directory.resolve("cache/nest/bin/python");

        assertThat(environment().ready("nest", said::add)).isEqualTo(new Ready(interpreter));
        assertThat(environment().ready("nest", said::add)).isEqualTo(new Ready(interpreter));
        assertThat(said).hasSize(1);

        Files.writeString(requirements.resolve("nest.txt"), "nest-simulator==3.11.0\n");
        environment().ready("nest", said::add);
        assertThat(said).hasSize(2);
    }

    @Test
    void shouldSayWhyItCannotBeInstalled() throws IOException {
        python("echo no such version >&2; exit 1");

        assertThat(environment().ready("nest", said::add))
                .isEqualTo(new Absent("nest cannot be installed, so ours runs alone: no such version"));
    }

    @Test
    void shouldLieInTheUsersCache() {
        Path home = Path.of("home");

        assertThat(PeerEnvironment.cacheOf(Map.of(), home)).isEqualTo(Path.of("home/.cache/engram/peers"));
        assertThat(PeerEnvironment.cacheOf(Map.of("XDG_CACHE_HOME", ""), home))
                .isEqualTo(Path.of("home/.cache/engram/peers"));
        assertThat(PeerEnvironment.cacheOf(Map.of("XDG_CACHE_HOME", "cache"), home))
                .isEqualTo(Path.of("cache/engram/peers"));
    }
}
