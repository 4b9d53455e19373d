package io.engram.neurons;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.engram.runtime.spi.Schedule;
import io.engram.runtime.spi.SourceKernel;
import io.engram.runtime.spi.SourceModel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.TestSourceContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SourcesTest {
    @Test
    void shouldEmitARegularTrainWithoutAddingUpRoundings() {
        assertThat(steps(new Regular(10.0 / 3, 0.1), 0, 1000))
                .hasSize(30)
                .startsWith(1L, 34L, 68L, 101L)
                .endsWith(968L);
    }

    @Test
    void shouldEmitAListedSpikeAtTheNearestStepAsOftenAsListed() {
        SpikeList list = new SpikeList(SpikeTrain.of(new int[] {0, 1, 0, 0}, new double[] {5.04, 5.0, 0.05, 5.03}));
        assertThat(steps(list, 0, 100)).containsExactly(1L, 50L, 50L);
        assertThat(steps(list, 1, 100)).containsExactly(50L);
    }

    @Test
    void shouldEmitAListedSpikeBeyondTheStepsThatAnIntCounts() {
        SpikeList list = new SpikeList(SpikeTrain.of(new int[] {3, 1}, new double[] {3e8, 3e8}));
        SourceKernel kernel = list.kernel(new TestSourceContext(list, 7, 0.1, 4_000_000_000L, 50, 0, 50));
        List<Integer> fired = new ArrayList<>();
        kernel.step(1, fired::add);
        assertThat(fired).isEmpty();
        kernel.step(3_000_000_000L, fired::add);
        assertThat(fired).containsExactly(1, 3);
    }

    @Test
    void shouldFollowTheRateAndItsScheduleFromTheStepThatBeginsThere() {
        Poisson poisson = new Poisson(50, new Schedule(List.of(1000.0, 2000.0), List.of(0.0, 4.0)));
        List<Long> steps = new ArrayList<>();
        for (int neuron = 0; neuron < 50; neuron++) {
            steps.addAll(steps(poisson, neuron, 30_000));
        }
        assertThat(steps.stream().filter(step -> step <= 10_000).count() / 50.0).isEqualTo(50, within(4.0));
        assertThat(steps).noneMatch(step -> step > 10_000 && step <= 20_000);
        assertThat(steps.stream().filter(step -> step > 20_000).count() / 50.0).isEqualTo(200, within(8.0));
    }

    @Test
    void shouldBeSilentButForWhatComesFromOutside() {
        assertThat(steps(new External(), 0, 100)).isEmpty();
        assertThat(new External().seedDetermined()).isFalse();
        assertThat(Poisson.atHz(15).seedDetermined()).isTrue();
    }

    /** The steps at which one neuron of a population of 50 fires. */
    private static List<Long> steps(SourceModel model, int neuron, int steps) {
        SourceKernel kernel = model.kernel(new TestSourceContext(model, 7, 0.1, steps, 50, neuron, neuron + 1));
        List<Long> fired = new ArrayList<>();
        for (int step = 1; step <= steps; step++) {
            long now = step;
            kernel.step(step, i -> fired.add(now));
        }
        return fired;
    }
}
