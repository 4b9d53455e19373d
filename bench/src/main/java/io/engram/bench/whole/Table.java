package io.engram.bench.whole;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Results as Markdown: what was compared with peers, then what each run of ours measured. */
final class Table {
    private Table() {}

    /** {@code order}: the names of all benchmarks. Newer JDKs come first. */
    static String markdown(List<Result> results, List<String> order) {
        List<Result> sorted = results.stream()
                .sorted(Comparator.comparingInt((Result result) -> order.indexOf(result.benchmark()))
                        .thenComparing(Comparator.comparingInt((Result result) ->
                                        Integer.parseInt(result.machine().jdkFeature()))
                                .reversed()))
                .toList();
        List<String> lines = new ArrayList<>();
        lines.add("Medians; in brackets the least and the greatest ratio of a turn. Made by `./engram bench --peers`.");
        List<String> compared = sorted.stream()
                .flatMap(result ->
                        result.goals().keySet().stream().flatMap(measure -> compared(result, measure).stream()))
                .toList();
        if (!compared.isEmpty()) {
            lines.add("");
            lines.add("| benchmark | JDK | measure | Engram | peer | peer / Engram | goal |");
            lines.add("|---|--:|---|--:|--:|--:|--:|");
            lines.addAll(compared);
        }
        lines.add("");
        lines.add("| benchmark | JDK | build | warm-up | simulate | write | x real time | ns an event | bytes a synapse"
                + " | memory | allocated | pauses |");
        lines.add("|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|");
        sorted.forEach(result -> lines.add(own(result)));
        return String.join("\n", lines) + "\n";
    }

    private static Optional<String> compared(Result result, String measure) {
        return result.ours(measure).flatMap(ours -> result.peers(measure).flatMap(peers -> result.ratio(measure)
                .map(ratio -> row(
                        marked(result),
                        result.machine().jdkFeature(),
                        measure,
                        Figures.of(measure, ours.median()),
                        Report.peer(result.peers().get(0)) + ": " + Figures.of(measure, peers.median()),
                        Figures.ratio(ratio),
                        Figures.digits(result.goals().get(measure))))));
    }

    /** A row whose two sides did different things says so. */
    private static String marked(Result result) {
        return "`" + result.benchmark() + "`" + (result.complaints().isEmpty() ? "" : " (not the same rates)");
    }

    private static String own(Result result) {
        Measured run = result.typical();
        Activity activity = run.activity();
        double seconds = run.measure("simulate").orElse(Double.NaN);
        return row(
                marked(result),
                result.machine().jdkFeature(),
                seconds(result, "build"),
                seconds(result, "warmUp"),
                seconds(result, "simulate"),
                seconds(result, "write"),
                activity.simulatedMs() > 0 ? Figures.digits(activity.simulatedMs() / 1000 / seconds) : "",
                activity.synapticEvents() > 0 ? Figures.digits(seconds * 1e9 / activity.synapticEvents()) : "",
                run.bytesASynapse().map(Figures::digits).orElse(""),
                result.ours(Benchmark.MEMORY)
                        .map(memory -> Figures.bytes(memory.median()))
                        .orElse(""),
                run.jvm().map(jvm -> Figures.bytes(jvm.allocatedBytes())).orElse(""),
                run.jvm().map(jvm -> String.valueOf(jvm.pauses())).orElse(""));
    }

    private static String seconds(Result result, String phase) {
        return result.ours(phase).map(s -> Figures.seconds(s.median())).orElse("");
    }

    private static String row(String... cells) {
        return "| " + String.join(" | ", cells) + " |";
    }
}
