package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command, as a process of its own, on disks that fail. Mounts them, so it takes root and Linux. */
@Tag("faults")
class FaultsTest {
    private static final String NETWORK = """
            name = much
            seed = 5
            dt = 0.1 ms
            duration = 2000 s
            populations { noise { model = poisson, size = 2000, rate = 100 Hz } }
            record { spikes = [noise] }
            """;

    @TempDir
    private Path folder;

    private Path network;
    private Path disk;
    private Path run;
    private Process process;

    /** What a process said on stderr, and its exit code. */
    private record Said(int code, String err) {}

    @BeforeEach
    void prepare() throws IOException {
        network = Files.writeString(folder.resolve("much.conf"), NETWORK);
        disk = Files.createDirectory(folder.resolve("disk"));
        run = disk.resolve("run");
    }

    @AfterEach
    void clean() throws Exception {
        if (process != null) {
            process.destroyForcibly().waitFor();
        }
        new ProcessBuilder("umount", disk.toString()).start().waitFor();
    }

    private static void system(String... command) throws Exception {
        Process started = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(started.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(started.waitFor())
                .as(String.join(" ", command) + ": " + said)
                .isZero();
    }

    private void mount(String kind, int mebibytes) throws Exception {
        if (kind.equals("tmpfs")) {
            system("mount", "-t", "tmpfs", "-o", "size=" + mebibytes + "m", "tmpfs", disk.toString());
            return;
        }
        Path image = folder.resolve("image");
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength((long) mebibytes << 20);
        }
        system("mkfs.ext4", "-q", image.toString());
        system("mount", "-o", "loop,errors=remount-ro", image.toString(), disk.toString());
    }

    private void start(Object... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Engram.class.getName()));
        Arrays.stream(arguments).map(String::valueOf).forEach(command::add);
        process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(folder.resolve("err").toFile())
                .start();
    }

    private Said said() throws Exception {
        assertThat(process.waitFor(120, TimeUnit.SECONDS)).as("it ends").isTrue();
        return new Said(process.exitValue(), Files.readString(folder.resolve("err")));
    }

    private void record() throws IOException {
        start("run", network, "--out", run, "--quiet", "--no-pictures");
    }

    private void awaitRecord(Path directory) throws Exception {
        while (!Files.isDirectory(directory)
                || Cli.run("replay", directory, "--to", "10ms").out().isEmpty()) {
            assertThat(process.isAlive()).as("the run goes on").isTrue();
        }
    }

    private static void endsInOneSentence(Said said, String... parts) {
        assertThat(said.code()).as(said.err()).isEqualTo(4);
        assertThat(said.err().lines()).as(said.err()).hasSize(1);
        assertThat(said.err()).startsWith("engram: ").contains(parts).doesNotContain("Exception", "Error");
    }

    private void staysReadable(Path directory) {
        Cli inspected = Cli.run("inspect", directory);
        assertThat(inspected.code()).as(inspected.err()).isZero();
        assertThat(inspected.err()).contains("the run is unfinished; its record goes up to");
        Path csv = folder.resolve("replayed.csv");
        Cli replayed = Cli.run("replay", directory, "--csv", csv);
        assertThat(replayed.code()).as(replayed.err()).isZero();
        Path whole = folder.resolve("whole.csv");
        String lastMs = lastMs(csv) + "ms";
        Cli again = Cli.run(
                "run",
                network,
                "--for",
                lastMs,
                "--no-journal",
                "--no-pictures",
                "--csv",
                whole,
                "--out",
                folder.resolve("again"));
        assertThat(again.code()).as(again.err()).isZero();
        assertThat(csv).hasSameBinaryContentAs(whole);
    }

    private static String lastMs(Path csv) {
        try (Stream<String> lines = Files.lines(csv)) {
            String last = lines.reduce((one, next) -> next).orElseThrow();
            return last.substring(0, last.indexOf(','));
        } catch (IOException failure) {
            throw new AssertionError(failure);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmpfs", "ext4"})
    void shouldEndWhenTheDiskIsFull(String kind) throws Exception {
        mount(kind, 8);
        record();

        endsInOneSentence(said(), "the journal " + run, "could not be written: No space left on device");
        staysReadable(run);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tmpfs", "ext4"})
    void shouldEndWhenSomebodyElseFillsTheDisk(String kind) throws Exception {
        mount(kind, 40);
        record();
        awaitRecord(run);

        new ProcessBuilder("dd", "if=/dev/zero", "of=" + disk.resolve("filling"), "bs=64k")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();

        endsInOneSentence(said(), "could not be written: No space left on device");
        staysReadable(run);
    }

    @Test
    void shouldEndWhenTheDiskBreaksAndGoesReadOnly() throws Exception {
        mount("ext4", 60);
        record();
        awaitRecord(run);

        String device = Files.readAllLines(Path.of("/proc/mounts")).stream()
                .filter(line -> line.contains(" " + disk + " "))
                .map(line -> line.substring("/dev/".length(), line.indexOf(' ')))
                .findFirst()
                .orElseThrow();
        Files.writeString(Path.of("/sys/fs/ext4", device, "trigger_fs_error"), "1");

        endsInOneSentence(said(), "the journal " + run, "Read-only file system");
        staysReadable(run);
    }

    @Test
    void shouldRefuseADiskThatIsTooSmallOrReadOnly() throws Exception {
        mount("tmpfs", 1);
        record();
        endsInOneSentence(said(), "the disk has 1024 KiB left, a new file needs 2048");
        assertThat(disk).isEmptyDirectory();

        system("mount", "-o", "remount,ro", disk.toString());
        record();
        endsInOneSentence(said(), "run directory " + run + " cannot be made: Read-only file system");
    }

    @Test
    void shouldEndWhenTheRunIsRemovedOrRenamed() throws Exception {
        record();
        awaitRecord(run);
        Path renamed = disk.resolve("renamed");
        Files.move(run, renamed);

        endsInOneSentence(said(), "the journal " + run, "is gone: its folder was removed or renamed");
        staysReadable(renamed);
    }

    @Test
    void shouldEndWhenItsFileIsCut() throws Exception {
        record();
        awaitRecord(run);
        try (Stream<Path> files = Files.list(run.resolve("journal"))) {
            Path file = files.filter(path -> path.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
            system("truncate", "-s", "300K", file.toString());
        }

        endsInOneSentence(said(), "could not be written: the disk is full or failed, or the file was cut");
        staysReadable(run);
    }

    @Test
    void shouldSayThatTheSpikesOrTheSummaryFoundNoRoom() throws Exception {
        Path short1 = folder.resolve("short");
        assertThat(Cli.run("run", network, "--for", "2s", "--quiet", "--no-pictures", "--out", short1)
                        .code())
                .isZero();
        mount("tmpfs", 1);
        Path csv = disk.resolve("spikes.csv");

        start("replay", short1, "--csv", csv);
        endsInOneSentence(said(), "the spikes could not be written to " + csv + ": No space left on device");
        assertThat(disk).as("no half of it is left").isEmptyDirectory();

        start(
                "run",
                network,
                "--for",
                "10s",
                "--quiet",
                "--no-pictures",
                "--out",
                folder.resolve("with"),
                "--csv",
                csv);
        endsInOneSentence(said(), "the spikes could not be written to " + csv + ": No space left on device");
        staysReadable(folder.resolve("with"));

        start("run", network, "--for", "10ms", "--no-journal", "--out", run);
        endsInOneSentence(said(), "cannot write " + run.resolve("summary.json") + ": No space left on device");
    }
}
