package io.engram.bench.whole;

import io.engram.examples.Experiments;
import io.engram.recorder.Journal;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Recording;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.Sink;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code engram bench recording}: what a journal of all spikes costs, and snapshots of ten million weights. */
@Command(
        name = "recording",
        description = "Measures what it costs to journal all spikes of brunel, and how long a snapshot of ten million"
                + " weights takes and stops the run.")
final class RecordingCommand implements Runnable {
    private static final String LEARNING = "ee-plastic";
    private static final double STRETCH_MS = 100;

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "10",
            description = "Runs of a second with and without a journal, and snapshots; ${DEFAULT-VALUE} if left out.")
    private int repeat;

    @Mixin
    private Help help;

    @Override
    public void run() {
        if (repeat < 1) {
            throw new SpecException("--repeat " + repeat + "; must be at least 1");
        }
        try (Scratch scratch = Scratch.open()) {
            spikes(scratch);
            weights(scratch);
        }
    }

    private void spikes(Scratch scratch) {
        Benchmark benchmark = Benchmarks.named("brunel");
        Network network = Experiments.named(benchmark.experiment()).network(benchmark.settings());
        Journal journal = Journal.in(scratch.file("spikes"));
        try (Simulation recorded = Simulation.start(network, journal);
                Simulation plain = Simulation.start(network)) {
            Runnable with = () -> recorded.runForMs(benchmark.forMs());
            Runnable without = () -> plain.runForMs(benchmark.forMs());
            InTurn.of(2, with, without);
            long before = recorded.statistics().spikes();
            InTurn spent = InTurn.of(repeat, with, without);
            double seconds = spent.first().stream().mapToDouble(Meter::seconds).sum();
            System.out.printf(
                    Locale.ROOT,
                    "brunel journaled: %s spikes a second of wall time, %s on JDK %s%n",
                    Figures.count((recorded.statistics().spikes() - before) / seconds),
                    Figures.count(recorded.threads(), "thread", "threads"),
                    System.getProperty("java.version"));
            print("wall", spent, Meter::seconds);
            print("cpu", spent, meter -> meter.cpuNanos() / 1e9);
        }
    }

    private static void print(String name, InTurn spent, ToDoubleFunction<Meter> cost) {
        System.out.printf(
                Locale.ROOT,
                "  %-4s  with %s, without %s: the journal takes %s; of the least of each %s%n",
                name,
                Figures.seconds(InTurn.spread(spent.first(), cost).median()),
                Figures.seconds(InTurn.spread(spent.second(), cost).median()),
                Figures.percent(spent.share(cost, 1)),
                Figures.percent(spent.shareOfLeast(cost, 1)));
    }

    /** Every second stretch of the run has a snapshot in its middle. */
    private void weights(Scratch scratch) {
        Network packaged = Experiments.named("brunel").network(Map.of("neurons", "12500", "plastic", "true"));
        StepClock clock = new StepClock(packaged.steps(2 * STRETCH_MS));
        Network network = clock.in(packaged, new Recording.Weights(LEARNING, 2 * STRETCH_MS));
        Written written = new Written();
        SimulationOptions options = SimulationOptions.DEFAULT.withSinks(Journal.in(scratch.file("weights")), written);
        List<Double> whole = new ArrayList<>();
        List<Double> stopped = new ArrayList<>();
        List<Double> running = new ArrayList<>();
        try (Simulation simulation = Simulation.start(network, options)) {
            simulation.runForMs(2.5 * STRETCH_MS);
            for (int turn = 0; turn < repeat; turn++) {
                clock.begin();
                simulation.runForMs(STRETCH_MS);
                running.add(clock.longestSeconds());
                clock.begin();
                simulation.runForMs(STRETCH_MS);
                stopped.add(clock.longestSeconds());
                whole.add((written.nanos - clock.dueNanos()) / 1e9);
            }
        }
        System.out.printf(
                Locale.ROOT,
                "a snapshot of %s weights: written after %s; longest time between two steps %s, without one %s%n",
                Figures.count(written.size),
                Figures.spread("whole", Spread.of(whole)),
                Figures.spread("stopped", Spread.of(stopped)),
                Figures.spread("running", Spread.of(running)));
    }

    /** Says when a snapshot has been written, by the sinks before it. */
    private static final class Written implements Sink {
        private volatile long nanos;
        private volatile int size;

        @Override
        public void weights(WeightSnapshot snapshot) {
            size = snapshot.size();
            nanos = System.nanoTime();
        }
    }
}
