package io.engram.cli;

import io.engram.examples.RunSummary;
import io.engram.examples.SimulatedTime;
import io.engram.recorder.RunFiles;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A summary as people read it. */
final class SummaryText {
    private SummaryText() {}

    /** What ran, what was counted, what was found. */
    static void print(RunSummary summary, PrintStream out) {
        out.println(headline(summary));
        print(out, "%d synapses, %d recorded spikes", summary.synapses(), summary.spikes());
        summary.seconds()
                .ifPresent(seconds -> print(
                        out,
                        "built in %.2f s, simulated in %.2f s (%s), written in %.2f s%s",
                        seconds.build(),
                        seconds.simulate(),
                        speed(summary.simulatedMs() / 1000 / seconds.simulate()),
                        seconds.write(),
                        workers(summary)));
        summary.populations().forEach(population -> out.println("  " + row(population)));
        summary.outcome().forEach((name, value) -> print(out, "  %-20s %s", name, shown(value)));
        out.println("digests: spikes " + summary.digests().spikes().orElse("none") + ", weights "
                + summary.digests().weights().orElse("none"));
    }

    /** Where things are. */
    static void printFiles(RunFiles files, List<Path> pictures, Optional<Path> csv, PrintStream out) {
        List<String> names = new ArrayList<>();
        if (files.holdsRun()) {
            names.add("journal");
        }
        names.add(files.summary().getFileName().toString());
        pictures.forEach(picture -> names.add(picture.getFileName().toString()));
        out.println("in " + files.directory() + ": " + String.join(", ", names));
        csv.ifPresent(file -> out.println("spikes in " + file));
    }

    /** {@code 52 x real time}. */
    static String speed(double timesRealTime) {
        return String.format(Locale.ROOT, timesRealTime < 10 ? "%.2f x real time" : "%.0f x real time", timesRealTime);
    }

    private static String headline(RunSummary summary) {
        return summary.name() + ", seed " + summary.seed() + ": " + SimulatedTime.text(summary.simulatedMs())
                + (summary.complete() ? "" : " (unfinished)");
    }

    private static String workers(RunSummary summary) {
        return summary.threads().isPresent() && summary.shards().isPresent()
                ? "; threads " + summary.threads().get() + ", shards "
                        + summary.shards().get()
                : "";
    }

    private static String row(RunSummary.PopulationRow population) {
        String spikes = population.spikes().map(count -> count + " spikes").orElse("not recorded");
        String rate = population
                .rateHz()
                .map(rateHz -> String.format(Locale.ROOT, "%.4g Hz", rateHz))
                .orElse("");
        String neurons = population.size() + (population.size() == 1 ? " neuron" : " neurons");
        return String.format(Locale.ROOT, "%-20s %15s  %18s  %s", population.name(), neurons, spikes, rate)
                .stripTrailing();
    }

    private static String shown(Object value) {
        return value instanceof Double number && Double.isFinite(number) && number != Math.rint(number)
                ? String.format(Locale.ROOT, "%.5g", number)
                : String.valueOf(value);
    }

    private static void print(PrintStream out, String format, Object... values) {
        out.println(String.format(Locale.ROOT, format, values));
    }
}
