package io.engram.bench.whole;

import io.engram.examples.Experiments;
import io.engram.runtime.Simulation;
import io.engram.runtime.network.Network;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** One run in this process: prints what it measured as one line of JSON, or writes the spikes that a peer takes. */
@Command(name = "child", hidden = true, description = "One run; bench starts it.")
final class ChildCommand implements Runnable {
    @Parameters(paramLabel = "NAME", description = "Of the benchmark.")
    private String name;

    @Option(names = "--set", paramLabel = "NAME=VALUE", description = "Over the benchmark's settings.")
    private Map<String, String> settings = new LinkedHashMap<>();

    @Option(names = "--shards", paramLabel = "N", description = "Parts of each population.")
    private int shards;

    @Option(names = "--journal", paramLabel = "DIR", description = "Records the run there.")
    private Optional<Path> journal = Optional.empty();

    @Option(names = "--spikes", paramLabel = "POPULATION", description = "Writes its spikes, measures nothing.")
    private Optional<String> spikes = Optional.empty();

    @Option(names = "--to", paramLabel = "FILE", description = "Where to.")
    private Optional<Path> to = Optional.empty();

    @Override
    public void run() {
        Benchmark benchmark = Benchmarks.named(name).with(settings);
        if (spikes.isPresent() && to.isPresent()) {
            write(benchmark, spikes.get(), to.get());
        } else {
            System.out.println(new OwnRun(benchmark, journal, shards).measure().json());
        }
    }

    private static void write(Benchmark benchmark, String population, Path file) {
        Benchmark recorded = benchmark.with(Map.of("record.spikes", "[" + population + "]"));
        Network network = Experiments.named(recorded.experiment()).network(recorded.settings());
        try (Simulation simulation = Simulation.start(network, new SpikesOut(file))) {
            simulation.runForMs(benchmark.warmUpMs() + benchmark.forMs());
        }
    }
}
