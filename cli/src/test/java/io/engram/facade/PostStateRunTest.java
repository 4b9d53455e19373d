package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.neurons.SpikeList;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.SimulationOptions.Mode;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Delays.Part;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.LearningRule;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.SpikeTrain;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.spi.Synapse;
import io.engram.runtime.spi.Traces;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A rule sees the state of its targets as of the step that the delays say, on any shards and threads. */
class PostStateRunTest {
    /** When the source fires. */
    private static final int FIRED = 30;

    /** A neuron whose second column counts the steps, from 100 times its place on. */
    record Counting() implements NeuronModel {
        @Override
        public String summary() {
            return "counts";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("other", "", -7), new StateVariable("count", "", 0));
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> {
                for (int i = from; i < to; i++) {
                    block.state(1)[i]++;
                }
            };
        }
    }

    /** The weight becomes what the rule sees. */
    record Copying() implements LearningRule {
        @Override
        public String summary() {
            return "copies its target's state";
        }

        @Override
        public Traces traces() {
            return Traces.prePost(20, 20);
        }

        @Override
        public List<String> postState() {
            return List.of("count");
        }

        @Override
        public void onPre(Synapse s) {
            s.weight(s.postState());
        }

        @Override
        public void onPost(Synapse s) {}
    }

    @ParameterizedTest
    @CsvSource({"GRANT,1,1,0,0", "GRANT,2,1,2,0", "GRANT,3,2,1,3", "GRANT,5,2,3,9", "MESSAGE,2,1,0,2", "GRANT,2,2,0,40"
    })
    void shouldSeeTheStateOfTheStepThatTheDelaysSay(Mode mode, int shards, int threads, int preSteps, int postSteps) {
        Network network = network(preSteps, postSteps);
        SimulationOptions options =
                SimulationOptions.DEFAULT.withMode(mode).withShards(shards).withThreads(threads);
        try (Simulation simulation = Simulation.start(network, options)) {
            simulation.runForMs(80);

            // Seen preDelay after the spike; the state as it was postDelay before that, or as the run began.
            int count = Math.max(0, FIRED + preSteps - postSteps);
            assertThat(simulation.weights("learn").values())
                    .containsExactly(count, count + 100, count + 200, count + 300, count + 400);
        }
    }

    @ParameterizedTest
    @CsvSource({"GRANT,1,0,0", "GRANT,2,2,9", "GRANT,3,0,25", "MESSAGE,2,1,12"})
    void shouldSeeTheStateAnewAfterAReset(Mode mode, int shards, int preSteps, int postSteps) {
        SimulationOptions options = SimulationOptions.DEFAULT.withMode(mode).withShards(shards);
        try (Simulation simulation = Simulation.start(network(preSteps, postSteps), options)) {
            simulation.runForMs(12);
            simulation.reset();
            simulation.runForMs(60);

            int count = Math.max(0, FIRED - 12 + preSteps - postSteps);
            assertThat(simulation.weights("learn").values())
                    .containsExactly(count, count + 100, count + 200, count + 300, count + 400);
        }
    }

    private static Network network(int preSteps, int postSteps) {
        return Network.named("counting")
                .dtMs(1)
                .durationMs(100)
                .population("in", 1, new SpikeList(SpikeTrain.of(new int[] {0}, new double[] {FIRED})))
                .population("cells", 5, new Counting())
                .initial("cells", "count", Value.explicit(0, 100, 200, 300, 400))
                .projection(
                        "learn",
                        "in",
                        "cells",
                        Connect.allToAll(),
                        Value.constant(-1),
                        new Delays(Value.constant(4), new Part.Fixed(preSteps), new Part.Fixed(postSteps)),
                        new Copying())
                .build();
    }
}
