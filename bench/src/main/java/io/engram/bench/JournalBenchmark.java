package io.engram.bench;

import io.engram.recorder.Journal;
import io.engram.runtime.spi.RunHeader;
import io.engram.runtime.spi.SpikeFrame;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** A slice of {@code ids} spikes over ten steps, appended to a journal on the disk; a new journal each iteration. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 10, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class JournalBenchmark {
    private static final int STEPS = 10;
    private static final int NEURONS = 10_000;

    /** Spikes in the slice. */
    @Param({"8", "100", "1000"})
    public int ids;

    private Path folder = Path.of("");
    private Journal journal = Journal.in(folder);
    private long step;

    /** Opens a journal. */
    @Setup(Level.Iteration)
    public void open() throws IOException {
        folder = Files.createTempDirectory("engram-journal");
        journal = Journal.in(folder.resolve("run"));
        step = 0;
        journal.open(new RunHeader(
                "bench",
                "",
                1,
                0.1,
                STEPS,
                1000,
                "",
                "",
                List.of(new RunHeader.PopulationInfo("cells", NEURONS, false, true)),
                List.of()));
    }

    /** One slice. */
    @Benchmark
    public long slice() {
        journal.spikes(new Slice(step + 1, ids));
        step += STEPS;
        journal.progress(step);
        return step;
    }

    /** Closes it and takes it away. */
    @TearDown(Level.Iteration)
    public void close() {
        journal.close();
        try (Stream<Path> inside = Files.walk(folder)) {
            for (Path path : inside.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As many spikes in each step, of neurons spread over the population. */
    private record Slice(long firstStep, int size) implements SpikeFrame {
        @Override
        public int stepCount() {
            return STEPS;
        }

        @Override
        public int stepOffset(int k) {
            return k * STEPS / size;
        }

        @Override
        public int population(int k) {
            return 0;
        }

        @Override
        public int neuron(int k) {
            return k * (NEURONS / size);
        }
    }
}
