package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.Transcript;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.RollCycles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk fails while a run is recorded: one sentence, and what was recorded can be read. */
class FullDiskTest {
    private static final RandomRun RUN = new RandomRun(71, 400, true);

    @TempDir
    private Path folder;

    private final SmallDisk disk = new SmallDisk();

    private Journal journal(Path directory) {
        return new Journal(directory, Queues.daily(), disk);
    }

    /** Closed also where it fails, as the engine does. */
    private static void record(Journal journal, LongConsumer atStep) {
        try (journal) {
            RUN.play(new EveryStep(journal, atStep));
        }
    }

    private static List<String> whole() {
        Transcript all = new Transcript();
        RUN.play(all);
        return all.lines();
    }

    private static List<String> replayed(JournalReader reader) {
        Transcript transcript = new Transcript();
        Replay.of(reader).into(transcript);
        return transcript.lines();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 50, 333, 700, 1100})
    void shouldKeepWhatItHasWhenTheDiskIsFull(long fullStep) {
        Path directory = folder.resolve("run");

        assertThatThrownBy(() -> record(journal(directory), step -> {
                    if (step >= fullStep) {
                        disk.fill();
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the journal " + new RunFiles(directory).journal()
                        + " could not be written: No space left on device");
        readsAsFarAsItCame(directory, fullStep);
    }

    private void readsAsFarAsItCame(Path directory, long atLeast) {
        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.complete()).isFalse();
            assertThat(reader.lastStep()).isGreaterThanOrEqualTo(atLeast);
            List<String> replayed = replayed(reader);
            List<String> beginning = replayed.subList(0, replayed.size() - 1);
            assertThat(beginning)
                    .isEqualTo(whole().subList(0, beginning.size()))
                    .hasSizeGreaterThan((int) atLeast / 10);
            assertThat(reader.summary().lastStep()).isEqualTo(reader.lastStep());
        }
    }

    @Test
    void shouldPromiseSpaceFarLessOftenThanItWrites() {
        RUN.play(journal(folder.resolve("run")));

        try (JournalReader reader = JournalReader.open(folder.resolve("run"))) {
            assertThat(reader.complete()).isTrue();
            assertThat(disk.promises()).isPositive().isLessThan((int) (reader.records() / 10));
        }
    }

    @Test
    void shouldEndARunWhoseDiskIsFullAtItsEnd() {
        Path directory = folder.resolve("run");
        RunEnd end = new RunEnd(5, 7, "ab".repeat(16), "cd".repeat(16));
        try (Journal journal = journal(directory)) {
            journal.open(RUN.header());
            journal.marker(1, "the first");
            // Up to the very last bytes that it does not keep back.
            disk.fill();
            assertThatThrownBy(() -> {
                        for (int mark = 0; mark < 100_000; mark++) {
                            journal.marker(1, "a mark of some thirty characters");
                        }
                    })
                    .hasMessageContaining("No space left on device");
            journal.end(end);
        }

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.end()).contains(end);
        }
    }

    @Test
    void shouldSayHowFarItCameWhenTheLastWholeSliceWasNotSaidYet() {
        Path directory = folder.resolve("run");
        try (Journal journal = journal(directory)) {
            journal.open(RUN.header());
            journal.progress(10);
            journal.spikes(RandomRun.frame(new Random(1), 11, 5));
            journal.spikes(RandomRun.frame(new Random(2), 16, 5));
            disk.fillAfter(1);
            String inThreeParts = "x".repeat(5 << 19);
            assertThatThrownBy(() -> journal.marker(20, inThreeParts)).hasMessageContaining("No space left on device");
        }

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(reader.lastStep())
                    .as("the slice in which it failed does not count")
                    .isEqualTo(15);
            assertThat(reader.summary().markers()).isEmpty();
            assertThat(reader.summary().spikes()).isPositive();
        }
    }

    @Test
    void shouldNotBeginANewDayOnAFullDisk() {
        Path directory = folder.resolve("run");
        SetTimeProvider clock = new SetTimeProvider("2026-11-22T23:59:00");
        Journal journal = new Journal(directory, new Queues(RollCycles.FAST_DAILY, clock), disk);

        assertThatThrownBy(() -> record(journal, step -> {
                    if (step >= 500) {
                        disk.fill();
                        clock.advanceNanos(TimeUnit.MINUTES.toNanos(2));
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("the disk has 100 KiB left, a new file needs 2048");
        // The last slice before may have been a silent one.
        readsAsFarAsItCame(directory, 490);
    }

    @Test
    void shouldNoticeThatItsFolderWasRemoved() {
        Path directory = folder.resolve("run");

        assertThatThrownBy(() -> record(journal(directory), step -> {
                    if (step >= 300 && Files.exists(directory)) {
                        remove(directory);
                    }
                }))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessage("the journal " + new RunFiles(directory).journal()
                        + " is gone: its folder was removed or renamed while it was written");
        assertThat(directory).doesNotExist();
    }

    @Test
    void shouldNotWriteIntoTheRunThatTookItsPlace() throws IOException {
        Path directory = folder.resolve("run");
        Path moved = folder.resolve("moved");
        try (Journal journal = journal(directory)) {
            journal.open(RUN.header());
            journal.progress(1);
            journal.marker(1, "mine");
            Files.move(directory, moved);
            RUN.play(Journal.in(directory));

            assertThatThrownBy(() -> journal.end(new RunEnd(1, 0, "", "")))
                    .hasMessageContaining("is gone: its folder was removed or renamed");
        }

        try (JournalReader other = JournalReader.open(directory);
                JournalReader mine = JournalReader.open(moved)) {
            assertThat(other.complete()).isTrue();
            assertThat(other.beingWritten()).isFalse();
            assertThat(mine.summary().markers()).hasSize(1);
        }
    }

    private static void remove(Path directory) {
        try (Stream<Path> inside = Files.walk(directory)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
