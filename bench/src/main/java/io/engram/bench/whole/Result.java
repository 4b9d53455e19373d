package io.engram.bench.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of one benchmark: the runs of both sides, in turn.
 *
 * @param date on which it ran, ISO 8601
 * @param goals of the benchmark
 * @param complaints about what was found: with one, a ratio compares different things
 * @param peers the peer's runs; empty where ours ran alone
 */
record Result(
        String benchmark,
        String date,
        Machine machine,
        Map<String, Double> goals,
        List<String> complaints,
        List<Measured> ours,
        List<Measured> peers) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Checks what each run found against what {@code benchmark} expects. */
    static Result of(Benchmark benchmark, String date, Machine machine, List<Measured> ours, List<Measured> peers) {
        List<String> complaints = new ArrayList<>();
        for (Expected expected : benchmark.expected()) {
            for (List<Measured> side : List.of(ours, peers)) {
                side.stream()
                        .flatMap(run -> expected
                                .complaint(run.simulator(), run.activity().found())
                                .stream())
                        .findFirst()
                        .ifPresent(complaints::add);
            }
            if (ours.stream().noneMatch(run -> run.activity().found().containsKey(expected.name()))) {
                complaints.add("Engram: there is no " + expected.name());
            }
        }
        return new Result(benchmark.name(), date, machine, benchmark.goals(), complaints, ours, peers);
    }

    /** Where not every run of ours has it, nothing. */
    Optional<Spread> ours(String measure) {
        return values(ours, measure).map(Spread::of);
    }

    Optional<Spread> peers(String measure) {
        return values(peers, measure).map(Spread::of);
    }

    Optional<Spread> ratio(String measure) {
        return values(ours, measure).flatMap(mine -> values(peers, measure).map(theirs -> Spread.ratio(mine, theirs)));
    }

    private static Optional<List<Double>> values(List<Measured> runs, String measure) {
        List<Double> values =
                runs.stream().flatMap(run -> run.measure(measure).stream()).toList();
        return values.isEmpty() || values.size() < runs.size() ? Optional.empty() : Optional.of(values);
    }

    /** The run of ours whose simulation took the median time; of two the slower one. */
    Measured typical() {
        List<Measured> sorted = ours.stream()
                .sorted((a, b) -> Double.compare(
                        a.measure("simulate").orElse(0.0), b.measure("simulate").orElse(0.0)))
                .toList();
        return sorted.get(sorted.size() / 2);
    }

    String fileName() {
        return benchmark + "-jdk" + machine.jdkFeature() + ".json";
    }

    String json() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("benchmark", benchmark);
        tree.put("date", date);
        tree.put("jdk", machine.jdk());
        tree.put("processor", machine.processor());
        tree.put("system", machine.system());
        tree.put("cores", machine.cores());
        tree.put("goals", goals);
        tree.put("complaints", complaints);
        Map<String, Object> ratios = new LinkedHashMap<>();
        goals.keySet().forEach(measure -> ratio(measure).ifPresent(ratio -> ratios.put(measure, ratio)));
        tree.put("ratios", ratios);
        tree.put("ours", ours.stream().map(Measured::tree).toList());
        tree.put("peers", peers.stream().map(Measured::tree).toList());
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(tree) + "\n";
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value that JSON does not know: " + e.getOriginalMessage(), e);
        }
    }

    /** Reads what {@link #json} wrote. */
    static Result parse(String text) {
        try {
            JsonNode tree = JSON.readTree(text);
            Map<String, Double> goals = new LinkedHashMap<>();
            tree.path("goals")
                    .properties()
                    .forEach(goal -> goals.put(goal.getKey(), goal.getValue().asDouble()));
            return new Result(
                    tree.path("benchmark").asText(),
                    tree.path("date").asText(),
                    new Machine(
                            tree.path("jdk").asText(),
                            tree.path("processor").asText(),
                            tree.path("system").asText(),
                            tree.path("cores").asText()),
                    goals,
                    list(tree.path("complaints"), JsonNode::asText),
                    list(tree.path("ours"), Measured::of),
                    list(tree.path("peers"), Measured::of));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no result of a benchmark: " + e.getOriginalMessage(), e);
        }
    }

    private static <T> List<T> list(JsonNode array, Function<JsonNode, T> of) {
        List<T> list = new ArrayList<>();
        array.forEach(item -> list.add(of.apply(item)));
        return list;
    }
}
