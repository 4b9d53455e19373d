package io.engram.bench.whole;

import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code engram bench scaling}: time and memory against what grows, each run in a fresh process; drawn. */
@Command(
        name = "scaling",
        description = "Draws time and memory of one network against its neurons, synapses, rate and shards.")
final class ScalingCommand implements Runnable {
    /** What takes longer than this is not done again: the others on the machine matter less to it. */
    private static final double LONG_SECONDS = 20;

    @Parameters(arity = "0..*", paramLabel = "NAME", description = "neurons, synapses, rate, shards; all if left out.")
    private List<String> names = new ArrayList<>();

    @Option(
            names = "--repeat",
            paramLabel = "N",
            defaultValue = "3",
            description =
                    "Runs of each, of which the quickest counts; ${DEFAULT-VALUE} if left out. One of 20 s is the last.")
    private int repeat;

    @Mixin
    private Help help;

    @Override
    public void run() {
        if (repeat < 1) {
            throw new SpecException("--repeat " + repeat + "; must be at least 1");
        }
        List<Scaling> chosen = names.isEmpty()
                ? Scaling.packaged()
                : names.stream().map(Scaling::named).toList();
        Cores cores = Cores.first(Turns.CORES);
        for (Scaling scaling : chosen) {
            List<ScalingReport.Point> points = measure(scaling, cores);
            if (points.size() < 2) {
                throw new Subprocess.RunFailure(scaling.name() + ": too few runs for a line");
            }
            ScalingReport report = new ScalingReport(scaling, Machine.here(cores), points);
            System.out.print(report.write(Bench.folder().resolve("results")));
        }
    }

    /** Up to the first that fails, for want of memory as a rule. */
    private List<ScalingReport.Point> measure(Scaling scaling, Cores cores) {
        OwnProcess own = new OwnProcess(cores, scaling.benchmark());
        List<ScalingReport.Point> points = new ArrayList<>();
        for (String value : scaling.values()) {
            try {
                List<Measured> runs = repeated(own, scaling.arguments(value));
                points.add(
                        ScalingReport.Point.of(scaling.across(value, runs.get(0).activity()), runs));
                System.err.println(scaling.name() + ", " + scaling.setting() + " = " + value + ": "
                        + Figures.seconds(points.get(points.size() - 1).least("simulate")));
            } catch (Subprocess.RunFailure failure) {
                System.err.println(scaling.name() + " ends before " + scaling.setting() + " = " + value + ": "
                        + failure.getMessage());
                return points;
            }
        }
        return points;
    }

    private List<Measured> repeated(OwnProcess own, List<String> arguments) {
        List<Measured> runs = new ArrayList<>();
        do {
            runs.add(own.measure(arguments));
        } while (runs.size() < repeat
                && runs.get(runs.size() - 1).measure("process").orElseThrow() < LONG_SECONDS);
        return runs;
    }
}
