package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import io.engram.conformance.GradedNetworks;
import io.engram.runtime.network.Network;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Graded units and their weights, saved between two steps and restored into new stages, go on to the same bits. */
class GradedSaveRestoreTest {
    private static final List<String> DENSE = List.of("aa", "ab", "ba");
    private static final long END = 120;
    private static final long SEEDS = 32;
    private static final ActorTestKit KIT = ActorTestKit.create();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @AfterAll
    static void shutDown() {
        KIT.shutdownTestKit();
    }

    /** Saved with values that are not yet shown, with weights that the fields do not yet know, with both, with neither. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void shouldGoOnToTheSameBits(long seed) {
        Network network = GradedNetworks.of(seed);
        int shards = 1 + (int) (seed / 4 % 3);
        long border = 20 + seed;
        Random random = new Random(seed);
        Staged whole = Staged.of(KIT, network, shards);
        show(whole, network, 1, random);
        whole.runUntil(border);
        if (seed % 2 == 0) {
            show(whole, network, border + 1, random);
        }
        if (seed % 4 >= 2) {
            learn(whole, network, border + 1, random);
        }

        Staged.Saved saved = whole.save(border);
        List<String> before = seen(whole);
        List<List<String>> course = goOn(whole, border);

        Staged resumed = Staged.of(KIT, network, shards);
        resumed.restore(saved);
        assertThat(seen(resumed)).as("seed %d as restored", seed).isEqualTo(before);
        assertThat(goOn(resumed, border))
                .as("seed %d resumed at %d", seed, border)
                .isEqualTo(course);
        assertThat(course.get(course.size() - 1)).as("seed %d went on", seed).isNotEqualTo(before);
    }

    /** Weights were changed and are saved before the fields are summed anew: what arrives next is known all the same. */
    @Test
    void shouldSumAnewAfterBeingRestored() {
        int changed = 0;
        for (long seed = 0; seed < SEEDS; seed++) {
            Network network = GradedNetworks.of(seed);
            Random random = new Random(seed);
            Staged whole = Staged.of(KIT, network, 2);
            show(whole, network, 1, random);
            whole.runUntil(10);
            List<String> before = bits(whole.fields("ab"));
            learn(whole, network, 11, random);
            List<String> learned = bits(whole.fields("ab"));

            Staged resumed = Staged.of(KIT, network, 2);
            resumed.restore(whole.save(10));

            assertThat(bits(resumed.fields("ab"))).as("seed %d", seed).isEqualTo(learned);
            changed += learned.equals(before) ? 0 : 1;
        }
        assertThat(changed).as("networks whose fields changed").isGreaterThan((int) SEEDS / 2);
    }

    private static List<List<String>> goOn(Staged stages, long border) {
        List<List<String>> course = new ArrayList<>();
        for (long step : new long[] {border + 1, border + 2, border + 3, END}) {
            stages.runUntil(step);
            course.add(seen(stages));
        }
        return course;
    }

    private static void show(Staged stages, Network network, long step, Random random) {
        for (String name : List.of("a", "b")) {
            Pattern pattern = GradedNetworks.pattern(network, name, random);
            stages.accept(name, new OutsideInput.Values(step, name, pattern));
        }
    }

    private static void learn(Staged stages, Network network, long step, Random random) {
        List<Pattern> source = List.of(GradedNetworks.pattern(network, "a", random));
        List<Pattern> target = List.of(GradedNetworks.pattern(network, "b", random));
        stages.imprint(new OutsideInput.Imprint(step, "aa", source, source, 0.7));
        stages.imprint(new OutsideInput.Imprint(step, "ab", source, target, -0.9));
    }

    private static List<String> seen(Staged stages) {
        List<String> seen = new ArrayList<>(stages.digests());
        for (String name : List.of("a", "b")) {
            seen.add(name + " s " + bits(stages.state(name, 0)) + " field " + bits(stages.state(name, 1)));
        }
        DENSE.forEach(name -> seen.add(name + " " + bits(stages.fields(name))));
        return seen;
    }

    private static List<String> bits(double[] values) {
        return Arrays.stream(values)
                .mapToObj(v -> Long.toHexString(Double.doubleToRawLongBits(v)))
                .toList();
    }
}
