package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.engram.conformance.GradedNetworks;
import io.engram.conformance.RandomNetworks;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.NetworkFile;
import io.engram.runtime.spi.OutsideInput;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stages that are saved at any border and restored into new ones go on to the same bits. */
class SaveRestoreTest {
    private static final long END = 120;
    private static final ActorTestKit KIT = ActorTestKit.create();

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @AfterAll
    static void shutDown() {
        KIT.shutdownTestKit();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGoOnToTheSameBits(long seed) {
        Network network = RandomNetworks.of(seed);
        int shards = 1 + (int) seed % 3;
        long border = 31 + 3 * seed;
        Staged whole = Staged.of(KIT, network, shards);
        whole.runUntil(border - 2);
        if (seed % 4 == 1) {
            whole.reset();
        }
        whole.signal(Network.LEARNING, seed % 3);
        whole.runUntil(border);
        fromOutside(whole, border);

        Staged.Saved saved = whole.save(border);
        List<String> before = whole.digests();
        whole.runUntil(END - 20);
        whole.signal(Network.LEARNING, 1);
        whole.runUntil(END);
        List<String> digests = whole.digests();

        Staged resumed = Staged.of(KIT, network, shards);
        resumed.restore(saved);
        assertThat(resumed.digests()).as("seed %d as restored", seed).isEqualTo(before);
        resumed.runUntil(END - 20);
        resumed.signal(Network.LEARNING, 1);
        resumed.runUntil(END);
        assertThat(resumed.digests()).as("seed %d resumed at %d", seed, border).isEqualTo(digests);
        assertThat(digests).as("seed %d went on", seed).isNotEqualTo(before);
    }

    /** Reading must not write, nor be written: the columns are copies. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldNotChangeWhatItSaves(long seed) {
        Network network = RandomNetworks.of(seed);
        Staged saving = Staged.of(KIT, network, 2);
        Staged plain = Staged.of(KIT, network, 2);
        Staged.Saved saved = saving.save(0);
        for (long step = 7; step <= END; step += 7) {
            saving.runUntil(step);
            saving.save(step);
            plain.runUntil(step);
        }

        assertThat(saving.digests()).as("seed %d", seed).isEqualTo(plain.digests());
        Staged fromStart = Staged.of(KIT, network, 2);
        fromStart.restore(saved);
        fromStart.runUntil(END - END % 7);
        assertThat(fromStart.digests()).as("seed %d from its start", seed).isEqualTo(plain.digests());
    }

    /** Values that are set but not shown yet, changes on their way, sweeps begun. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGoOnWithGradedUnits(long seed) {
        Network network = GradedNetworks.of(seed);
        int shards = 1 + (int) seed % 3;
        long border = 31 + 3 * seed;
        Staged whole = Staged.of(KIT, network, shards);
        whole.accept("a", new OutsideInput.Values(1, "a", GradedNetworks.pattern(network, "a", new Random(seed))));
        whole.runUntil(border);
        whole.accept("b", new OutsideInput.Values(border, "b", GradedNetworks.pattern(network, "b", new Random(seed))));

        Staged.Saved saved = whole.save(border);
        whole.runUntil(END);
        Staged resumed = Staged.of(KIT, network, shards);
        resumed.restore(saved);
        resumed.runUntil(END);

        assertThat(resumed.digests()).as("seed %d resumed at %d", seed, border).isEqualTo(whole.digests());
        Staged.Saved one = whole.save(END);
        Staged.Saved other = resumed.save(END);
        for (int p = 0; p < one.populations().size(); p++) {
            for (int s = 0; s < shards; s++) {
                assertThat(other.populations().get(p).shards().get(s).columns())
                        .usingRecursiveComparison()
                        .isEqualTo(one.populations().get(p).shards().get(s).columns());
            }
        }
    }

    /** What is on its way lies in one ring for all, and in segments that are due later. */
    @ParameterizedTest(name = "border {0}")
    @ValueSource(longs = {1, 40, 73})
    void shouldGoOnWithJoinedPopulations(long border) {
        Network network = NetworkFile.parse("""
                name = joined, seed = 4, dt = 1 ms, duration = 120 ms
                populations {
                  noise { model = poisson, size = 40, rate = 80 Hz }
                  a { model = iaf-psc-exp, size = 37 }
                  b { model = iaf-psc-delta, size = 50 }
                }
                projections {
                  "{from}-a" {
                    each { from = [noise, a, b] }, from = "{from}", to = a, connect { type = pairwise-bernoulli, p = 0.4 }
                    weight { uniform = [0 pA, 900 pA] }, delay { uniform = [1 ms, 25 ms] }
                  }
                  "{from}-b" {
                    each { from = [noise, a, b] }, from = "{from}", to = b, connect { type = pairwise-bernoulli, p = 0.4 }
                    weight { uniform = [0 mV, 3 mV] }, delay { uniform = [1 ms, 25 ms] }
                  }
                }
                """, "net.conf", Path.of(""), Map.of());
        assertThat(RowPlan.of(network).groups()).hasSize(3);
        Staged whole = Staged.of(KIT, network, 2);
        whole.runUntil(border);
        Staged.Saved saved = whole.save(border);
        List<String> before = whole.digests();
        whole.runUntil(END);

        Staged resumed = Staged.of(KIT, network, 2);
        resumed.restore(saved);
        resumed.runUntil(END);

        assertThat(resumed.digests()).isEqualTo(whole.digests()).isNotEqualTo(before);
        assertThat(resumed.state("b", 0)).isEqualTo(whole.state("b", 0));
    }

    private static void fromOutside(Staged stages, long border) {
        stages.accept(
                RandomNetworks.EXTERNAL, new OutsideInput.Spikes(border + 1, RandomNetworks.EXTERNAL, List.of(0, 0)));
        stages.accept("cells0", new OutsideInput.Current(border + 1, "cells0", 0, 1, 400, border + 20));
    }
}
