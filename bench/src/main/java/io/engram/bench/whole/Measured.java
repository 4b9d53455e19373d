package io.engram.bench.whole;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What one run measured: the line of JSON that a process of ours, or a peer's script, prints.
 *
 * @param simulator name and version
 * @param seconds wall-clock time by phase, {@code build}, {@code warmUp}, {@code simulate}, {@code write}, and what else a
 *     benchmark compares
 * @param cpuSeconds of all threads, user and system, in the part that is timed
 * @param peakBytes most memory that the process held at once, as the system counts it; empty where it cannot be told
 * @param jvm of ours only
 */
record Measured(
        String simulator,
        int threads,
        Activity activity,
        Map<String, Double> seconds,
        double cpuSeconds,
        Optional<Long> peakBytes,
        Optional<Jvm> jvm) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** Of fewer, what a process takes without a network is most. */
    private static final long MANY_SYNAPSES = 1_000_000;

    /** What the JVM did in the part that is timed. */
    record Jvm(String version, long allocatedBytes, long pauses, double pauseSeconds) {}

    /** Of this process, which has just run. */
    static Measured here(int threads, Activity activity, Map<String, Double> seconds, Meter timed) {
        return new Measured(
                "Engram",
                threads,
                activity,
                seconds,
                timed.cpuNanos() / 1e9,
                Meter.peakBytes(),
                Optional.of(timed.jvm()));
    }

    /** With the time from the start of the process to its end, without that in which it made its input. */
    Measured withProcessSeconds(double process) {
        Map<String, Double> all = new LinkedHashMap<>(seconds);
        all.put("process", process - seconds.getOrDefault("input", 0.0));
        return new Measured(simulator, threads, activity, all, cpuSeconds, peakBytes, jvm);
    }

    /** Seconds of that name, or of the processor, or bytes of memory; empty where the run has no such. */
    Optional<Double> measure(String name) {
        return switch (name) {
            case Benchmark.MEMORY -> peakBytes.map(Long::doubleValue);
            case Benchmark.CPU -> Optional.of(cpuSeconds);
            default -> Optional.ofNullable(seconds.get(name));
        };
    }

    /** All memory over all synapses; empty where these are few. */
    Optional<Double> bytesASynapse() {
        return peakBytes
                .filter(bytes -> activity.synapses() >= MANY_SYNAPSES)
                .map(bytes -> bytes / (double) activity.synapses());
    }

    /** As one line. */
    String json() {
        try {
            return JSON.writeValueAsString(tree());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a value that JSON does not know: " + e.getOriginalMessage(), e);
        }
    }

    Map<String, Object> tree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("simulator", simulator);
        tree.put("threads", threads);
        tree.put("neurons", activity.neurons());
        tree.put("synapses", activity.synapses());
        tree.put("simulatedMs", activity.simulatedMs());
        tree.put("seconds", seconds);
        tree.put("spikes", activity.spikes());
        tree.put("synapticEvents", activity.synapticEvents());
        tree.put("found", activity.found());
        tree.put("cpuSeconds", cpuSeconds);
        tree.put("peakBytes", peakBytes.orElse(null));
        jvm.ifPresent(j -> {
            tree.put("jvm", j.version());
            tree.put("allocatedBytes", j.allocatedBytes());
            tree.put("pauses", j.pauses());
            tree.put("pauseSeconds", j.pauseSeconds());
        });
        return tree;
    }

    /** Reads such a line; an IllegalArgumentException says what is missing. */
    static Measured parse(String line) {
        try {
            return of(JSON.readTree(line));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("no line of JSON: " + line, e);
        }
    }

    /** Reads such a tree. */
    static Measured of(JsonNode tree) {
        Activity activity = new Activity(
                need(tree, "neurons").asLong(),
                need(tree, "synapses").asLong(),
                need(tree, "simulatedMs").asDouble(),
                need(tree, "spikes").asLong(),
                need(tree, "synapticEvents").asDouble(),
                numbers(need(tree, "found")));
        JsonNode peak = need(tree, "peakBytes");
        return new Measured(
                need(tree, "simulator").asText(),
                need(tree, "threads").asInt(),
                activity,
                numbers(need(tree, "seconds")),
                need(tree, "cpuSeconds").asDouble(),
                peak.isNull() ? Optional.empty() : Optional.of(peak.asLong()),
                tree.has("jvm") ? Optional.of(jvm(tree)) : Optional.empty());
    }

    private static Jvm jvm(JsonNode tree) {
        return new Jvm(
                tree.path("jvm").asText(),
                need(tree, "allocatedBytes").asLong(),
                need(tree, "pauses").asLong(),
                need(tree, "pauseSeconds").asDouble());
    }

    private static JsonNode need(JsonNode tree, String key) {
        if (!tree.has(key)) {
            throw new IllegalArgumentException("a result without " + key + ": " + tree);
        }
        return tree.get(key);
    }

    private static Map<String, Double> numbers(JsonNode object) {
        Map<String, Double> numbers = new LinkedHashMap<>();
        object.properties()
                .forEach(entry -> numbers.put(entry.getKey(), entry.getValue().asDouble()));
        return numbers;
    }
}
