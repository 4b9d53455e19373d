package io.engram.recorder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.engram.runtime.Weights;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.RandomRun;
import io.engram.runtime.spi.Transcript;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import java.util.concurrent.TimeUnit;
import net.openhft.chronicle.core.time.SetTimeProvider;
import net.openhft.chronicle.queue.RollCycles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalReaderTest {
    @TempDir
    private Path folder;

    private Path recorded(RandomRun run) {
        Path directory = folder.resolve("run");
        run.play(Journal.in(directory));
        return directory;
    }

    private static MemorySink inMemory(RandomRun run) {
        MemorySink memory = new MemorySink();
        run.play(memory);
        return memory;
    }

    private static boolean within(long step, long from, long to) {
        return from <= step && step <= to;
    }

    private static List<String> lines(List<MemorySink.WeightsAt> snapshots) {
        return snapshots.stream()
                .map(w -> line(w.step(), w.change(), w.weights()))
                .toList();
    }

    private static String line(long step, boolean change, Weights weights) {
        StringBuilder line = new StringBuilder(step + (change ? " change" : ""));
        for (int k = 0; k < weights.size(); k++) {
            line.append(' ').append(weights.source(k)).append('>').append(weights.target(k));
            line.append('=').append(weights.weight(k));
        }
        return line.toString();
    }

    @ParameterizedTest
    @ValueSource(longs = {31, 32, 33, 34, 35, 36})
    void shouldReplayAnyPartOfARun(long seed) {
        RandomRun run = new RandomRun(seed, 300, true);
        MemorySink all = inMemory(run);
        long last = all.end().orElseThrow().step();
        Random random = new Random(seed);

        try (JournalReader reader = JournalReader.open(recorded(run))) {
            for (int trial = 0; trial < 12; trial++) {
                long from = random.nextLong(last + 2);
                long to = from + random.nextLong(1 + last / 4);
                MemorySink part = new MemorySink();
                reader.replay(from, to, part);

                assertThat(part.spikes())
                        .isEqualTo(all.spikes().stream()
                                .filter(s -> within(s.step(), from, to))
                                .toList());
                assertThat(lines(part.weights()))
                        .isEqualTo(lines(all.weights().stream()
                                .filter(w -> within(w.step(), from, to))
                                .toList()));
                assertThat(part.states())
                        .isEqualTo(all.states().stream()
                                .filter(s -> within(s.step(), from, to))
                                .toList());
                assertThat(part.inputs())
                        .isEqualTo(all.inputs().stream()
                                .filter(i -> within(i.step(), from, to))
                                .toList());
                assertThat(part.markers())
                        .isEqualTo(all.markers().stream()
                                .filter(m -> within(m.step(), from, to))
                                .toList());
            }
        }
    }

    @Test
    void shouldGiveTheWeightsOfAProjection() {
        RandomRun run = new RandomRun(41, 300, true);

        try (JournalReader reader = JournalReader.open(recorded(run))) {
            List<StoredWeights> stored = reader.weightSnapshots("learn");

            assertThat(stored.stream().map(w -> line(w.step(), w.change(), w.weights())))
                    .hasSizeGreaterThan(10)
                    .isEqualTo(lines(inMemory(run).weights()));
        }
    }

    @Test
    void shouldRefuseAnUnknownProjection() {
        try (JournalReader reader = JournalReader.open(recorded(new RandomRun(1, 3, true)))) {
            assertThatThrownBy(() -> reader.weightSnapshots("lern"))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("did you mean \"learn\"?");
        }
    }

    @Test
    void shouldWriteTheSynapsesOfAProjectionOnce() {
        RandomRun run = new RandomRun(41, 300, true);
        long snapshots = inMemory(run).weights().size();
        long values = inMemory(run).weights().stream()
                .mapToLong(w -> w.weights().size())
                .sum();

        try (JournalReader reader = JournalReader.open(recorded(run))) {
            JournalSummary summary = reader.summary();
            assertThat(summary.weights()).isEqualTo(snapshots);
            MemorySink spikesOnly = new MemorySink();
            reader.replay(0, Long.MAX_VALUE, spikesOnly);
            assertThat(summary.bytes())
                    .isLessThan(values * Float.BYTES + 4L * spikesOnly.spikes().size() + 100 * summary.records());
        }
    }

    @Test
    void shouldCountWhatIsInIt() {
        RandomRun run = new RandomRun(42, 200, true);
        MemorySink all = inMemory(run);
        long last = all.end().orElseThrow().step();

        try (JournalReader reader = JournalReader.open(recorded(run))) {
            JournalSummary summary = reader.summary();

            assertThat(summary.complete()).isTrue();
            assertThat(summary.end()).isEqualTo(all.end());
            assertThat(summary.lastStep()).isEqualTo(last);
            assertThat(summary.spikes()).isEqualTo(all.spikes().size());
            assertThat(summary.states()).isEqualTo(all.states().size());
            assertThat(summary.inputs()).isEqualTo(all.inputs().size());
            assertThat(summary.markers()).isEqualTo(all.markers()).isNotEmpty();
            JournalSummary.PopulationSummary output = summary.populations().get(1);
            assertThat(output.name()).isEqualTo("output");
            assertThat(output.spikes()).isEqualTo(all.spikes("output").size());
            assertThat(output.rateHz()).isEqualTo(output.spikes() / (last * 0.1 / 1000) / 3);
            long half = last / 2;
            long later = all.spikes("output").stream()
                    .filter(spike -> spike.step() >= half)
                    .count();
            assertThat(reader.summary(half).populations().get(1).rateHz())
                    .isCloseTo(later / (3 * (last - half + 1) * 0.1 / 1000), withinPercentage(1e-9));
        }
    }

    @Test
    void shouldReadARunOverSeveralDays() {
        RandomRun run = new RandomRun(43, 300, true);
        Path directory = folder.resolve("run");
        SetTimeProvider clock = new SetTimeProvider("2026-11-22T23:59:00");
        Queues queues = new Queues(RollCycles.FAST_DAILY, clock);
        Journal journal = new Journal(directory, queues, path -> 1L << 40);
        run.play(new EveryStep(journal, step -> {
            if (step % 20 == 0) {
                clock.advanceNanos(TimeUnit.HOURS.toNanos(17));
            }
        }));

        try (JournalReader reader = JournalReader.open(directory)) {
            assertThat(new RunFiles(directory).journal().toFile().list((dir, name) -> name.endsWith(".cq4")))
                    .hasSizeGreaterThan(3);
            Transcript expected = new Transcript();
            run.play(expected);
            Transcript replayed = new Transcript();
            Replay.of(reader).into(replayed);
            assertThat(replayed.lines()).isEqualTo(expected.lines());

            MemorySink all = inMemory(run);
            for (long step : new TreeSet<>(List.of(1L, 77L, 200L, 431L, 800L, reader.lastStep()))) {
                MemorySink rest = new MemorySink();
                reader.replay(step, Long.MAX_VALUE, rest);
                assertThat(rest.spikes())
                        .isEqualTo(all.spikes().stream()
                                .filter(spike -> spike.step() >= step)
                                .toList());
            }
            List<String> stored = new ArrayList<>();
            reader.weightSnapshots("learn").forEach(w -> stored.add(line(w.step(), w.change(), w.weights())));
            assertThat(stored).isEqualTo(lines(all.weights()));
        }
    }

    @Test
    void shouldSeeWhatIsWrittenAfterMidnight() {
        Path directory = folder.resolve("run");
        SetTimeProvider clock = new SetTimeProvider("2026-11-22T23:59:00");
        try (Journal journal = new Journal(directory, new Queues(RollCycles.FAST_DAILY, clock), path -> 1L << 40)) {
            journal.open(new RandomRun(1, 0, false).header());
            journal.marker(1, "before");
            journal.progress(1);
            try (JournalReader reader = JournalReader.open(directory)) {
                assertThat(reader.lastStep()).isEqualTo(1);

                clock.advanceNanos(TimeUnit.HOURS.toNanos(1));
                journal.marker(2, "after");
                journal.progress(2);
                reader.refresh();

                assertThat(reader.lastStep()).isEqualTo(2);
                assertThat(reader.summary().markers())
                        .extracting(MemorySink.Marker::text)
                        .containsExactly("before", "after");
            }
        }
    }
}
