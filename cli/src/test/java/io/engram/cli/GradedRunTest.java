package io.engram.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.conformance.GradedNetworks;
import io.engram.recorder.Journal;
import io.engram.recorder.MemorySink;
import io.engram.recorder.SpikeCsvSink;
import io.engram.recorder.StepTime;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run of graded units among spiking cells, recorded and replayed. */
class GradedRunTest {
    @TempDir
    Path directory;

    private final MemorySink memory = new MemorySink();

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    private Path run() {
        return directory.resolve("run");
    }

    private Path csv() {
        return directory.resolve("running.csv");
    }

    private void record(long seed) {
        SimulationOptions options =
                SimulationOptions.DEFAULT.withSinks(memory, Journal.in(run()), SpikeCsvSink.to(csv()));
        try (Simulation simulation = Simulation.start(GradedNetworks.of(seed), options)) {
            GradedNetworks.drive(simulation, seed, 60);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldWriteTheSameCsvAsTheRunWithAColumnOfValues(long seed) throws IOException {
        record(seed);
        Path replayed = directory.resolve("replayed.csv");

        Cli replay = Cli.run("replay", run(), "--csv", replayed);

        assertThat(replay.code()).as(replay.err()).isZero();
        assertThat(replayed).hasSameBinaryContentAs(csv());
        StepTime time = new StepTime(memory.header().dtMs());
        List<String> lines = Files.readAllLines(replayed);
        assertThat(lines.get(0)).isEqualTo("time_ms,population,neuron,value");
        assertThat(lines.subList(1, lines.size()))
                .isEqualTo(memory.spikes().stream()
                        .map(s -> time.text(s.step()) + ',' + name(s) + ',' + s.neuron() + ',' + s.value())
                        .toList());
    }

    /** A spike in a slice that holds values too is a spike all the same: it is printed as everywhere else. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldPrintTheValuesOfUnitsAndNoneOfSpikes(long seed) {
        record(seed);
        StepTime time = new StepTime(memory.header().dtMs());

        List<String> lines = Cli.run("replay", run()).out().lines().toList();
        String everything = Cli.run("replay", run(), "--all").out();

        assertThat(lines)
                .isEqualTo(memory.spikes().stream()
                        .map(s -> time.text(s.step()) + ' ' + event(s))
                        .toList());
        assertThat(everything.lines())
                .containsAll(memory.spikes().stream()
                        .map(s -> time.text(s.step()) + " ms  " + event(s))
                        .toList())
                .anyMatch(line -> line.matches("[0-9.]+ ms  from outside: [ab] shows a pattern of \\d+ values"));
    }

    private String event(MemorySink.Spike spike) {
        return name(spike) + ' ' + spike.neuron() + (name(spike).equals("cells") ? "" : " = " + spike.value());
    }

    private String name(MemorySink.Spike spike) {
        return memory.header().populations().get(spike.population()).name();
    }
}
