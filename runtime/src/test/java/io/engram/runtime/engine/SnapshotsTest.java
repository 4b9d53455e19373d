package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.engram.runtime.RunFailedException;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.spi.NeuronKernel;
import io.engram.runtime.spi.NeuronModel;
import io.engram.runtime.spi.StateVariable;
import io.engram.runtime.spi.WeightSnapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Weights are recorded while the run goes on. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SnapshotsTest {
    private static final int EVERY = 10;

    /** Tells when it has come to a step. */
    private record Coming(long awaited, CountDownLatch come) implements NeuronModel {
        @Override
        public String summary() {
            return "waits for nothing";
        }

        @Override
        public List<StateVariable> state() {
            return List.of(new StateVariable("v", "", 0));
        }

        @Override
        public NeuronKernel kernel(double dtMs) {
            return (block, from, to) -> {
                if (block.step() >= awaited) {
                    come.countDown();
                }
            };
        }
    }

    private static Network network(NeuronModel model) {
        return Network.named("snapshots")
                .dtMs(1)
                .population("a", 5, model)
                .projection("p", "a", "a", Connect.allToAll(), Value.uniform(0, 1), Delays.ofMs(1))
                .recordWeights("p", EVERY)
                .build();
    }

    private static SimulationOptions to(SilentSink sink) {
        return SimulationOptions.DEFAULT.withSinks(sink);
    }

    @Test
    void shouldGoOnWhileASnapshotIsWritten() {
        Coming model = new Coming(EVERY + 5, new CountDownLatch(1));
        List<Long> written = new ArrayList<>();
        SilentSink sink = new SilentSink() {
            @Override
            public void weights(WeightSnapshot snapshot) {
                if (snapshot.step() == EVERY) {
                    await(model.come());
                }
                written.add(snapshot.step());
            }
        };

        try (Simulation simulation = Simulation.start(network(model), to(sink))) {
            simulation.runForMs(4 * EVERY);
        }

        assertThat(written)
                .containsExactlyElementsOf(LongStream.of(0, EVERY, 2 * EVERY, 3 * EVERY, 4 * EVERY)
                        .boxed()
                        .toList());
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).as("the run goes on").isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void shouldSayThatASnapshotCouldNotBeWritten() {
        for (long failing : new long[] {EVERY, 2 * EVERY, 25}) {
            SilentSink sink = new SilentSink() {
                @Override
                public void weights(WeightSnapshot snapshot) {
                    if (snapshot.step() == failing) {
                        throw new IllegalStateException("full at " + failing);
                    }
                }
            };

            assertThatThrownBy(() -> {
                        try (Simulation simulation = Simulation.start(network(new Chatter()), to(sink))) {
                            simulation.runForMs(25);
                        }
                    })
                    .as("snapshot of step %d", failing)
                    .isInstanceOf(RunFailedException.class)
                    .hasMessageContaining("full at " + failing);
        }
    }
}
