package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalTest {
    private static final RunHeader HEADER = new RandomRun(1, 0, false).header();

    @TempDir
    private Path folder;

    private static List<String> inside(Path directory) throws IOException {
        try (Stream<Path> paths = Files.list(directory)) {
            return paths.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void shouldPutTheQueueIntoAFolderOfItsOwn() throws IOException {
        Path directory = folder.resolve("runs").resolve("first");

        new RandomRun(1, 20, true).play(Journal.in(directory));

        assertThat(inside(folder.resolve("runs"))).containsExactly("first");
        assertThat(inside(directory)).containsExactly("journal");
        assertThat(inside(new RunFiles(directory).journal()))
                .hasSize(2)
                .allMatch(name -> name.endsWith(".cq4") || name.equals("metadata.cq4t"));
    }

    @Test
    void shouldTakeAnEmptyDirectory() throws IOException {
        Path directory = Files.createDirectory(folder.resolve("empty"));

        new RandomRun(1, 3, true).play(Journal.in(directory));

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.complete()).isTrue();
        }
    }

    @Test
    void shouldRefuseADirectoryThatHoldsARunAndLeaveItAsItIs() throws IOException {
        Path directory = folder.resolve("run");
        new RandomRun(1, 20, true).play(Journal.in(directory));

        try (Journal second = Journal.in(directory)) {
            assertThatThrownBy(() -> second.open(HEADER))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("run directory " + directory
                            + " already holds a run; name a new directory or remove this one first");
        }

        assertThat(inside(folder)).containsExactly("run");
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.complete()).isTrue();
        }
    }

    @Test
    void shouldRefuseADirectoryThatHoldsSomethingElse() throws IOException {
        Files.writeString(folder.resolve("thesis.tex"), "x");

        try (Journal journal = Journal.in(folder)) {
            assertThatThrownBy(() -> journal.open(HEADER))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("run directory " + folder + " is not empty; name a new directory");
        }

        assertThat(inside(folder)).containsExactly("thesis.tex");
    }

    @Test
    void shouldRefuseAFile() throws IOException {
        Path file = Files.writeString(folder.resolve("thesis.tex"), "x");

        try (Journal journal = Journal.in(file)) {
            assertThatThrownBy(() -> journal.open(HEADER))
                    .isInstanceOf(SpecException.class)
                    .hasMessage("run directory " + file + " is a file; name a new directory");
        }
    }

    @Test
    void shouldLeaveNothingWhenItCannotBegin() throws IOException {
        Path directory = folder.resolve("run");

        try (Journal journal = new Journal(directory, Queues.daily(), path -> 1 << 20)) {
            assertThatThrownBy(() -> journal.open(HEADER))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining("the disk has 1024 KiB left, a new file needs 2048");
        }

        assertThat(inside(folder)).isEmpty();
    }

    @Test
    void shouldRemoveWhatADeadProcessLeft() throws Exception {
        Process dead = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(), "-version")
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        dead.waitFor();
        Path left = Files.createDirectory(folder.resolve(".old.starting-" + dead.pid() + "-0"));
        Files.createDirectory(left.resolve("journal"));
        Path alive = Files.createDirectory(folder.resolve(".other.starting-"
                + ProcessHandle.current().parent().orElseThrow().pid() + "-0"));

        new RandomRun(1, 1, true).play(Journal.in(folder.resolve("run")));

        assertThat(inside(folder))
                .containsExactlyInAnyOrder("run", alive.getFileName().toString());
    }

    @Test
    void shouldWriteTheDigestsAtAnEndThatIsClean() {
        Path directory = folder.resolve("run");
        RunEnd end = new RunEnd(20, 5, "ab".repeat(16), "cd".repeat(16));
        try (Journal journal = Journal.in(directory)) {
            journal.open(HEADER);
            journal.progress(20);
            journal.end(end);
        }

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.end()).contains(end);
            assertThat(reader.complete()).isTrue();
            assertThat(reader.lastStep()).isEqualTo(20);
        }
    }

    @Test
    void shouldSayHowFarASilentRunCame() {
        Path directory = folder.resolve("run");
        try (Journal journal = Journal.in(directory)) {
            journal.open(HEADER);
            for (long step = 1; step <= 1_000_000; step++) {
                journal.progress(step);
            }
        }

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.lastStep()).isEqualTo(1_000_000);
            assertThat(reader.complete()).isFalse();
            assertThat(reader.summary().records()).isLessThan(1000);
        }
    }

    @Test
    void shouldBeKnownAsBeingWrittenFromItsFirstMomentToItsLast() throws IOException {
        Path directory = folder.resolve("run");
        Journal journal = Journal.in(directory);
        journal.open(HEADER);
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.beingWritten()).isTrue();
            journal.end(new RunEnd(0, 0, "", ""));
            assertThat(reader.beingWritten()).as("asking gives nothing back").isTrue();
            journal.close();
            assertThat(reader.beingWritten()).isFalse();
        }
        assertThat(inside(directory)).containsExactly("journal");
    }

    @Test
    void shouldRefuseToRecordBeforeItIsOpen() {
        try (Journal journal = Journal.in(folder.resolve("run"))) {
            assertThatThrownBy(() -> journal.progress(1)).isInstanceOf(IllegalStateException.class);
        }
    }
}
