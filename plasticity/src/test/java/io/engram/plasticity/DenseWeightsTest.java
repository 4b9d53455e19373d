package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DenseWeightsTest {
    private static final int SOURCES = 11;
    private static final int TARGETS = 37;

    private static float weight(long seed, int source, int target) {
        return (float) Draws.normal(Draws.key(seed, source), target);
    }

    private static DenseWeights drawn(long seed, int mostInArray) {
        DenseWeights weights = new DenseWeights(SOURCES, TARGETS, mostInArray);
        for (int s = 0; s < SOURCES; s++) {
            for (int t = 0; t < TARGETS; t++) {
                weights.set(s, t, weight(seed, s, t));
            }
        }
        return weights;
    }

    /** The sum as it is written in a book, one source after the other. */
    private static double twin(long seed, int[] rows, double[] factors, int count, int target, double sum) {
        for (int k = 0; k < count; k++) {
            sum += factors[k] * weight(seed, rows[k], target);
        }
        return sum;
    }

    /** Room for all rows in one array, for three, for one, and for less than one. */
    @ParameterizedTest
    @ValueSource(ints = {1 << 28, 3 * TARGETS + 5, TARGETS, 1})
    void shouldAddRowsToTheBitsOfItsTwin(int mostInArray) {
        for (long seed = 0; seed < 30; seed++) {
            DenseWeights weights = drawn(seed, mostInArray);
            for (int count = 0; count <= 9; count++) {
                int[] rows = new int[SOURCES];
                double[] factors = new double[SOURCES];
                for (int k = 0; k < SOURCES; k++) {
                    rows[k] = Draws.below(seed + 1000, k, SOURCES);
                    factors[k] = Draws.normal(seed + 2000, k);
                }
                double[] sums = new double[TARGETS];
                double[] expected = new double[TARGETS];
                for (int t = 0; t < TARGETS; t++) {
                    sums[t] = Draws.normal(seed + 3000, t);
                    expected[t] = twin(seed, rows, factors, count, t, sums[t]);
                }

                weights.addRows(rows, factors, count, sums);

                assertThat(sums).isEqualTo(expected);
            }
        }
    }

    @Test
    void shouldSplitItsRowsBetweenArraysAndLoseNone() {
        DenseWeights weights = drawn(1, 3 * TARGETS + 5);
        assertThat(weights.array(0)).hasSize(3 * TARGETS).isSameAs(weights.array(2));
        assertThat(weights.array(3)).isNotSameAs(weights.array(2)).isSameAs(weights.array(5));
        assertThat(weights.array(SOURCES - 1)).hasSize(2 * TARGETS);
        for (int s = 0; s < SOURCES; s++) {
            for (int t = 0; t < TARGETS; t++) {
                assertThat(weights.get(s, t)).isEqualTo(weight(1, s, t));
                assertThat(weights.array(s)[weights.start(s) + t]).isEqualTo(weight(1, s, t));
            }
        }
    }

    @Test
    void shouldBeginWithZerosAndHaveNoRowOfNoTargets() {
        assertThat(new DenseWeights(2, 3).array(1)).containsOnly(0);
        double[] none = {};
        new DenseWeights(3, 0).addRows(new int[] {0, 1, 2}, new double[] {1, 1, 1}, 3, none);
        assertThat(new DenseWeights(0, 3).sources()).isZero();
    }
}
