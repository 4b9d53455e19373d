package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.network.SpecException;
import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.TestSourceContext;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class PatternPoissonTest {
    private static final double DT_MS = 0.5;
    private static final int SIZE = 50;
    private static final long KEY = Draws.key(3, "source/input");
    private static final PatternPoisson SOURCE = new PatternPoisson(5, 100, 20, 2, 60, 5);

    @Test
    void shouldShowEachPatternOnceARoundInAnOrderDrawnAnew() {
        Set<List<Integer>> orders = new HashSet<>();
        for (int round = 0; round < 100; round++) {
            List<Integer> order = order(KEY, round);
            assertThat(order).containsExactlyInAnyOrder(0, 1, 2, 3, 4);
            orders.add(order);
        }
        assertThat(orders).as("of the 120 orders").hasSizeGreaterThan(50);
        assertThat(order(KEY + 1, 0)).isNotEqualTo(order(KEY, 0));
    }

    @Test
    void shouldShowEachPatternAtEachPlaceAboutAsOften() {
        int[] first = new int[5];
        for (int round = 0; round < 5000; round++) {
            first[SOURCE.pattern(KEY, 5L * round)]++;
        }
        for (int count : first) {
            assertThat(count).isBetween(880, 1120);
        }
    }

    @Test
    void shouldLayTheBumpsAroundTheRing() {
        assertThat(SOURCE.rateHz(0, 5, SIZE)).isEqualTo(60);
        assertThat(SOURCE.rateHz(2, 25, SIZE)).isEqualTo(60);
        assertThat(SOURCE.rateHz(0, 10, SIZE)).isCloseTo(2 + 58 * StrictMath.exp(-0.5), within(1e-12));
        assertThat(SOURCE.rateHz(0, 0, SIZE)).isEqualTo(SOURCE.rateHz(0, 10, SIZE));
        assertThat(SOURCE.rateHz(0, 49, SIZE)).isEqualTo(SOURCE.rateHz(0, 11, SIZE));
        assertThat(SOURCE.rateHz(0, 30, SIZE)).isCloseTo(2, within(1e-3));
    }

    @Test
    void shouldFireAtTheRatesOfWhatIsShownAndAtTheBaseRateInAPause() {
        double[][] countIn = new double[SOURCE.patterns() + 1][SIZE];
        SourceKernel kernel = kernel(SOURCE, DT_MS);
        int rounds = 100;
        int period = 240;
        for (int step = 1; step <= rounds * 5 * period; step++) {
            int showing = (step - 1) / period;
            boolean pause = (step - 1) % period >= 200;
            double[] counts = countIn[pause ? SOURCE.patterns() : SOURCE.pattern(KEY, showing)];
            kernel.step(step, i -> counts[i]++);
        }
        double seconds = rounds * 0.1;
        for (int p = 0; p < SOURCE.patterns(); p++) {
            for (int i = 0; i < SIZE; i++) {
                double expected = SOURCE.rateHz(p, i, SIZE) * seconds;
                assertThat(countIn[p][i]).isCloseTo(expected, within(4.5 * StrictMath.sqrt(expected) + 1));
            }
        }
        double paused = 0;
        for (double count : countIn[SOURCE.patterns()]) {
            paused += count;
        }
        double expected = 2 * SIZE * 5 * 0.02 * rounds;
        assertThat(paused).isCloseTo(expected, within(4.5 * StrictMath.sqrt(expected)));
    }

    @Test
    void shouldRefuseWhatCannotBeShown() {
        refuse(
                () -> new PatternPoisson(0, 100, 0, 2, 60, 5),
                "pattern-poisson: patterns=0.0; must be within 1 and 1000");
        refuse(() -> new PatternPoisson(5, 0, 0, 2, 60, 5), "pattern-poisson: shownMs=0.0; must be finite and > 0");
        refuse(() -> new PatternPoisson(5, 1, 0, 2, 60, 0), "pattern-poisson: width=0.0; must be finite and > 0");
        refuse(
                () -> kernel(new PatternPoisson(5, 10.2, 0, 2, 60, 5), DT_MS),
                "pattern-poisson: shownMs=10.2; must be whole steps of 0.5 ms");
        refuse(
                () -> kernel(new PatternPoisson(5, 10, 0.3, 2, 60, 5), DT_MS),
                "pattern-poisson: pauseMs=0.3; must be whole steps of 0.5 ms");
    }

    private static void refuse(ThrowingCallable call, String sentence) {
        assertThatThrownBy(call).isInstanceOf(SpecException.class).hasMessage(sentence);
    }

    private static List<Integer> order(long key, long round) {
        List<Integer> order = new ArrayList<>();
        for (int place = 0; place < 5; place++) {
            order.add(SOURCE.pattern(key, 5 * round + place));
        }
        return order;
    }

    private static SourceKernel kernel(PatternPoisson source, double dtMs) {
        return source.kernel(new TestSourceContext(source, KEY, dtMs, 1000, SIZE, 0, SIZE));
    }
}
