package io.engram.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Normal draws follow the normal distribution: its moments, its middle, the edges of the layers and its tails. */
class NormalTest {
    private static final int DRAWS = 4_000_000;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldHaveTheMomentsOfTheStandardNormal(long seed) {
        double[] sums = new double[5];
        for (int k = 0; k < DRAWS; k++) {
            double x = Draws.normal(seed, k);
            for (int power = 1; power < 5; power++) {
                sums[power] += StrictMath.pow(x, power);
            }
        }

        assertThat(sums[1] / DRAWS).isCloseTo(0, within(4 * sd(1)));
        assertThat(sums[2] / DRAWS).isCloseTo(1, within(4 * sd(2)));
        assertThat(sums[3] / DRAWS).isCloseTo(0, within(4 * sd(15)));
        assertThat(sums[4] / DRAWS).isCloseTo(3, within(4 * sd(96)));
    }

    /** Of the mean of {@link #DRAWS} with a variance. */
    private static double sd(double variance) {
        return Math.sqrt(variance / DRAWS);
    }

    /** Bins of equal width and all that lies beyond 4, against probabilities by Simpson's rule. */
    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldFallIntoEachBinAsOftenAsTheDensitySays(long seed) {
        int bins = 400;
        long[] counts = new long[bins + 2];
        for (int k = 0; k < DRAWS; k++) {
            double x = Draws.normal(seed, k);
            counts[(int) Math.min(bins + 1, Math.max(0, Math.floor((x + 4) / 8 * bins) + 1))]++;
        }

        double chiSquare = 0;
        double inner = 0;
        for (int b = 0; b < bins; b++) {
            double low = -4 + 8.0 * b / bins;
            double width = 8.0 / bins;
            double p = width / 6 * (density(low) + 4 * density(low + width / 2) + density(low + width));
            inner += p;
            chiSquare += square(counts[b + 1] - p * DRAWS) / (p * DRAWS);
        }
        double tail = (1 - inner) / 2;
        chiSquare += square(counts[0] - tail * DRAWS) / (tail * DRAWS);
        chiSquare += square(counts[bins + 1] - tail * DRAWS) / (tail * DRAWS);
        assertThat(chiSquare).isCloseTo(bins + 1, within(4 * Math.sqrt(2.0 * (bins + 1))));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double density(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    @Test
    void shouldNotRepeatItselfFromOneDrawOrKeyToTheNext() {
        double byDraw = 0;
        double byKey = 0;
        for (int k = 0; k < DRAWS; k++) {
            byDraw += Draws.normal(9, k) * Draws.normal(9, k + 1);
            byKey += Draws.normal(Draws.key(9, k), 0) * Draws.normal(Draws.key(9, k + 1), 0);
        }

        assertThat(byDraw / DRAWS).isCloseTo(0, within(4 * sd(1)));
        assertThat(byKey / DRAWS).isCloseTo(0, within(4 * sd(1)));
    }
}
