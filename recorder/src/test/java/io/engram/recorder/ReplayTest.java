package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.RunEnd;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.Transcript;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {
    private static final RandomRun RUN = new RandomRun(61, 100, true);

    @TempDir
    private Path folder;

    private JournalReader recorded(RandomRun run) {
        Path directory = folder.resolve("run");
        run.play(Journal.in(directory));
        return JournalReader.open(directory);
    }

    private static String printed(Sink sink, ByteArrayOutputStream bytes) {
        sink.close();
        return bytes.toString(StandardCharsets.UTF_8);
    }

    @Test
    void shouldWriteTheSameCsvAsTheRun() throws IOException {
        Path running = folder.resolve("new").resolve("running.csv");
        Path replayed = folder.resolve("replayed.csv");
        RUN.play(SpikeCsvSink.to(running));

        try (JournalReader reader = recorded(RUN)) {
            Replay.of(reader).toCsv(replayed);
        }

        assertThat(replayed).hasSameBinaryContentAs(running);
        assertThat(Files.readAllLines(replayed))
                .startsWith("time_ms,population,neuron")
                .hasSizeGreaterThan(1000);
    }

    @Test
    void shouldWriteOneLineASpike() throws IOException {
        Path file = folder.resolve("spikes.csv");
        Random random = new Random(1);
        MemorySink memory = new MemorySink();
        for (Sink sink : List.of(SpikeCsvSink.to(file), memory)) {
            random.setSeed(1);
            sink.open(RUN.header());
            sink.spikes(RandomRun.frame(random, 3, 2));
            sink.close();
        }

        StepTime time = new StepTime(0.1);
        assertThat(Files.readAllLines(file).stream().skip(1))
                .isEqualTo(memory.spikes().stream()
                        .map(s -> time.text(s.step()) + (s.population() == 0 ? ",inputs," : ",output,") + s.neuron())
                        .toList());
    }

    @Test
    void shouldPlayTheTimesAskedFor() {
        MemorySink all = new MemorySink();
        RUN.play(all);

        try (JournalReader reader = recorded(RUN)) {
            MemorySink part = new MemorySink();
            Replay.of(reader).fromMs(5).toMs(12.35).into(part);

            assertThat(part.spikes())
                    .isEqualTo(all.spikes().stream()
                            .filter(spike -> spike.step() >= 50 && spike.step() <= 123)
                            .toList())
                    .isNotEmpty();
            assertThat(part.end()).isEmpty();
            assertThat(part.header()).isEqualTo(RUN.header());
        }
    }

    @Test
    void shouldTellTheEndWhenThePartReachesIt() {
        try (JournalReader reader = recorded(RUN)) {
            MemorySink part = new MemorySink();
            Replay.of(reader).fromMs(5).toMs(1e9).into(part);

            assertThat(part.end()).isEqualTo(reader.end()).isPresent();
        }
    }

    @Test
    void shouldLeaveNoHalfOfAFile() throws IOException {
        try (JournalReader reader = recorded(RUN)) {
            Path belowAFile = Files.createFile(folder.resolve("taken")).resolve("spikes.csv");

            assertThatThrownBy(() -> Replay.of(reader).toCsv(belowAFile))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(folder.resolve("taken").toString());
        }
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.map(path -> path.getFileName().toString())).containsExactlyInAnyOrder("run", "taken");
        }
    }

    @Test
    void shouldCloseTheSinkWhenItFails() {
        try (JournalReader reader = recorded(RUN)) {
            Transcript transcript = new Transcript();
            Sink failing = new EveryStep(transcript, step -> {
                throw new IllegalStateException("enough");
            });

            assertThatThrownBy(() -> Replay.of(reader).into(failing)).hasMessage("enough");
            assertThat(transcript.lines()).endsWith("closed");
        }
    }

    @Test
    void shouldQuoteANameThatNeedsIt() throws IOException {
        Path file = folder.resolve("spikes.csv");
        RunHeader header = new RunHeader(
                "n",
                "",
                1,
                1,
                1,
                1,
                "",
                "",
                List.of(
                        new RunHeader.PopulationInfo("a \"b\", c", 1000, false, true),
                        new RunHeader.PopulationInfo("plain", 3, false, true)),
                List.of());
        Sink sink = SpikeCsvSink.to(file);
        sink.open(header);
        sink.spikes(RandomRun.frame(new Random(3), 1, 5));
        sink.close();

        assertThat(Files.readAllLines(file).stream().skip(1))
                .allMatch(line -> line.matches("[1-5],(\"a \"\"b\"\", c\"|plain),\\d+"))
                .isNotEmpty();
    }

    @Test
    void shouldPrintALineForEachThing() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Sink sink = new TextSink(new PrintStream(bytes, false, StandardCharsets.UTF_8));
        sink.open(RUN.header());
        sink.marker(3, "here");
        sink.input(new OutsideInput.Signal(4, "reward", 0.5));
        sink.input(new OutsideInput.Spikes(5, "inputs", List.of(1, 2)));
        sink.input(new OutsideInput.Current(6, "output", 0, 3, 2.5, 9));
        sink.end(new RunEnd(10, 7, "ab", "cd"));

        assertThat(printed(sink, bytes)).isEqualToNormalizingNewlines("""
                        0.3 ms  mark: here
                        0.4 ms  from outside: reward = 0.5
                        0.5 ms  from outside: spikes of inputs [1, 2]
                        0.6 ms  from outside: 2.5 pA into output 0 to 2 until 0.9 ms
                        1 ms  end: 7 spikes, digest ab
                        """);
    }

    @Test
    void shouldPrintAsManyLinesAsThereAreSpikes() {
        MemorySink all = new MemorySink();
        RUN.play(all);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        try (JournalReader reader = recorded(RUN)) {
            Replay.of(reader).print(new PrintStream(bytes, false, StandardCharsets.UTF_8));
        }

        List<String> lines = bytes.toString(StandardCharsets.UTF_8).lines().toList();
        assertThat(lines.stream().filter(line -> line.matches("[0-9.]+ ms  (inputs|output) \\d+( = -?[0-9.]+)?")))
                .hasSize(all.spikes().size());
        assertThat(lines.stream().filter(line -> line.contains("weights of learn")))
                .hasSize(all.weights().size() + all.weightDigests().size());
    }
}
