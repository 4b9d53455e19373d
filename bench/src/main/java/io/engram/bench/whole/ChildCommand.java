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

    @Option(names = "--journal", paramLabel = "DIR", description = "Records the run there.")
    private Optional<Path> journal = Optional.empty();

    @Option(names = "--spikes", paramLabel = "POPULATION", description = "Writes its spikes, measures nothing.")
    private Optional<String> spikes = Optional.empty();

    @Option(names = "--to", paramLabel = "FILE", description = "Where to.")
    private Optional<Path> to = Optional.empty();

    @Override
    public void run() {
        Benchmark benchmark = Benchmarks.named(name);
        if (spikes.isPresent() && to.isPresent()) {
            write(benchmark, spikes.get(), to.get());
        } else {
            System.out.println(new OwnRun(benchmark, journal).measure().json());
        }
    }

    private static void write(Benchmark benchmark, String population, Path file) {
        Map<String, String> settings = new LinkedHashMap<>(benchmark.settings());
        settings.put("record.spikes", "[" + population + "]");
        Network network = Experiments.named(benchmark.experiment()).network(settings);
        try (Simulation simulation = Simulation.start(network, new SpikesOut(file))) {
            simulation.runForMs(benchmark.warmUpMs() + benchmark.forMs());
        }
    }
}
