package io.engram.bench.whole;

import io.engram.examples.Experiments;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.engine.BareLoop;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram bench loop}: what actors, rings and frames cost, against the same shards in a bare loop on one thread. */
@Command(
        name = "loop",
        description =
                "Measures the share of a run's time that is spent outside of its kernels: runs networks, and their"
                        + " same shards in a bare loop on one thread, in turn.")
final class LoopCommand implements Runnable {
    /** Not measured: the JIT compiler's. */
    private static final int WARM_UP_TURNS = 2;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "Benchmarks; ${DEFAULT-VALUE} if left out.")
    private List<String> names = List.of("brunel", "cuba-nest", "cuba-brian");

    @Option(names = "--threads", paramLabel = "N", description = "Of the run; chosen if left out.")
    private int threads;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "10",
            description = "How often each side simulates the benchmark's time; ${DEFAULT-VALUE} if left out.")
    private int repeat;

    @Mixin
    private Help help;

    @Override
    public void run() {
        if (repeat < 1 || threads < 0) {
            throw new SpecException(
                    repeat < 1
                            ? "--repeat " + repeat + "; must be at least 1"
                            : "--threads " + threads + "; must be at least 0");
        }
        for (Benchmark benchmark : Benchmarks.named(names)) {
            measure(benchmark);
        }
    }

    private void measure(Benchmark benchmark) {
        if (benchmark.workload() != Benchmark.Workload.NETWORK) {
            throw new SpecException(benchmark.name() + " is no network alone; a bare loop takes only such");
        }
        Network network = Experiments.named(benchmark.experiment()).network(benchmark.settings());
        BareLoop bare = BareLoop.of(network, threads);
        SimulationOptions options =
                SimulationOptions.DEFAULT.withShards(threads).withThreads(threads);
        try (Simulation simulation = Simulation.start(network, options)) {
            Runnable run = () -> simulation.runForMs(benchmark.forMs());
            Runnable loop = () -> bare.run(network.steps(benchmark.forMs()));
            InTurn.of(WARM_UP_TURNS, run, loop);
            InTurn spent = InTurn.of(repeat, run, loop);
            if (!simulation.statistics().spikeDigest().equals(bare.spikeDigest())) {
                throw new IllegalStateException(benchmark.name() + ": a bare loop gave other spikes than the run");
            }
            print(benchmark, simulation, spent);
        }
    }

    /** Of the wall time of each of its threads; of the processor time of all. */
    private static void print(Benchmark benchmark, Simulation simulation, InTurn spent) {
        System.out.printf(
                Locale.ROOT,
                "%s: slices of %s ms, %s ms simulated, %s on JDK %s%n",
                benchmark.name(),
                Figures.digits(simulation.sliceSteps() * simulation.network().dtMs()),
                Figures.count(benchmark.forMs()),
                Figures.count(simulation.threads(), "thread", "threads"),
                System.getProperty("java.version"));
        System.out.println(row("", "run", "bare loop", "outside", "outside, least of each"));
        print("wall", spent, Meter::seconds, 1.0 / simulation.threads());
        print("cpu", spent, meter -> meter.cpuNanos() / 1e9, 1);
    }

    private static void print(String name, InTurn spent, ToDoubleFunction<Meter> cost, double bareCounts) {
        System.out.println(row(
                name,
                Figures.seconds(InTurn.spread(spent.first(), cost).median()),
                Figures.seconds(InTurn.spread(spent.second(), cost).median()),
                Figures.percent(spent.share(cost, bareCounts)),
                Figures.percent(spent.shareOfLeast(cost, bareCounts))));
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "  %-5s  %10s  %10s  %32s  %22s", cells);
    }
}
