package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RandomRun;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Journals that are not as they were written. */
class DamageTest {
    private static final RandomRun RUN = new RandomRun(51, 600, true);
    private static final MemorySink ALL = new MemorySink();
    private static final long MARKED = marked();
    private static final String MARK = "a mark of its own";

    @TempDir
    private Path folder;

    private Path directory;

    private Path recorded() throws IOException {
        directory = folder.resolve("run");
        Journal journal = Journal.in(directory);
        RUN.play(new EveryStep(journal, step -> {
            if (step == MARKED) {
                journal.marker(step, MARK);
            }
        }));
        return queueFile();
    }

    /** A step at which a slice ends, in the middle. */
    private static long marked() {
        long[] found = {0};
        RUN.play(new EveryStep(ALL, step -> found[0] = found[0] == 0 && step > 1000 ? step : found[0]));
        return found[0];
    }

    private Path queueFile() throws IOException {
        try (Stream<Path> files = Files.list(new RunFiles(directory).journal())) {
            return files.filter(file -> file.toString().endsWith(".cq4"))
                    .findFirst()
                    .orElseThrow();
        }
    }

    private static MemorySink replayed(JournalReader reader) {
        MemorySink memory = new MemorySink();
        Replay.of(reader).into(memory);
        return memory;
    }

    private void overwrite(Path file, byte[] old, byte[] with) throws IOException {
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            byte[] start = new byte[8 << 20];
            access.readFully(start);
            int at = 0;
            while (!Arrays.equals(start, at, at + old.length, old, 0, old.length)) {
                at++;
            }
            access.seek(at);
            access.write(with);
        }
    }

    static LongStream lengths() {
        return LongStream.of(140_000, 200_000, 262_144, 300_001, 500_000, 777_777, 900_000, 1_000_000);
    }

    @ParameterizedTest
    @MethodSource("lengths")
    void shouldReplayWhatIsWholeOfAFileThatWasCut(long length) throws IOException {
        Path file = recorded();
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }

        for (int time = 0; time < 2; time++) {
            try (JournalReader reader = JournalReader.open(directory)) {
                long last = reader.lastStep();
                assertThat(reader.complete()).isFalse();
                assertThat(reader.header()).isEqualTo(RUN.header());
                assertThat(last).isBetween(1L, ALL.lastStep() - 1);
                assertThat(replayed(reader).spikes())
                        .isEqualTo(ALL.spikes().stream()
                                .filter(spike -> spike.step() <= last)
                                .toList());
                assertThat(reader.summary().lastStep()).isEqualTo(last);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 10, 300, 5000, 40_000, 65_536})
    void shouldRefuseAFileThatWasCutBeforeItsFirstRecord(long length) throws IOException {
        Path file = recorded();
        try (RandomAccessFile access = new RandomAccessFile(file.toFile(), "rw")) {
            access.setLength(length);
        }

        assertThatThrownBy(() -> JournalReader.open(directory))
                .isInstanceOf(SpecException.class)
                .hasMessageStartingWith("the journal " + new RunFiles(directory).journal() + " is damaged");
    }

    @Test
    void shouldRefuseAFileThatIsNoQueue() throws IOException {
        Path file = recorded();
        Files.writeString(file, "time_ms,population,neuron\n".repeat(9000));

        assertThatThrownBy(() -> JournalReader.open(directory))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("is damaged");
    }

    @Test
    void shouldNameTheRecordThatIsDamagedAndReplayWhatIsBeforeIt() throws IOException {
        Path file = recorded();
        byte[] mark = MARK.getBytes(StandardCharsets.UTF_8);
        byte[] other = mark.clone();
        other[3] ^= 1;
        overwrite(file, mark, other);

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThatThrownBy(() -> replayed(reader))
                    .isInstanceOf(SpecException.class)
                    .hasMessageMatching("the journal .* is damaged at record \\d+: its checksum is wrong");
            MemorySink before = new MemorySink();
            reader.replay(0, MARKED - 50, before);
            assertThat(before.spikes()).isNotEmpty();
        }
    }

    @Test
    void shouldRefuseAnotherVersionOfTheFormat() throws IOException {
        Path file = recorded();
        byte[] now = {'E', 'N', 'G', 'R', JournalFormat.VERSION, 0, 0, 0};
        byte[] later = {'E', 'N', 'G', 'R', 7, 0, 0, 0};
        overwrite(file, now, later);

        assertThatThrownBy(() -> JournalReader.open(directory))
                .isInstanceOf(SpecException.class)
                .hasMessage("the journal " + new RunFiles(directory).journal()
                        + " has format version 7; this program reads versions 1 to 3");
    }

    @Test
    void shouldRefuseADirectoryThatDoesNotExist() {
        Path missing = folder.resolve("missing");

        assertThatThrownBy(() -> JournalReader.open(missing))
                .isInstanceOf(SpecException.class)
                .hasMessage("run directory " + missing + " does not exist");
    }

    @Test
    void shouldRefuseAFileInPlaceOfADirectory() throws IOException {
        Path file = Files.writeString(folder.resolve("run.csv"), "time_ms");

        assertThatThrownBy(() -> JournalReader.open(file))
                .isInstanceOf(SpecException.class)
                .hasMessage("run directory " + file + " is a file; name the directory that engram run wrote");
    }

    @Test
    void shouldRefuseADirectoryThatHoldsNoRun() {
        assertThatThrownBy(() -> JournalReader.open(folder))
                .isInstanceOf(SpecException.class)
                .hasMessage("directory " + folder + " holds no run: there is no folder \"journal\" in it");
    }

    @Test
    void shouldRefuseAJournalWithoutItsFiles() throws IOException {
        Path file = recorded();
        Files.delete(file);
        assertThatThrownBy(() -> JournalReader.open(directory))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("it has no .cq4 file");

        Files.delete(new RunFiles(directory).journal().resolve("metadata.cq4t"));
        assertThatThrownBy(() -> JournalReader.open(directory))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("its file metadata.cq4t is missing");
    }

    @Test
    void shouldTakeAnotherRunsQueueForDamage() throws IOException {
        Path other = folder.resolve("other");
        try (QueueWriter queue = new QueueWriter(
                Files.createDirectories(new RunFiles(other).journal()), Queues.daily(), path -> 1L << 40)) {
            queue.write("not a run at all, but a queue of somebody's".getBytes(StandardCharsets.UTF_8), 40);
        }

        assertThatThrownBy(() -> JournalReader.open(other))
                .isInstanceOf(SpecException.class)
                .hasMessageContaining("it is not the header of a run");
    }
}
