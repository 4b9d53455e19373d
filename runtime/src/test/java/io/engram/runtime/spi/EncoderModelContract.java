package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What every encoder keeps beside what every source does. A test class names its encoders, as {@link NeuronModelContract}
 * shows, and inherits the tests.
 */
public abstract class EncoderModelContract {
    private static final double DT_MS = 0.5;
    private static final int SIZE = 40;
    private static final int STEPS = 1500;
    private static final int BEGUN = 7;
    private static final List<Float> CANDIDATES = List.of(0f, 1f, 0.3f, 2f, 0.75f, 17f);
    private static final List<Float> REFUSED = List.of(-1f, -0.001f);

    /** The encoders to test; each serves a population of 40 and fires for some values from 0 to 17 within 750 ms. */
    protected abstract Stream<? extends EncoderModel> models();

    @TestFactory
    Stream<DynamicTest> shouldIntroduceItself() {
        return tests(ComponentContract::shouldIntroduceItself);
    }

    @TestFactory
    Stream<DynamicTest> shouldSayWhatItTakes() {
        return tests(model -> {
            assertThat(model.allowed())
                    .startsWith("must be")
                    .doesNotEndWith(".")
                    .doesNotContain("\n");
            assertThat(model.takes(0)).isTrue();
            assertThat(REFUSED).noneMatch(model::takes);
            assertThat(CANDIDATES.stream().filter(model::takes)).hasSizeGreaterThan(1);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldBeSilentBeforeTheFirstValuesAndWhereAllAreZero() {
        return tests(model -> {
            EncoderKernel kernel = kernel(model, 0, SIZE);
            assertThat(spikes(kernel, 1, STEPS)).allMatch(List::isEmpty);
            kernel.show(STEPS + 1, Pattern.of(new float[SIZE]));
            assertThat(spikes(kernel, STEPS + 1, 2 * STEPS)).allMatch(List::isEmpty);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldFireForSomeValuesAndNeverForZero() {
        return tests(model -> {
            Pattern pattern = pattern(model, 1);
            List<Integer> fired = spikes(shown(model, pattern, 0, SIZE), BEGUN, STEPS).stream()
                    .flatMap(List::stream)
                    .toList();
            assertThat(fired).isNotEmpty().allMatch(unit -> pattern.value(unit) > 0);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveTheSameSpikesInShardsAscending() {
        return tests(model -> {
            Pattern pattern = pattern(model, 2);
            List<List<Integer>> whole = spikes(shown(model, pattern, 0, SIZE), BEGUN, STEPS);
            int[] cuts = {0, 1, 18, 18, SIZE};
            List<List<Integer>> union = new ArrayList<>();
            whole.forEach(step -> union.add(new ArrayList<>()));
            for (int shard = 0; shard + 1 < cuts.length; shard++) {
                int from = cuts[shard];
                List<List<Integer>> part = spikes(shown(model, pattern, from, cuts[shard + 1]), BEGUN, STEPS);
                for (int step = 0; step < part.size(); step++) {
                    for (int unit : part.get(step)) {
                        union.get(step).add(from + unit);
                    }
                }
            }
            assertThat(union).isEqualTo(whole);
            assertThat(whole).allSatisfy(step -> assertThat(step).isSorted());
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldForgetWhatWasShownBefore() {
        return tests(model -> {
            EncoderKernel kernel = shown(model, pattern(model, 3), 0, SIZE);
            spikes(kernel, BEGUN, 30);
            kernel.show(31, pattern(model, 4));
            EncoderKernel fresh = kernel(model, 0, SIZE);
            fresh.show(31, pattern(model, 4));
            assertThat(spikes(kernel, 31, STEPS)).isEqualTo(spikes(fresh, 31, STEPS));
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldContinueFromWhatItSaved() {
        return tests(model -> {
            for (int border : new int[] {BEGUN - 1, BEGUN, 12, STEPS / 2}) {
                Pattern pattern = pattern(model, 5);
                EncoderKernel first = shown(model, pattern, 3, SIZE);
                spikes(first, BEGUN, border);
                double[] saved = first.save();
                List<List<Integer>> wanted = spikes(first, border + 1, STEPS);
                EncoderKernel second = shown(model, pattern, 3, SIZE);
                second.restore(saved);
                assertThat(spikes(second, border + 1, STEPS)).isEqualTo(wanted);
            }
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldAllocateNothing() {
        return tests(model -> {
            EncoderKernel kernel = shown(model, pattern(model, 6), 0, SIZE);
            int[] counts = new int[SIZE];
            SpikeOutput out = i -> counts[i]++;
            long[] step = {BEGUN - 1};
            Runnable steps = () -> {
                for (int n = 0; n < 10_000; n++) {
                    step[0]++;
                    kernel.step(step[0], out);
                }
            };
            steps.run();
            steps.run();
            assertThat(ComponentContract.allocatedBytes(steps)).isLessThan(10_000);
        });
    }

    /** Values that the model takes, every other unit's 0. */
    private static Pattern pattern(EncoderModel model, long seed) {
        List<Float> taken = CANDIDATES.stream().filter(model::takes).toList();
        float[] values = new float[SIZE];
        for (int i = (int) seed % 2; i < SIZE; i += 2) {
            values[i] = taken.get(Draws.below(seed, i, taken.size()));
        }
        return Pattern.of(values);
    }

    private static EncoderKernel kernel(EncoderModel model, int from, int to) {
        return model.kernel(new TestSourceContext(model, Draws.key(1, "source/test"), DT_MS, STEPS, SIZE, from, to));
    }

    private static EncoderKernel shown(EncoderModel model, Pattern pattern, int from, int to) {
        EncoderKernel kernel = kernel(model, from, to);
        spikes(kernel, 1, BEGUN - 1);
        kernel.show(BEGUN, pattern);
        return kernel;
    }

    private static List<List<Integer>> spikes(SourceKernel kernel, long firstStep, long lastStep) {
        List<List<Integer>> spikes = new ArrayList<>();
        for (long step = firstStep; step <= lastStep; step++) {
            List<Integer> now = new ArrayList<>();
            kernel.step(step, now::add);
            spikes.add(now);
        }
        return spikes;
    }

    /** A test of one encoder. */
    private interface ModelTest {
        void check(EncoderModel model) throws ReflectiveOperationException;
    }

    private Stream<DynamicTest> tests(ModelTest test) {
        return models().map(model -> DynamicTest.dynamicTest(model.toString(), () -> test.check(model)));
    }
}
