package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What comes from outside acts at the step it is told, and what does not fit does not get in. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class OutsideTest {

    private static SimulationOptions options(Mode mode) {
        return SimulationOptions.DEFAULT.withMode(mode).withShards(2);
    }

    private static List<String> spikesOf(Simulation simulation) {
        List<String> spikes = new ArrayList<>();
        simulation.onSpikes(frame -> {
            for (int k = 0; k < frame.size(); k++) {
                spikes.add(
                        frame.population(k) + ":" + frame.neuron(k) + "@" + (frame.firstStep() + frame.stepOffset(k)));
            }
        });
        return spikes;
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldInjectSpikesAtTheStepItReturns(Mode mode) {
        var network = Networks.driven().recordSpikes("in", "cells").build();
        try (Simulation simulation = Simulation.start(network, options(mode))) {
            List<String> spikes = spikesOf(simulation);
            simulation.runForMs(5);

            long step = simulation.injectSpikes("in", 2, 0);
            simulation.runForMs(5);

            assertThat(step).isEqualTo(6);
            assertThat(spikes).containsExactly("0:0@6", "0:2@6", "1:0@8", "1:2@8");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldInjectASpikeAsOftenAsItIsNamed(Mode mode) {
        var network = Networks.driven().recordSpikes("in").build();
        try (Simulation simulation = Simulation.start(network, options(mode))) {
            List<String> spikes = spikesOf(simulation);

            simulation.injectSpikes("in", 2, 1, 1);
            simulation.injectSpikes("in", 0);
            simulation.runForMs(3);

            assertThat(spikes).containsExactly("0:0@1", "0:1@1", "0:1@1", "0:2@1");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldInjectACurrentForAsLongAsItIsTold(Mode mode) {
        try (Simulation simulation = Simulation.start(Networks.driven().build(), options(mode))) {
            List<String> spikes = spikesOf(simulation);
            simulation.runForMs(3);

            long step = simulation.injectCurrent("cells", 1, 3, 1000, 3);
            simulation.runForMs(20);

            assertThat(step).isEqualTo(4);
            assertThat(spikes).containsExactly("1:1@4", "1:2@4", "1:1@6", "1:2@6");
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldInjectACurrentForEver(Mode mode) {
        try (Simulation simulation = Simulation.start(Networks.driven().build(), options(mode))) {
            List<String> spikes = spikesOf(simulation);
            simulation.runForMs(1);

            simulation.injectCurrent("cells", 0, 1, 1000, Double.POSITIVE_INFINITY);
            simulation.runForMs(100);

            assertThat(spikes).hasSize(50);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldActAtTheNextSliceWhilePaced(Mode mode) {
        var network = Networks.driven().recordSpikes("in").build();
        try (Simulation simulation = Simulation.start(network, options(mode).withPaced(true))) {
            List<String> spikes = spikesOf(simulation);
            long[] at = new long[1];
            simulation.runUntil(s -> s.step() >= 10, 20);

            at[0] = simulation.injectSpikes("in", 1);
            simulation.runForMs(simulation.sliceSteps());

            assertThat(spikes).containsExactly("0:1@" + at[0]);
        }
    }

    @ParameterizedTest
    @EnumSource(Mode.class)
    void shouldRefuseWhatDoesNotFitAndGoOn(Mode mode) {
        try (Simulation simulation = Simulation.start(Networks.driven().build(), options(mode))) {
            refused(() -> simulation.injectSpikes("inn", 0), "inn", "did you mean \"in\"");
            refused(() -> simulation.injectSpikes("cells", 0), "cells", "source");
            refused(() -> simulation.injectSpikes("in", 3), "neuron 3", "0 and 2");
            refused(() -> simulation.injectSpikes("in", -1), "neuron -1");
            refused(() -> simulation.injectCurrent("in", 0, 1, 1, 1), "source");
            refused(() -> simulation.injectCurrent("cells", 2, 2, 1, 1), "2 to 2");
            refused(() -> simulation.injectCurrent("cells", 0, 4, 1, 1), "0 to 4");
            refused(() -> simulation.injectCurrent("cells", 0, 1, Double.NaN, 1), "NaN", "finite");
            refused(() -> simulation.injectCurrent("cells", 0, 1, 1, 0), "0 steps");
            refused(() -> simulation.injectCurrent("cells", 0, 1, 1, Double.NaN), "0 steps");
            refused(() -> simulation.setSignal("rewards", 1), "rewards", "did you mean \"reward\"");
            refused(() -> simulation.setSignal("reward", Double.POSITIVE_INFINITY), "reward", "finite");

            simulation.runForMs(5);
            assertThat(simulation.statistics().spikes()).isZero();
        }
    }

    private static void refused(Runnable mistake, String... words) {
        assertThatThrownBy(mistake::run).isInstanceOf(SpecException.class).hasMessageContainingAll(words);
    }
}
