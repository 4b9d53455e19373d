package io.engram.runtime.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoissonDrawsTest {
    private static final long KEY = Draws.key(42, "poisson");

    @ParameterizedTest
    @ValueSource(doubles = {0.001, 0.1, 0.7, 2, 9, 50, 120})
    void shouldHaveTheMomentsOfPoisson(double mean) {
        int n = 1000;
        int steps = 1000;
        PoissonDraws draws = new PoissonDraws(KEY, new double[] {mean}, 0, n);
        int[] counts = new int[n];
        double sum = 0;
        double squares = 0;
        for (int step = 1; step <= steps; step++) {
            draws.counts(step, counts);
            for (int count : counts) {
                sum += count;
                squares += (count - mean) * (count - mean);
            }
        }
        double draw = (double) n * steps;
        assertThat(sum / draw).isEqualTo(mean, within(4 * Math.sqrt(mean / draw)));
        double sdOfVariance = Math.sqrt((mean + 2 * mean * mean) / draw);
        assertThat(squares / draw).isEqualTo(mean, within(4 * sdOfVariance));
    }

    @Test
    void shouldFitTheDistribution() {
        double mean = 2;
        int[] histogram = new int[10];
        int[] counts = new int[2000];
        PoissonDraws draws = new PoissonDraws(KEY, new double[] {mean}, 0, counts.length);
        for (int step = 1; step <= 500; step++) {
            draws.counts(step, counts);
            for (int count : counts) {
                histogram[Math.min(count, 9)]++;
            }
        }
        double chiSquare = 0;
        double rest = 1;
        double probability = Math.exp(-mean);
        for (int k = 0; k < 10; k++) {
            double expected = 1e6 * (k == 9 ? rest : probability);
            chiSquare += (histogram[k] - expected) * (histogram[k] - expected) / expected;
            rest -= probability;
            probability *= mean / (k + 1);
        }
        // 9 degrees of freedom: 27.9 is exceeded once in a thousand.
        assertThat(chiSquare).isLessThan(27.9);
    }

    @Test
    void shouldNotCorrelateNeighboursOrSteps() {
        int n = 100_000;
        PoissonDraws draws = new PoissonDraws(KEY, new double[] {2}, 0, n);
        int[] now = new int[n];
        int[] next = new int[n];
        draws.counts(7, now);
        draws.counts(8, next);
        double neighbours = 0;
        double steps = 0;
        double diagonal = 0;
        for (int i = 0; i + 1 < n; i++) {
            neighbours += (now[i] - 2) * (now[i + 1] - 2);
            steps += (now[i] - 2) * (next[i] - 2);
            diagonal += (now[i] - 2) * (next[i + 1] - 2);
        }
        double sd = 2 * Math.sqrt(n);
        assertThat(neighbours / sd).isBetween(-4.0, 4.0);
        assertThat(steps / sd).isBetween(-4.0, 4.0);
        assertThat(diagonal / sd).isBetween(-4.0, 4.0);
    }

    @Test
    void shouldNotDependOnTheShard() {
        int n = 2000;
        double[] means = new double[n];
        for (int i = 0; i < n; i++) {
            means[i] = i % 7 == 0 ? 70 : 0.01 * (i % 300);
        }
        int[] whole = new int[n];
        new PoissonDraws(KEY, means, 0, n).counts(5, whole);
        int cut = 777;
        int[] first = new int[cut];
        int[] second = new int[n - cut];
        new PoissonDraws(KEY, Arrays.copyOf(means, cut), 0, cut).counts(5, first);
        new PoissonDraws(KEY, Arrays.copyOfRange(means, cut, n), cut, n - cut).counts(5, second);
        assertThat(first).isEqualTo(Arrays.copyOf(whole, cut));
        assertThat(second).isEqualTo(Arrays.copyOfRange(whole, cut, n));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.02, 2, 30, 130})
    void shouldDrawTheSameForOneMeanAndForEqualMeans(double mean) {
        int n = 1500;
        double[] means = new double[n];
        Arrays.fill(means, mean);
        means[n - 1] = 1;
        int[] same = new int[n];
        int[] each = new int[n];
        new PoissonDraws(KEY, new double[] {mean}, 0, n).counts(9, same);
        new PoissonDraws(KEY, means, 0, n).counts(9, each);
        assertThat(Arrays.copyOf(each, n - 1)).isEqualTo(Arrays.copyOf(same, n - 1));
    }

    @Test
    void shouldFollowAFactor() {
        PoissonDraws changed = new PoissonDraws(KEY, new double[] {2}, 0, 600);
        PoissonDraws other = new PoissonDraws(KEY, new double[] {5}, 0, 600);
        changed.factor(2.5);
        double[] a = new double[600];
        double[] b = new double[600];
        changed.addTo(3, 0.5, a);
        other.addTo(3, 0.5, b);
        assertThat(a).isEqualTo(b);
        assertThat(Arrays.stream(a).sum()).isGreaterThan(0);
        changed.factor(0);
        changed.addTo(4, 0.5, a);
        assertThat(a).isEqualTo(b);
    }

    @Test
    void shouldRefuseAMeanThatIsNone() {
        assertThatThrownBy(() -> new PoissonDraws(KEY, new double[] {-1}, 0, 3))
                .hasMessageContaining("mean=-1.0")
                .hasMessageContaining("must be finite and >= 0");
        assertThatThrownBy(() -> new PoissonDraws(KEY, new double[2], 0, 3)).hasMessageContaining("2 means for 3");
    }
}
