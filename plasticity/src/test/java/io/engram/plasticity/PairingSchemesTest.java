package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.plasticity.PairStdp.Pairing;
import io.engram.runtime.spi.LearningRule.Coincidence;
import io.engram.runtime.spi.LearningRule.Travel;
import io.engram.runtime.spi.SynapseTwin;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The schemes of Morrison, Diesmann and Gerstner (2008), figure 7, by their words: the pairs are looked up in the two lists of
 * spikes and summed. No two spikes coincide, so that the order within a step says nothing.
 */
class PairingSchemesTest {
    private static final double TAU_PLUS_MS = 17;
    private static final double TAU_MINUS_MS = 34;
    private static final int STEPS = 400;

    private final TreeSet<Integer> pre = new TreeSet<>();
    private final TreeSet<Integer> post = new TreeSet<>();

    private void draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        pre.clear();
        post.clear();
        for (int step = 1; step <= STEPS; step++) {
            double side = random.nextDouble();
            if (side < 0.08) {
                pre.add(step);
            } else if (side < 0.16) {
                post.add(step);
            }
        }
    }

    private double sumOfPairs(Pairing pairing) {
        double sum = 0;
        for (int i : pre) {
            for (int j : post) {
                if (counts(pairing, i, j)) {
                    sum += i < j
                            ? 0.03 * StrictMath.exp(-(j - i) / TAU_PLUS_MS)
                            : -0.02 * StrictMath.exp(-(i - j) / TAU_MINUS_MS);
                }
            }
        }
        return sum;
    }

    /** Whether the spike of the source at {@code i} and that of the target at {@code j} make a pair. */
    private boolean counts(Pairing pairing, int i, int j) {
        boolean preFirst = i < j;
        boolean lastPre = preFirst && pre.lower(j) == i;
        boolean lastPost = !preFirst && post.lower(i) == j;
        return switch (pairing) {
            case ALL -> true;
            case NEAREST -> lastPre || lastPost;
            case PRESYNAPTIC_CENTRED -> preFirst ? post.higher(i) == j : lastPost;
            case REDUCED_NEAREST -> preFirst ? lastPre && post.higher(i) == j : lastPost && pre.higher(j) == i;
        };
    }

    private double learned(Pairing pairing) {
        PairStdp rule = new PairStdp(
                TAU_PLUS_MS, TAU_MINUS_MS, 0.03, 0.02, 0, 0, -100, 100, pairing, Coincidence.PRE_FIRST, Travel.BEFORE);
        SynapseTwin synapse = new SynapseTwin(rule, 1, 0);
        for (int step = 1; step <= STEPS; step++) {
            synapse.step(pre.contains(step) ? 1 : 0, post.contains(step) ? 1 : 0);
        }
        return synapse.weight();
    }

    @ParameterizedTest
    @EnumSource(Pairing.class)
    void shouldSumThePairsOfItsScheme(Pairing pairing) {
        double[] expected = new double[20];
        for (int seed = 0; seed < expected.length; seed++) {
            draw(seed);
            expected[seed] = sumOfPairs(pairing);
            assertThat(learned(pairing)).as("seed %s", seed).isCloseTo(expected[seed], within(1e-12));
        }
        assertThat(Arrays.stream(expected).distinct()).hasSizeGreaterThan(15);
    }
}
