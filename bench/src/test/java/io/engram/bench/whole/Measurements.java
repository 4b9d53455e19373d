package io.engram.bench.whole;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Measurements as runs might print them. */
final class Measurements {
    static final Machine MACHINE = new Machine("17.0.15", "a processor", "Linux amd64", "0,1");

    private Measurements() {}

    static Measured ours(double simulate, double rateHz) {
        return new Measured(
                "Engram",
                2,
                activity(rateHz),
                seconds(simulate),
                2 * simulate,
                Optional.of(400_000_000L),
                Optional.of(new Measured.Jvm("17.0.15", 2_000_000, 1, 0.01)));
    }

    static Measured peer(double simulate, double rateHz) {
        return new Measured(
                "NEST 3.10.0",
                1,
                activity(rateHz),
                seconds(simulate),
                simulate,
                Optional.of(800_000_000L),
                Optional.empty());
    }

    private static Activity activity(double rateHz) {
        return new Activity(10_000, 10_000_000, 1000, 357_000, 357e6, Map.of("excitatory", rateHz));
    }

    private static Map<String, Double> seconds(double simulate) {
        Map<String, Double> seconds = new LinkedHashMap<>();
        seconds.put("build", 1.5);
        seconds.put("simulate", simulate);
        return seconds;
    }

    static Benchmark brunel() {
        return Benchmarks.parse("""
                        benchmarks = [{
                          name = brunel, experiment = brunel, expect { excitatory = "35.7 Hz within 1 %" }
                          goals { simulate = 30, memory = 2 }
                        }]
                        """, "test.conf").get(0);
    }

    static Result result(List<Measured> ours, List<Measured> peers) {
        return Result.of(brunel(), "2026-11-27", MACHINE, ours, peers);
    }

    static Result result(String jdk, List<Measured> ours, List<Measured> peers) {
        Machine machine = new Machine(jdk, MACHINE.processor(), MACHINE.system(), MACHINE.cores());
        return Result.of(brunel(), "2026-11-27", machine, ours, peers);
    }
}
