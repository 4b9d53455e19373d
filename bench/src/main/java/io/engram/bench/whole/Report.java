package io.engram.bench.whole;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** A result as the terminal shows it. */
final class Report {
    private static final List<String> PHASES = List.of("build", "warmUp", "simulate", "write");

    private Report() {}

    static String text(Result result) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(result));
        boolean beside = !result.peers().isEmpty();
        if (beside) {
            lines.add(row("", "Engram", peer(result.peers().get(0)), "peer / ours"));
        }
        for (String measure : measures(result)) {
            result.ours(measure)
                    .ifPresent(ours -> lines.add(row(
                            named(measure),
                            Figures.spread(measure, ours),
                            result.peers(measure)
                                    .map(peers -> Figures.spread(measure, peers))
                                    .orElse(beside ? "-" : ""),
                            ratio(result, measure))));
        }
        lines.addAll(details(result.typical()));
        result.complaints().forEach(complaint -> lines.add("  NOT THE SAME: " + complaint));
        return String.join("\n", lines) + "\n";
    }

    private static String headline(Result result) {
        Measured run = result.typical();
        Activity activity = run.activity();
        String what = activity.neurons() == 0
                ? ""
                : String.format(
                        Locale.ROOT,
                        "%s, %s, %s simulated; ",
                        Figures.count(activity.neurons(), "neuron", "neurons"),
                        Figures.count(activity.synapses(), "synapse", "synapses"),
                        Figures.seconds(activity.simulatedMs() / 1000));
        return result.benchmark() + ": " + what + threads(run.threads()) + " on JDK "
                + result.machine().jdk() + ", "
                + (result.machine().cores().isEmpty()
                        ? "not bound"
                        : "bound to cores " + result.machine().cores());
    }

    /** First what is compared, then the other phases. */
    private static Set<String> measures(Result result) {
        Set<String> measures = new LinkedHashSet<>(result.goals().keySet());
        measures.add(Benchmark.CPU);
        measures.add(Benchmark.MEMORY);
        measures.addAll(PHASES);
        measures.add("process");
        return measures;
    }

    private static String ratio(Result result, String measure) {
        String goal = result.goals().containsKey(measure)
                ? ", goal " + Figures.digits(result.goals().get(measure))
                : "";
        return result.ratio(measure).map(ratio -> Figures.ratio(ratio) + goal).orElse("");
    }

    private static List<String> details(Measured run) {
        List<String> lines = new ArrayList<>();
        Activity activity = run.activity();
        if (activity.synapticEvents() > 0) {
            double seconds = run.measure("simulate").orElse(Double.NaN);
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s spikes, %s synaptic events: %s ns an event; %s x real time%s",
                    Figures.count(activity.spikes()),
                    Figures.count(activity.synapticEvents()),
                    Figures.digits(seconds * 1e9 / activity.synapticEvents()),
                    Figures.digits(activity.simulatedMs() / 1000 / seconds),
                    run.bytesASynapse()
                            .map(bytes -> "; " + Figures.digits(bytes) + " bytes a synapse")
                            .orElse("")));
        }
        run.jvm()
                .ifPresent(jvm -> lines.add(String.format(
                        Locale.ROOT,
                        "  allocated %s, %s of %s in all",
                        Figures.bytes(jvm.allocatedBytes()),
                        Figures.count(jvm.pauses(), "pause", "pauses"),
                        Figures.seconds(jvm.pauseSeconds()))));
        if (!activity.found().isEmpty()) {
            lines.add("  found: " + found(activity.found()));
        }
        return lines;
    }

    private static String found(Map<String, Double> found) {
        List<String> parts = new ArrayList<>();
        found.forEach((name, value) -> parts.add(name + " " + String.format(Locale.ROOT, "%.4g", value)));
        return String.join(", ", parts);
    }

    static String peer(Measured run) {
        return run.simulator() + ", " + threads(run.threads());
    }

    private static String threads(int threads) {
        return Figures.count(threads, "thread", "threads");
    }

    /** {@code warmUp} in words. */
    static String named(String measure) {
        return measure.equals("warmUp") ? "warm-up" : measure;
    }

    private static String row(String name, String ours, String peer, String ratio) {
        return String.format(Locale.ROOT, "  %-9s  %-30s  %-30s  %s", name, ours, peer, ratio)
                .stripTrailing();
    }
}
