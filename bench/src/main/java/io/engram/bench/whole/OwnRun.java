package io.engram.bench.whole;

import io.engram.examples.Experiments;
import io.engram.examples.Finished;
import io.engram.examples.Gathered;
import io.engram.examples.Launch;
import io.engram.examples.LiveRun;
import io.engram.recorder.Journal;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Statistics;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.Sink;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One run of a benchmark in this process, which should be a fresh one.
 *
 * @param journal directory to record the run in; empty: spikes are kept in memory, as peers keep theirs
 * @param shards parts of each population; 0: chosen
 */
record OwnRun(Benchmark benchmark, Optional<Path> journal, int shards) {

    Measured measure() {
        return switch (benchmark.workload()) {
            case NETWORK -> network();
            case EXPERIMENT -> experiment();
            case DIGITS -> new ShownImages(launch().network()).measure();
            case LAYER -> TrainedLayer.measure();
        };
    }

    private Launch launch() {
        return Launch.of(Experiments.named(benchmark.experiment())).withSettings(benchmark.settings());
    }

    private Measured network() {
        Meter begun = Meter.now();
        Network network = launch().network();
        Connections connections = new Connections();
        List<Sink> sinks = new ArrayList<>(List.of(connections, new Gathered()));
        journal.ifPresent(directory -> sinks.add(Journal.in(directory)));
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withSinks(sinks.toArray(Sink[]::new));
        Simulation simulation = Simulation.start(network, options);
        try (simulation) {
            Meter built = Meter.now();
            simulation.runForMs(benchmark.warmUpMs());
            Meter warm = Meter.now();
            // Its digest visits every weight: that is no part of either.
            Statistics before = simulation.statistics();
            Meter counted = Meter.now();
            simulation.runForMs(benchmark.forMs());
            Meter simulated = Meter.now();
            Statistics after = simulation.statistics();
            long closingNanos = System.nanoTime();
            simulation.close();
            Map<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("build", built.since(begun).seconds());
            seconds.put("warmUp", warm.since(built).seconds());
            seconds.put("simulate", simulated.since(counted).seconds());
            seconds.put("write", (System.nanoTime() - closingNanos) / 1e9);
            Activity activity = connections.activity(network, before, after, benchmark.forMs());
            return Measured.here(simulation.threads(), activity, seconds, simulated.since(counted));
        }
    }

    private Measured experiment() {
        Meter begun = Meter.now();
        Connections connections = new Connections();
        Launch launch = launch().withSinks(connections)
                .withOptions(SimulationOptions.DEFAULT.withShards(shards))
                .withPictures(false);
        if (benchmark.forMs() > 0) {
            launch = launch.withDurationMs(benchmark.warmUpMs() + benchmark.forMs());
        }
        if (journal.isPresent()) {
            launch = launch.in(journal.get());
        }
        try (LiveRun live = launch.start()) {
            Meter built = Meter.now();
            live.simulation().runForMs(benchmark.warmUpMs());
            Meter warm = Meter.now();
            Statistics before = live.simulation().statistics();
            Meter counted = Meter.now();
            live.run(progress -> {});
            Meter simulated = Meter.now();
            Finished finished = live.finish();
            Statistics after = finished.run().statistics();
            Network network = finished.run().network();
            double ms = finished.run().simulatedMs() - benchmark.warmUpMs();
            Activity activity = connections
                    .activity(network, before, after, ms)
                    .withFound(numbers(finished.summary().outcome()));
            Map<String, Double> seconds = new LinkedHashMap<>();
            seconds.put("build", built.since(begun).seconds());
            seconds.put("warmUp", warm.since(built).seconds());
            seconds.put("simulate", simulated.since(counted).seconds());
            seconds.put("write", Meter.now().since(simulated).seconds());
            benchmark
                    .seconds()
                    .forEach((name, outcome) ->
                            seconds.put(name, activity.found().get(outcome)));
            if (benchmark.peer().flatMap(PeerScript::input).isPresent()) {
                // There are next to no synapses to build: building is making the input.
                seconds.put("input", seconds.get("build"));
            }
            return Measured.here(live.simulation().threads(), activity, seconds, simulated.since(counted));
        }
    }

    private static Map<String, Double> numbers(Map<String, Object> outcome) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        outcome.forEach((name, value) -> {
            if (value instanceof Number number && Double.isFinite(number.doubleValue())) {
                numbers.put(name, number.doubleValue());
            }
        });
        return numbers;
    }
}
