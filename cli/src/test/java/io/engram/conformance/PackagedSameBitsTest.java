package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.examples.BalancedInput;
import io.engram.examples.Brunel;
import io.engram.examples.Experiment;
import io.engram.examples.Experiments;
import io.engram.examples.Launch;
import io.engram.examples.RunSummary;
import io.engram.examples.Selectivity;
import io.engram.examples.StdpSequence;
import io.engram.recorder.JournalReader;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * The packaged networks give the same bits on any shards and threads, in both modes, journaled or not; and, as the digests
 * stand here, on any JDK and on any day. A change of them is a breaking change.
 */
class PackagedSameBitsTest {
    @TempDir
    private Path folder;

    /** Of no weights that learn. */
    private static final String NO_WEIGHTS = "e220a8397b1dcdafe220a8397b1dcdaf";

    /** Of the ways to run a benchmark each so many-th; it has no divisor in common with any number of ways. */
    private static final int EVERY = 7;

    /** A network cut short, the digests of its spikes and weights, and of how many ways to run it one is taken. */
    private record Pinned(
            Experiment experiment,
            Map<String, String> settings,
            double durationMs,
            String spikes,
            String weights,
            int every) {
        Pinned(Experiment experiment, Map<String, String> settings, double durationMs, String spikes, String weights) {
            this(experiment, settings, durationMs, spikes, weights, 1);
        }

        static Pinned benchmark(
                String name, Map<String, String> settings, double durationMs, String spikes, String weights) {
            return new Pinned(Experiments.named(name), settings, durationMs, spikes, weights, EVERY);
        }
    }

    private static final List<Pinned> PINNED = List.of(
            Pinned.benchmark("cuba-nest", Map.of(), 100, "99524c90875c741c5fa7d470596852dd", NO_WEIGHTS),
            Pinned.benchmark("cuba-brian", Map.of(), 50, "649fe8fbd05359db2de7c89dd5440705", NO_WEIGHTS),
            Pinned.benchmark("coba-nest", Map.of(), 50, "a25d28dd3b164de962e6797097f56805", NO_WEIGHTS),
            Pinned.benchmark("coba-brian", Map.of(), 50, "9b713a9a5066892f164128385664e1a5", NO_WEIGHTS),
            Pinned.benchmark(
                    "hpc-benchmark",
                    Map.of("scale", "0.02", "kDiv", "50"),
                    50,
                    "de19cdd04e6fbe5bfb06f43af588c509",
                    "47d9223396895a2cd3551a738440f45a"),
            Pinned.benchmark(
                    "microcircuit", Map.of("scale", "0.02"), 200, "db99ee6f2956c54062619f32d88cce69", NO_WEIGHTS),
            new Pinned(
                    new StdpSequence(),
                    Map.of("unique", "1 s", "afferents", "500", "threshold", "100"),
                    1500,
                    "dfd13917200a0bf20e7ae88f6e064a8c",
                    "e26d998f02eddc3dfe28ca9dbf32298f"),
            new Pinned(
                    new Brunel(),
                    Map.of("neurons", "1000", "plastic", "true"),
                    120,
                    "ecb4603dd788bce0ed6b2ca731db0b2e",
                    "bfb0271b22761a11f8e669186376af5b"),
            new Pinned(
                    new BalancedInput(),
                    Map.of(),
                    500,
                    "9ace6bd7b61bdae362b06aabac79f3cd",
                    "742d8070951392b6af5ea3a72d64f9e2"),
            new Pinned(
                    new Selectivity(),
                    Map.of("neurons", "8", "eta", "0.01"),
                    1500,
                    "5c7835377b8c16f7ad7dc34f40b9ede2",
                    "bf45925282ec41427c6940c3880fe11e"));

    @TestFactory
    Stream<DynamicTest> shouldGiveThePinnedBits() {
        List<DynamicTest> tests = new ArrayList<>();
        for (Pinned pinned : PINNED) {
            int way = 0;
            for (Mode mode : Mode.values()) {
                for (int shards : new int[] {1, 2, 3, 7}) {
                    for (int threads : new int[] {1, 2, 4}) {
                        for (boolean journal : new boolean[] {false, true}) {
                            if (way++ % pinned.every() != 0) {
                                continue;
                            }
                            SimulationOptions options = SimulationOptions.DEFAULT
                                    .withMode(mode)
                                    .withShards(shards)
                                    .withThreads(threads);
                            String name = pinned.experiment().name() + " " + mode + " " + shards + " shards " + threads
                                    + " threads" + (journal ? " journaled" : "");
                            tests.add(DynamicTest.dynamicTest(name, () -> check(pinned, options, journal, name)));
                        }
                    }
                }
            }
        }
        return tests.stream();
    }

    private void check(Pinned pinned, SimulationOptions options, boolean journal, String name) {
        Launch launch = Launch.of(pinned.experiment())
                .withSettings(pinned.settings())
                .withDurationMs(pinned.durationMs())
                .withOptions(options)
                .withPictures(false);
        Path directory = folder.resolve(name.replace(' ', '-'));
        RunSummary summary = (journal ? launch.in(directory) : launch).run().summary();

        assertThat(summary.spikes()).isPositive();
        assertThat(summary.digests().spikes()).contains(pinned.spikes());
        assertThat(summary.digests().weights()).contains(pinned.weights());
        if (journal) {
            try (JournalReader reader = JournalReader.open(directory)) {
                assertThat(reader.end().orElseThrow().spikeDigest()).isEqualTo(pinned.spikes());
                assertThat(reader.end().orElseThrow().weightDigest()).isEqualTo(pinned.weights());
            }
        }
    }
}
