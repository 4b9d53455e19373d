package io.engram.bench.whole;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigObject;
import com.typesafe.config.ConfigParseOptions;
import io.engram.bench.whole.Benchmark.Workload;
import io.engram.examples.SimulatedTime;
import io.engram.runtime.network.Names;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Reads descriptions of benchmarks; a SpecException names what is wrong with one. */
final class Benchmarks {
    private static final List<String> KEYS = List.of(
            "name", "experiment", "settings", "workload", "warmUp", "for", "expect", "seconds", "goals", "peer");
    private static final List<String> PEER_KEYS = List.of("simulator", "script", "arguments", "threads", "input");

    private Benchmarks() {}

    /** Those in {@code benchmarks.conf}, in its order. */
    static List<Benchmark> packaged() {
        ConfigParseOptions must = ConfigParseOptions.defaults().setAllowMissing(false);
        return read(ConfigFactory.parseResources(Benchmarks.class, "benchmarks.conf", must), "benchmarks.conf");
    }

    /** Those of {@code names}, in their order; all where there are none. */
    static List<Benchmark> named(List<String> names) {
        List<Benchmark> packaged = packaged();
        return names.isEmpty()
                ? packaged
                : names.stream().map(name -> find(packaged, name)).toList();
    }

    static Benchmark named(String name) {
        return find(packaged(), name);
    }

    private static Benchmark find(List<Benchmark> benchmarks, String name) {
        return benchmarks.stream()
                .filter(benchmark -> benchmark.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new SpecException(Names.unknown(
                        "benchmark",
                        name,
                        benchmarks.stream().map(Benchmark::name).toList())));
    }

    /** Those that {@code text}, which errors call {@code origin}, describes. */
    static List<Benchmark> parse(String text, String origin) {
        return read(ConfigFactory.parseString(text), origin);
    }

    private static List<Benchmark> read(Config config, String origin) {
        List<Benchmark> benchmarks = new ArrayList<>();
        try {
            for (Config entry : config.resolve().getConfigList("benchmarks")) {
                benchmarks.add(benchmark(entry));
            }
        } catch (ConfigException | IllegalArgumentException e) {
            String place = benchmarks.isEmpty()
                    ? "the first benchmark"
                    : "what follows " + benchmarks.get(benchmarks.size() - 1).name();
            throw new SpecException(origin + ", " + place + ": " + e.getMessage(), e);
        }
        return benchmarks;
    }

    private static Benchmark benchmark(Config entry) {
        allow("key", KEYS, entry.root());
        Map<String, String> expect = texts(entry, "expect");
        Map<String, Double> goals = new LinkedHashMap<>();
        // A measure of time is the first: by it a peer's threads are chosen.
        texts(entry, "goals").entrySet().stream()
                .sorted((a, b) -> Boolean.compare(
                        a.getKey().equals(Benchmark.MEMORY), b.getKey().equals(Benchmark.MEMORY)))
                .forEach(goal -> goals.put(goal.getKey(), Double.parseDouble(goal.getValue())));
        if (goals.isEmpty()) {
            throw new SpecException("goals is missing; must name a measure and its ratio, such as simulate = 30");
        }
        return new Benchmark(
                entry.getString("name"),
                text(entry, "experiment", ""),
                texts(entry, "settings"),
                workload(text(entry, "workload", "network")),
                SimulatedTime.parseMs(text(entry, "warmUp", "0 ms")),
                SimulatedTime.parseMs(text(entry, "for", "0 ms")),
                expect.entrySet().stream()
                        .map(e -> Expected.parse(e.getKey(), e.getValue()))
                        .toList(),
                texts(entry, "seconds"),
                goals,
                entry.hasPath("peer") ? Optional.of(peer(entry.getConfig("peer"))) : Optional.empty());
    }

    private static PeerScript peer(Config entry) {
        allow("key of peer", PEER_KEYS, entry.root());
        return new PeerScript(
                entry.getString("simulator"),
                entry.getString("script"),
                entry.hasPath("arguments") ? entry.getStringList("arguments") : List.of(),
                entry.hasPath("threads") ? entry.getIntList("threads") : List.of(1),
                entry.hasPath("input") ? Optional.of(entry.getString("input")) : Optional.empty());
    }

    private static Workload workload(String name) {
        for (Workload workload : Workload.values()) {
            if (workload.name().toLowerCase(Locale.ROOT).equals(name)) {
                return workload;
            }
        }
        throw new SpecException("workload = " + name + "; must be network, experiment, digits or layer");
    }

    private static void allow(String kind, Collection<String> known, ConfigObject object) {
        for (String key : object.keySet()) {
            if (!known.contains(key)) {
                throw new SpecException(Names.unknown(kind, key, known));
            }
        }
    }

    private static String text(Config entry, String key, String otherwise) {
        return entry.hasPath(key) ? entry.getString(key) : otherwise;
    }

    /** By name, so that every run prints them alike. */
    private static Map<String, String> texts(Config entry, String key) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (entry.hasPath(key)) {
            ConfigObject object = entry.getObject(key);
            object.keySet().stream()
                    .sorted()
                    .forEach(name ->
                            texts.put(name, String.valueOf(object.get(name).unwrapped())));
        }
        return texts;
    }
}
