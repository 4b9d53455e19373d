package io.engram.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.examples.BalancedInput;
import io.engram.examples.Brunel;
import io.engram.examples.Experiment;
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

    /** A network cut short, and the digests of its spikes and weights. */
    private record Pinned(
            Experiment experiment, Map<String, String> settings, double durationMs, String spikes, String weights) {}

    private static final List<Pinned> PINNED = List.of(
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
            for (Mode mode : Mode.values()) {
                for (int shards : new int[] {1, 2, 3, 7}) {
                    for (int threads : new int[] {1, 2, 4}) {
                        for (boolean journal : new boolean[] {false, true}) {
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
