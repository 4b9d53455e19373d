package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.Transcript;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal whose writer is another process, which is killed. */
class KillTest {
    @TempDir
    private Path folder;

    private Path directory;
    private Process process;
    private BufferedReader output;

    private void start(String... arguments) throws IOException {
        directory = folder.resolve("run");
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElseThrow());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-XX:TieredStopAtLevel=1", "-Duser.home=" + folder));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EndlessRun.class.getName()));
        command.add(directory.toString());
        command.addAll(List.of(arguments));
        process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        output = process.inputReader();
        await("starting");
    }

    @AfterEach
    void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    private void await(String line) throws IOException {
        String said = "";
        while (!said.equals(line)) {
            said = said();
        }
    }

    private String said() throws IOException {
        String said = output.readLine();
        assertThat(said).as("the other process went on").isNotNull();
        return said;
    }

    private static List<String> expected(long lastStep) {
        Transcript transcript = new Transcript();
        for (long slice = 0; slice < lastStep / EndlessRun.SLICE_STEPS; slice++) {
            EndlessRun.play(slice, transcript);
        }
        return transcript.lines();
    }

    private static List<String> replayed(JournalReader reader) {
        Transcript transcript = new Transcript();
        reader.replay(0, reader.lastStep(), transcript);
        return transcript.lines();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void shouldLeaveWholeSlicesWhenKilledAfterTheHeader(long seed) throws Exception {
        start();
        await("open");
        long acknowledged = 0;
        for (int lines = new Random(seed).nextInt(60); lines > 0; lines--) {
            acknowledged = Long.parseLong(said());
        }

        kill();

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.complete()).isFalse();
            assertThat(reader.end()).isEmpty();
            assertThat(reader.lastStep()).isGreaterThanOrEqualTo(acknowledged);
            assertThat(reader.lastStep() % EndlessRun.SLICE_STEPS).isZero();
            assertThat(replayed(reader)).isEqualTo(expected(reader.lastStep()));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 100, 250, 400})
    void shouldLeaveNoRunDirectoryWhenKilledBeforeTheHeader(int millis) throws Exception {
        start();
        process.waitFor(millis, TimeUnit.MILLISECONDS);

        kill();

        if (Files.exists(directory)) {
            // It was faster: then the header is whole.
            try (JournalReader reader = JournalReader.open(directory)) {
                assertThat(reader.header().name()).isEqualTo("random-1");
            }
        }
        shouldRemoveWhatIsLeft();
    }

    @Test
    void shouldLeaveNoRunDirectoryWhenItDiesBetweenItsFolderAndTheHeader() throws Exception {
        start("halt");

        assertThat(process.waitFor()).isEqualTo(137);

        assertThat(directory).doesNotExist();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .anyMatch(name -> name.startsWith(".run.starting-"));
        }
        shouldRemoveWhatIsLeft();
    }

    private void shouldRemoveWhatIsLeft() throws IOException {
        Path next = folder.resolve("next");
        Journal journal = Journal.in(next);
        journal.open(new RandomRun(1, 0, false).header());
        journal.close();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.filter(path -> path.getFileName().toString().contains("starting")))
                    .as("what the dead process left is removed at the next start")
                    .isEmpty();
        }
    }

    @Test
    void shouldBeReadWhileItIsWritten() throws Exception {
        start();
        await("open");
        String said = said();

        try (JournalReader reader = JournalReader.open(directory)) {
            long first = reader.lastStep();
            assertThat(first).isGreaterThanOrEqualTo(Long.parseLong(said));
            assertThat(replayed(reader)).isEqualTo(expected(first));
            for (int line = 0; line < 20; line++) {
                said = said();
            }
            reader.refresh();
            assertThat(reader.lastStep()).isGreaterThan(first).isGreaterThanOrEqualTo(Long.parseLong(said));
            assertThat(replayed(reader)).isEqualTo(expected(reader.lastStep()));
            assertThat(reader.complete()).isFalse();
        }
        assertThat(process.isAlive()).isTrue();
    }

    @Test
    void shouldBeFollowedUntilItIsKilled() throws Exception {
        start();
        await("open");
        said();
        Transcript followed = new Transcript();

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.beingWritten()).isTrue();
            long enough = reader.lastStep() + 2000;
            Replay.of(reader).follow().into(new EveryStep(followed, step -> {
                if (step >= enough) {
                    process.destroyForcibly();
                }
            }));

            assertThat(process.waitFor()).as("killed, then the replay ended").isEqualTo(137);
            assertThat(reader.beingWritten()).isFalse();
            assertThat(reader.complete()).isFalse();
            assertThat(reader.lastStep()).isGreaterThanOrEqualTo(enough);
            List<String> lines = followed.lines();
            assertThat(lines.subList(1, lines.size() - 1)).isEqualTo(expected(reader.lastStep()));
            assertThat(lines).endsWith("closed");
        }
    }

    @Test
    void shouldNotPhoneHome() throws Exception {
        start();
        await("open");
        said();

        try (Stream<Path> home = Files.list(folder)) {
            assertThat(home.map(path -> path.getFileName().toString())).noneMatch(name -> name.contains("analytics"));
        }
    }
}
