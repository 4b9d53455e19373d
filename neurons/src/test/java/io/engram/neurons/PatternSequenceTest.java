package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.random.Draws;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.TestSourceContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class PatternSequenceTest {
    private static final double DT_MS = 0.1;
    private static final int SIZE = 100;
    private static final long KEY = Draws.key(3, "source/input");
    private static final PatternSequence PAPER = new PatternSequence();
    private static final PatternSequence SHORT = noise(10, 1);

    @Test
    void shouldMarkTheFractionOfSegmentsWithoutNeighbours() {
        for (double fraction : new double[] {0, 0.05, 0.25, 0.5}) {
            PatternSequence sequence = new PatternSequence(150_000, 50, fraction, 0.5, 1, 10, 90, 1800, 360, 50);
            boolean[] marked = sequence.markedSegments(KEY);
            int count = 0;
            for (int k = 0; k < marked.length; k++) {
                count += marked[k] ? 1 : 0;
                assertThat(marked[k] && k > 0 && marked[k - 1]).isFalse();
            }
            assertThat(marked).hasSize(3000);
            assertThat(count).isEqualTo((int) (3000 * fraction));
        }
        assertThat(PAPER.markedSegments(KEY)).isNotEqualTo(PAPER.markedSegments(KEY + 1));
    }

    @Test
    void shouldFireAtThePapersRateInsideAndOutsideThePattern() {
        int steps = 100_000;
        PatternSequence sequence = new PatternSequence(10_000, 50, 0.25, 0.5, 1, 10, 90, 1800, 360, 50);
        double[] perSecond = new double[400];
        SourceKernel kernel = kernel(sequence, 400);
        for (int step = 1; step <= steps; step++) {
            kernel.step(step, i -> perSecond[i] += 0.1);
        }
        assertThat(Arrays.stream(perSecond, 0, 200).average().orElseThrow()).isEqualTo(64, within(3.0));
        assertThat(Arrays.stream(perSecond, 200, 400).average().orElseThrow()).isEqualTo(64, within(3.0));
    }

    @Test
    void shouldCopyTheFirstMarkedSegmentIntoAllOthers() {
        PatternSequence exact = noise(0, 0);
        boolean[] marked = exact.markedSegments(KEY);
        List<List<Long>> copies = new ArrayList<>();
        List<List<Long>> others = new ArrayList<>();
        for (int segment = 0; segment < marked.length; segment++) {
            if (marked[segment]) {
                copies.add(places(exact, 0, SIZE / 2, segment));
                others.add(places(exact, SIZE / 2, SIZE, segment));
            }
        }
        assertThat(copies.get(0)).hasSizeGreaterThan(50);
        assertThat(copies).allSatisfy(copy -> assertThat(copy).isEqualTo(copies.get(0)));
        assertThat(others).doesNotHaveDuplicates();
    }

    @Test
    void shouldJitterEachSpikeOfEachCopyByItself() {
        PatternSequence jittered = noise(0, 1);
        boolean[] marked = jittered.markedSegments(KEY);
        List<List<Long>> copies = new ArrayList<>();
        for (int segment = 0; segment < marked.length; segment++) {
            if (marked[segment]) {
                copies.add(places(jittered, 0, SIZE / 2, segment));
            }
        }
        assertThat(copies).doesNotHaveDuplicates();
    }

    @Test
    void shouldForceASpikeAfterTheLongestSilence() {
        PatternSequence forced = new PatternSequence(1000, 50, 0, 0, 0, 0, 0, 0, 0, 50);
        SpikeTrain spikes = forced.spikesBetween(KEY, 1, 1, DT_MS, 0, 1000);
        assertThat(spikes.size()).isBetween(18, 20);
        for (int k = 1; k < spikes.size(); k++) {
            assertThat(spikes.timeMs(k) - spikes.timeMs(k - 1)).isBetween(49.0, 51.2);
        }
    }

    @Test
    void shouldRepeatTheUniquePart() {
        SourceKernel kernel = kernel(SHORT, SIZE);
        List<Integer> first = new ArrayList<>();
        List<Integer> third = new ArrayList<>();
        for (int step = 1; step <= 10_000; step++) {
            int now = step;
            kernel.step(step, i -> first.add(now * SIZE + i));
            kernel.step(20_000L + step, i -> third.add(now * SIZE + i));
        }
        assertThat(third).isEqualTo(first).isNotEmpty();
    }

    @Test
    void shouldShowTheSameSpikesInAWindowAsTheKernelEmits() {
        SourceKernel kernel = kernel(SHORT, SIZE);
        List<String> emitted = new ArrayList<>();
        for (int step = 13_001; step <= 14_500; step++) {
            int now = step;
            kernel.step(step, i -> {
                if (i < 80) {
                    emitted.add(i + " at " + now);
                }
            });
        }
        SpikeTrain window = SHORT.spikesBetween(KEY, SIZE, 80, DT_MS, 1300, 1450);
        List<String> shown = new ArrayList<>();
        for (int k = 0; k < window.size(); k++) {
            shown.add(window.neuron(k) + " at " + Math.round(window.timeMs(k) / DT_MS));
        }
        assertThat(shown).isEqualTo(emitted).isNotEmpty();
    }

    private static PatternSequence noise(double noiseHz, double jitterMs) {
        return new PatternSequence(1000, 50, 0.25, 0.5, jitterMs, noiseHz, 90, 1800, 360, 50);
    }

    private static SourceKernel kernel(PatternSequence sequence, int size) {
        return sequence.kernel(new TestSourceContext(sequence, KEY, DT_MS, 1000, size, 0, size));
    }

    /** Spikes of some afferents in a segment, as afferent and step within the segment. */
    private static List<Long> places(PatternSequence sequence, int first, int last, int segment) {
        SpikeTrain spikes = sequence.spikesBetween(KEY, SIZE, last, DT_MS, segment * 50, segment * 50 + 50);
        List<Long> places = new ArrayList<>();
        for (int k = 0; k < spikes.size(); k++) {
            if (spikes.neuron(k) >= first) {
                places.add(spikes.neuron(k) * 1000L + Math.round(spikes.timeMs(k) / DT_MS) - segment * 500L);
            }
        }
        return places;
    }
}
