package io.engram.bench.whole;

import io.engram.plot.LinePlot;
import io.engram.runtime.network.SpecException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram bench scaling}: time and memory against what grows, each run in a fresh process; drawn. */
@Command(
        name = "scaling",
        description = "Draws time and memory of one network against its neurons, synapses, rate and shards.")
final class ScalingCommand implements Runnable {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "neurons, synapses, rate, shards; all if left out.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "3",
            description = "Runs of each, of which the quickest counts; ${DEFAULT-VALUE} if left out.")
    private int repeat;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Show this help message and exit.")
    private boolean help;

    private record Point(double across, Measured run) {}

    @Override
    public void run() {
        if (repeat < 1) {
            throw new SpecException("--repeat " + repeat + "; must be at least 1");
        }
        List<Scaling> chosen = names.isEmpty()
                ? Scaling.packaged()
                : names.stream().map(Scaling::named).toList();
        for (Scaling scaling : chosen) {
            List<Point> points = measure(scaling);
            if (points.size() < 2) {
                throw new Subprocess.RunFailure(scaling.name() + ": too few runs for a line");
            }
            print(scaling, points);
        }
    }

    /** Up to the first that fails, for want of memory as a rule. */
    private List<Point> measure(Scaling scaling) {
        OwnProcess own = new OwnProcess(Cores.first(Turns.CORES), scaling.benchmark());
        List<Point> points = new ArrayList<>();
        for (String value : scaling.values()) {
            try {
                Measured best = own.measure(scaling.arguments(value));
                for (int k = 1; k < repeat; k++) {
                    Measured next = own.measure(scaling.arguments(value));
                    best = simulate(next) < simulate(best) ? next : best;
                }
                points.add(new Point(scaling.across(value, best.activity()), best));
                System.err.println(scaling.name() + ", " + scaling.setting() + " = " + value + ": "
                        + Figures.seconds(simulate(best)));
            } catch (Subprocess.RunFailure failure) {
                System.err.println(scaling.name() + " ends before " + scaling.setting() + " = " + value + ": "
                        + failure.getMessage());
                return points;
            }
        }
        return points;
    }

    private static double simulate(Measured run) {
        return run.measure("simulate").orElseThrow();
    }

    private static void print(Scaling scaling, List<Point> points) {
        System.out.println(row(scaling.name(), "build", "simulate", "cpu", "memory", "ns an event"));
        for (Point point : points) {
            Measured run = point.run;
            System.out.println(row(
                    scaling.shown(point.across),
                    Figures.seconds(run.measure("build").orElseThrow()),
                    Figures.seconds(simulate(run)),
                    Figures.seconds(run.cpuSeconds()),
                    Figures.bytes(run.measure(Benchmark.MEMORY).orElse(0.0)),
                    Figures.digits(simulate(run) * 1e9 / run.activity().synapticEvents())));
        }
        draw(scaling, points, "simulate", "simulation (s)", ScalingCommand::simulate);
        if (points.stream().allMatch(point -> point.run.peakBytes().isPresent())) {
            draw(
                    scaling,
                    points,
                    Benchmark.MEMORY,
                    "memory (GB)",
                    run -> run.measure(Benchmark.MEMORY).orElseThrow() / 1e9);
        }
    }

    private static void draw(
            Scaling scaling, List<Point> points, String measure, String title, ToDoubleFunction<Measured> of) {
        double[] x = points.stream()
                .mapToDouble(point -> point.across / scaling.unit())
                .toArray();
        double[] y = points.stream()
                .mapToDouble(point -> of.applyAsDouble(point.run))
                .toArray();
        StraightLine line = StraightLine.through(x, y);
        double[] straight = Arrays.stream(x).map(line::at).toArray();
        Path file = folder().resolve("scaling-" + scaling.name() + "-" + measure + ".svg");
        LinePlot.draw(
                file,
                measure + " against " + scaling.name(),
                scaling.axis(),
                title,
                List.of(new LinePlot.Line("measured", x, y, true), new LinePlot.Line("straight", x, straight)));
        System.out.printf(
                Locale.ROOT,
                "  %s is at most %s times a straight line: %s%n",
                measure,
                Figures.digits(line.worst(x, y)),
                file.getFileName());
    }

    private static String row(Object... cells) {
        return String.format(Locale.ROOT, "  %12s  %10s  %10s  %10s  %10s  %12s", cells);
    }

    private static Path folder() {
        try {
            return Files.createDirectories(Bench.folder().resolve("results"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
