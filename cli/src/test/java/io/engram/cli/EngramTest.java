package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.RunFailedException;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EngramTest {
    @TempDir
    Path directory;

    @Test
    void shouldHelp() {
        Cli help = Cli.run("--help");

        assertThat(help.code()).isZero();
        assertThat(help.out()).contains("list", "run", "replay", "inspect", "plot", "Exit codes: 0 fine, 2 usage");
    }

    @Test
    void shouldSuggestTheCommandThatWasMeant() {
        Cli typo = Cli.run("lst");

        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.out()).isEmpty();
        assertThat(typo.err()).contains("Unmatched argument", "'lst'", "Did you mean: engram list?");
    }

    @Test
    void shouldSuggestTheOptionThatWasMeant() {
        Cli typo = Cli.run("run", "silent", "--thread", "2");

        assertThat(typo.code()).isEqualTo(2);
        assertThat(typo.err()).contains("--thread", "--threads", "See: engram run --help");
    }

    @Test
    void shouldAskForACommand() {
        assertThat(Cli.run()).isEqualTo(new Cli(2, "", lines("engram: a command is missing", "See: engram --help")));
    }

    @Test
    void shouldRefuseATimeWithoutUnit() {
        Cli wrong = Cli.run("run", "silent", "--for", "10");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--for", "\"10\" is not a time; must be a number with us, ms, s, min or h");
    }

    @Test
    void shouldRefuseTooManyThreads() {
        Cli wrong = Cli.run("run", "silent", "--threads", "1000");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--threads=1000; must be within 0 (chosen) and 256");
    }

    @Test
    void shouldRefuseAnUnknownMode() {
        Cli wrong = Cli.run("run", "silent", "--mode", "fast");

        assertThat(wrong.code()).isEqualTo(2);
        assertThat(wrong.err()).contains("--mode", "fast", "GRANT, MESSAGE");
    }

    @Test
    void shouldNameTheNearestExperiment() {
        Cli unknown = Cli.run("run", "silnet");

        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err().lines())
                .hasSize(1)
                .first()
                .asString()
                .startsWith("engram: unknown experiment \"silnet\"; did you mean \"silent\"?");
    }

    @Test
    void shouldSayThatANetworkFileIsMissing() {
        Cli missing = Cli.run("run", directory.resolve("missing.conf"));

        assertThat(missing.code()).isEqualTo(3);
        assertThat(missing.err().lines()).hasSize(1).first().asString().contains("missing.conf");
    }

    @Test
    void shouldNameTheNearestSetting() {
        Cli unknown = Cli.run("run", "silent", "--set", "neuron=4", "--out", directory.resolve("run"));

        assertThat(unknown.code()).isEqualTo(3);
        assertThat(unknown.err()).contains("did you mean \"neurons\"?");
        assertThat(directory.resolve("run")).doesNotExist();
    }

    @Test
    void shouldRefuseADirectoryThatHoldsARun() throws IOException {
        Path taken = Files.createDirectories(directory.resolve("run"));
        Files.createDirectory(taken.resolve("journal"));

        Cli refused = Cli.run("run", "silent", "--out", taken);

        assertThat(refused.code()).isEqualTo(3);
        assertThat(refused.err()).contains(taken + " already holds a run");
    }

    @Test
    void shouldPrintAStackTraceOnlyIfAskedTo() {
        assertThat(Cli.run("run", "silnet").err()).doesNotContain("\tat ");
        assertThat(Cli.run("run", "silnet", "--stacktrace").err()).contains("\tat ", "SpecException");
        assertThat(Cli.run("--stacktrace", "run", "silnet").err()).contains("\tat ");
    }

    @Test
    void shouldGiveEveryKindOfFailureItsCode() {
        SpecException bad = new SpecException("size=0; must be at least 1");

        assertThat(Failure.of(bad).code()).isEqualTo(3);
        assertThat(Failure.of(new RunFailedException("wrapped", bad)))
                .extracting(Failure::code, Failure::sentence)
                .containsExactly(3, "size=0; must be at least 1");
        assertThat(Failure.of(new RunFailedException("stage output at step 7", new IllegalStateException()))
                        .code())
                .isEqualTo(4);
        assertThat(Failure.of(new IOException("disk full")))
                .extracting(Failure::code, Failure::sentence)
                .containsExactly(4, "disk full");
        assertThat(Failure.of(new IllegalStateException("ring 3")).sentence())
                .startsWith("internal error: java.lang.IllegalStateException: ring 3");
    }

    private static String lines(String... lines) {
        return String.join(System.lineSeparator(), lines) + System.lineSeparator();
    }
}
