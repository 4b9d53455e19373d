package io.engram.bench.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A benchmark as {@code benchmarks.conf} describes it.
 *
 * @param experiment the packaged experiment that it runs; empty for a workload that is none
 * @param settings of the experiment
 * @param workload what is done with it
 * @param warmUpMs simulated before the clock starts
 * @param forMs simulated while it runs
 * @param expected what ours and the peer must find
 * @param seconds numbers of the experiment's outcome that are times, by the name to compare them under
 * @param goals by how much the peer's seconds of that name, or {@code memory}, should exceed ours
 */
record Benchmark(
        String name,
        String experiment,
        Map<String, String> settings,
        Workload workload,
        double warmUpMs,
        double forMs,
        List<Expected> expected,
        Map<String, String> seconds,
        Map<String, Double> goals,
        Optional<PeerScript> peer) {
    /** The measure that is not a time. */
    static final String MEMORY = "memory";

    /** Of all threads while it simulates: on a busy machine this says more than the clock on the wall. */
    static final String CPU = "cpu";

    /** What a run does. */
    enum Workload {
        /** Simulates a network; keeps its spikes in memory, as peers do. */
        NETWORK,
        /** Runs an experiment to its end and asks for its outcome. */
        EXPERIMENT,
        /** Shows images, learning. */
        DIGITS,
        /** Trains one layer without a network. */
        LAYER
    }

    /** With {@code others} over its settings. */
    Benchmark with(Map<String, String> others) {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(others);
        return new Benchmark(name, experiment, all, workload, warmUpMs, forMs, expected, seconds, goals, peer);
    }

    /** The measure by which a peer's thread count is chosen. */
    String firstGoal() {
        return goals.keySet().iterator().next();
    }
}
