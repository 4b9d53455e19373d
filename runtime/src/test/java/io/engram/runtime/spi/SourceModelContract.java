package io.engram.runtime.spi;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.random.Draws;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What every source keeps. A test class names its sources, as {@link NeuronModelContract} shows, and inherits the tests. */
public abstract class SourceModelContract {
    private static final double DT_MS = 0.1;
    private static final int SIZE = 40;
    private static final int STEPS = 5000;

    /** The sources to test; each fits a population of 40. */
    protected abstract Stream<? extends SourceModel> models();

    @TestFactory
    Stream<DynamicTest> shouldIntroduceItself() {
        return tests(ComponentContract::shouldIntroduceItself);
    }

    @TestFactory
    Stream<DynamicTest> shouldReportSpikesAscendingWithinTheShard() {
        return tests(model -> assertThat(spikes(kernel(model, 1, 7, 29), 1, STEPS))
                .allSatisfy(step -> assertThat(step).isSorted().allSatisfy(neuron -> assertThat(neuron)
                        .isBetween(0, 21))));
    }

    @TestFactory
    Stream<DynamicTest> shouldGiveTheSameSpikesInShards() {
        return tests(model -> {
            List<List<Integer>> whole = spikes(kernel(model, 1, 0, SIZE), 1, STEPS);
            List<List<Integer>> union = new ArrayList<>();
            int[] cuts = {0, 1, 18, SIZE};
            for (int step = 0; step < STEPS; step++) {
                union.add(new ArrayList<>());
            }
            for (int shard = 0; shard + 1 < cuts.length; shard++) {
                int from = cuts[shard];
                List<List<Integer>> part = spikes(kernel(model, 1, from, cuts[shard + 1]), 1, STEPS);
                for (int step = 0; step < STEPS; step++) {
                    part.get(step).forEach(addTo(union.get(step), from));
                }
            }
            assertThat(union).isEqualTo(whole);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldContinueFromWhatItSaved() {
        return tests(model -> {
            int half = STEPS / 2;
            SourceKernel first = kernel(model, 1, 0, SIZE);
            spikes(first, 1, half);
            double[] saved = first.save();
            List<List<Integer>> wanted = spikes(first, half + 1, STEPS);
            SourceKernel second = kernel(model, 1, 0, SIZE);
            second.restore(saved);
            assertThat(spikes(second, half + 1, STEPS)).isEqualTo(wanted);
        });
    }

    @TestFactory
    Stream<DynamicTest> shouldServeStepsBeyondThePlannedEnd() {
        return tests(model ->
                assertThat(spikes(kernel(model, 1, 0, SIZE), 1, 2 * STEPS)).hasSize(2 * STEPS));
    }

    @TestFactory
    Stream<DynamicTest> shouldAllocateNothing() {
        return tests(model -> {
            SourceKernel kernel = kernel(model, 1, 0, SIZE);
            int[] counts = new int[SIZE];
            SpikeOutput out = i -> counts[i]++;
            long[] step = {0};
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

    private static Consumer<Integer> addTo(List<Integer> list, int from) {
        return neuron -> list.add(from + neuron);
    }

    private static SourceKernel kernel(SourceModel model, long seed, int from, int to) {
        return model.kernel(new TestSourceContext(model, Draws.key(seed, "source/test"), DT_MS, STEPS, SIZE, from, to));
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

    /** A test of one source. */
    private interface ModelTest {
        void check(SourceModel model) throws ReflectiveOperationException;
    }

    private Stream<DynamicTest> tests(ModelTest test) {
        return models().map(model -> DynamicTest.dynamicTest(model.toString(), () -> test.check(model)));
    }
}
