package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The script at the root, with a java and a mvn that only write down how they were called. */
class LauncherScriptTest {
    private static final Path SCRIPT = Path.of(System.getProperty("engram.root"), "engram");

    /** As a JVM does that is told to keep its classes: writes the file, and that it did. */
    private static final String ARCHIVES = "for a in \"$@\"; do case \"$a\" in"
            + " -XX:ArchiveClassesAtExit=*|-XX:AOTCacheOutput=*) echo made >> ../../../made; sleep 0.3; echo \"$$\" > \"${a#*=}\";;"
            + " esac; done";

    @TempDir
    Path directory;

    private Path root;
    private Path bin;

    /** What one call of the script printed and returned. */
    private record Call(int code, String out, String err) {}

    @BeforeEach
    void project() throws IOException {
        root = Files.createDirectories(directory.resolve("a project"));
        bin = Files.createDirectories(directory.resolve("jdk/bin"));
        Files.copy(SCRIPT, root.resolve("engram"));
        for (String module : List.of("runtime", "neurons", "plasticity", "recorder", "examples", "cli")) {
            Files.createDirectories(root.resolve(module).resolve("src/main"));
        }
        Files.writeString(root.resolve("pom.xml"), "<project/>");
        jdk("17.0.15");
        executable("java", ARCHIVES + "; for a in \"$@\"; do echo \"arg:$a\"; done; echo \"in:$PWD\"");
        executable("mvn", "echo built >> built; sleep 0.3; mkdir -p cli/target/lib; echo jar > cli/target/engram.jar");
    }

    @Test
    void shouldBuildOnceAndPassItsArgumentsOn() throws Exception {
        Call first = call(root.resolve("engram"), "run", "a b");
        Call second = call(root.resolve("engram"), "list");

        assertThat(first.err).startsWith("Building Engram (once");
        assertThat(first.out.lines())
                .contains(
                        "arg:-XX:SharedArchiveFile=" + archive("17.0.15", ".jsa"),
                        "arg:-XX:+UseSerialGC",
                        "arg:-XX:+DisplayVMOutputToStderr",
                        "arg:run",
                        "arg:a b",
                        "in:" + directory);
        assertThat(second.err).isEmpty();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void shouldBuildOnceWhereTwoCallsComeAtOnce() throws Exception {
        Process first = start(root.resolve("engram"), "list");
        Process second = start(root.resolve("engram"), "list");

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(builds()).isEqualTo(1);
    }

    @Test
    void shouldTakeOverTheLockOfACallThatDied() throws Exception {
        Process dead = new ProcessBuilder("true").start();
        dead.waitFor();
        Files.createDirectories(root.resolve("cli/target"));
        Files.createSymbolicLink(root.resolve("cli/target/build.lock"), Path.of(String.valueOf(dead.pid())));

        assertThat(call(root.resolve("engram"), "list").code).isZero();
        assertThat(root.resolve("cli/target/build.lock")).doesNotExist();
    }

    @Test
    void shouldBuildAgainWhereASourceIsNewer() throws Exception {
        call(root.resolve("engram"), "list");
        Path source = Files.writeString(root.resolve("neurons/src/main/New.java"), "class New {}");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(5)));

        Call again = call(root.resolve("engram"), "list");

        assertThat(again.err).startsWith("Building Engram");
        assertThat(builds()).isEqualTo(2);
    }

    @Test
    void shouldBuildAndStartTheBenchmarksWhereTheyAreAskedFor() throws Exception {
        Files.createDirectories(root.resolve("bench/src/main"));
        executable("mvn", "echo \"$@\" >> built; mkdir -p bench/target/lib; echo jar > bench/target/engram-bench.jar");

        Call first = call(root.resolve("engram"), "bench", "brunel");
        Call second = call(root.resolve("engram"), "bench");

        assertThat(first.out.lines())
                .contains("arg:" + root.resolve("bench/target/engram-bench.jar"), "arg:brunel")
                .doesNotContain("arg:bench");
        assertThat(second.out.lines()).doesNotContain("arg:bench");
        assertThat(Files.readAllLines(root.resolve("built")))
                .singleElement()
                .asString()
                .contains("-pl bench -am");
    }

    @Test
    void shouldLeaveTheKeptClassesOfRunsToRuns() throws Exception {
        call(root.resolve("engram"), "list");
        Files.createDirectories(root.resolve("bench/src/main"));
        executable("mvn", "mkdir -p bench/target/lib; echo jar > bench/target/engram-bench.jar");

        Call bench = call(root.resolve("engram"), "bench");

        assertThat(bench.out).contains("arg:-jar").doesNotContain("SharedArchiveFile");
        assertThat(archives()).isEqualTo(1);
        assertThat(call(root.resolve("engram"), "list").out).contains("SharedArchiveFile");
    }

    @Test
    void shouldShowTheEndOfTheLogWhereTheBuildFails() throws Exception {
        executable("mvn", "echo '[ERROR] no such symbol'; exit 1");

        Call failed = call(root.resolve("engram"), "list");

        assertThat(failed.code).isEqualTo(4);
        assertThat(failed.out).isEmpty();
        assertThat(failed.err).contains("[ERROR] no such symbol", "engram: the build failed");
        assertThat(root.resolve("cli/target/build.lock")).doesNotExist();
    }

    @Test
    void shouldWorkThroughASymbolicLink() throws Exception {
        Path link = Files.createSymbolicLink(directory.resolve("link"), Path.of("a project", "engram"));

        assertThat(call(link, "list").code).isZero();
        assertThat(root.resolve("cli/target/engram.jar")).exists();
    }

    @Test
    void shouldRefuseAnOldJdk() throws Exception {
        jdk("11.0.2");

        Call refused = call(root.resolve("engram"), "list");

        assertThat(refused.code).isEqualTo(4);
        assertThat(refused.err).contains("is version 11; Engram needs a JDK 17 or newer");
    }

    @Test
    void shouldSilenceUnsafeOnANewJdkOnly() throws Exception {
        String option = "arg:--sun-misc-unsafe-memory-access=allow";
        assertThat(call(root.resolve("engram")).out).doesNotContain(option);

        jdk("25.0.3");

        assertThat(call(root.resolve("engram")).out).contains(option);
    }

    @Test
    void shouldKeepClassesOnceForEachJdkAndBuild() throws Exception {
        Call first = call(root.resolve("engram"), "list");
        call(root.resolve("engram"), "list");
        assertThat(archives()).isEqualTo(1);
        assertThat(first.err).contains("Preparing a fast start");

        jdk("25.0.3");
        Call newer = call(root.resolve("engram"), "list");
        assertThat(archives()).isEqualTo(2);
        assertThat(newer.out.lines()).contains("arg:-XX:AOTCache=" + archive("25.0.3", ".aot"));

        Path jar = root.resolve("cli/target/engram.jar");
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(1)));
        call(root.resolve("engram"), "list");
        assertThat(archives()).isEqualTo(3);
    }

    @Test
    void shouldKeepClassesOnceWhereTwoCallsComeAtOnce() throws Exception {
        call(root.resolve("engram"), "list");
        Files.delete(archive("17.0.15", ".jsa"));

        Process first = start(root.resolve("engram"), "list");
        Process second = start(root.resolve("engram"), "list");

        assertThat(first.waitFor()).isZero();
        assertThat(second.waitFor()).isZero();
        assertThat(archives()).isEqualTo(2);
        assertThat(root.resolve("cli/target")).isDirectoryNotContaining("glob:**.making");
    }

    @Test
    void shouldRunWithoutKeptClassesWhereTheJvmCannotMakeThem() throws Exception {
        executable(
                "java", ARCHIVES.replace("echo \"$$\" >", "exit 1; :") + "; for a in \"$@\"; do echo \"arg:$a\"; done");

        Call first = call(root.resolve("engram"), "list");
        Call second = call(root.resolve("engram"), "list");

        assertThat(first.code).isZero();
        assertThat(second.out).contains("arg:list").doesNotContain("SharedArchiveFile");
        assertThat(second.err).isEmpty();
        assertThat(archives()).isEqualTo(1);
    }

    private Path archive(String version, String ending) {
        String home = directory.resolve("jdk").toString().replace('/', '-');
        return root.resolve("cli/target/classes-" + version + home + ending);
    }

    private int archives() throws IOException {
        return Files.readAllLines(root.resolve("made")).size();
    }

    private int builds() throws IOException {
        return Files.readAllLines(root.resolve("built")).size();
    }

    private void jdk(String version) throws IOException {
        Files.writeString(directory.resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
    }

    private void executable(String name, String body) throws IOException {
        Path file = Files.writeString(bin.resolve(name), "#!/usr/bin/env bash\n" + body + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private Process start(Path script, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of("bash", script.toString()));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command).directory(directory.toFile());
        builder.environment().put("JAVA_HOME", directory.resolve("jdk").toString());
        builder.environment().merge("PATH", bin.toString(), (path, ours) -> ours + ":" + path);
        builder.environment().remove("ENGRAM_JAVA_OPTS");
        return builder.start();
    }

    private Call call(Path script, String... arguments) throws Exception {
        Process process = start(script, arguments);
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String err = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Call(process.waitFor(), out, err);
    }
}
