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
import io.engram.runtime.network.SpecException;
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
        Phases phases = new Phases();
        Network network = launch().network();
        Connections connections = new Connections();
        List<Sink> sinks = new ArrayList<>(List.of(connections, new Gathered()));
        journal.ifPresent(directory -> sinks.add(Journal.in(directory)));
        SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards).withSinks(sinks.toArray(Sink[]::new));
        Simulation simulation = Simulation.start(network, options);
        try (simulation) {
            phases.lap("build");
            simulation.runForMs(benchmark.warmUpMs());
            phases.lap("warmUp");
            // Its digest visits every weight: that is no part of any phase.
            Statistics before = simulation.statistics();
            phases.restart();
            simulation.runForMs(benchmark.forMs());
            Meter timed = phases.lap("simulate");
            Statistics after = simulation.statistics();
            phases.restart();
            simulation.close();
            phases.lap("write");
            Activity activity = connections.activity(network, before, after, benchmark.forMs());
            return Measured.here(simulation.threads(), activity, phases.seconds(), timed);
        }
    }

    private Measured experiment() {
        Phases phases = new Phases();
        Connections connections = new Connections();
        try (LiveRun live = launch(connections).start()) {
            phases.lap("build");
            live.simulation().runForMs(benchmark.warmUpMs());
            phases.lap("warmUp");
            Statistics before = live.simulation().statistics();
            phases.restart();
            live.run(progress -> {});
            Meter timed = phases.lap("simulate");
            Finished finished = live.finish();
            phases.lap("write");
            Activity activity = connections
                    .activity(
                            finished.run().network(),
                            before,
                            finished.run().statistics(),
                            finished.run().simulatedMs() - benchmark.warmUpMs())
                    .withFound(numbers(finished.summary().outcome()));
            benchmark.seconds().forEach((name, number) -> phases.put(name, outcome(activity, name, number)));
            if (benchmark.peer().flatMap(PeerScript::input).isPresent()) {
                // There are next to no synapses to build: building is making the input.
                phases.put("input", phases.seconds().get("build"));
            }
            return Measured.here(live.simulation().threads(), activity, phases.seconds(), timed);
        }
    }

    private static double outcome(Activity activity, String name, String number) {
        return Optional.ofNullable(activity.found().get(number))
                .orElseThrow(() ->
                        new SpecException("seconds." + name + " = " + number + "; the outcome has no such number"));
    }

    private Launch launch(Connections connections) {
        Launch launch = launch().withSinks(connections)
                .withOptions(SimulationOptions.DEFAULT.withShards(shards))
                .withPictures(false);
        if (benchmark.forMs() > 0) {
            launch = launch.withDurationMs(benchmark.warmUpMs() + benchmark.forMs());
        }
        return journal.isPresent() ? launch.in(journal.get()) : launch;
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
