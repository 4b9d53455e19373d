package io.engram.facade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import akka.actor.typed.ActorSystem;
import akka.actor.typed.javadsl.Behaviors;
import io.engram.neurons.Poisson;
import io.engram.runtime.RunFailedException;
import io.engram.runtime.Simulation;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.Statistics;
import io.engram.runtime.Weights;
import io.engram.runtime.network.SpecException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A simulation as its user sees it, while all goes well. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SimulationTest {

    @Test
    void shouldRunOnFromWhereItIs() {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            simulation.runForMs(10);
            simulation.runForMs(0);
            simulation.runForMs(5.4);

            assertThat(simulation.step()).isEqualTo(15);
            assertThat(simulation.timeMs()).isEqualTo(15);
            assertThat(simulation.threads()).isEqualTo(1);
        }
    }

    @Test
    void shouldRunOnHoweverFarIsAsked() {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            simulation.runForMs(5);
            simulation.onProgress(step -> simulation.pause());

            simulation.runForMs(1e300);

            assertThat(simulation.step()).isGreaterThan(5);
        }
    }

    @Test
    void shouldRefuseToRunForWhatIsNoTime() {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            for (double ms : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertThatThrownBy(() -> simulation.runForMs(ms))
                        .isInstanceOf(SpecException.class)
                        .hasMessageContaining(String.valueOf(ms));
            }
        }
    }

    @Test
    void shouldSimulateASingleNeuronWithoutAProjection() {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            simulation.runForMs(100);

            Statistics statistics = simulation.statistics();
            assertThat(statistics.spikes()).isEqualTo(50);
            assertThat(statistics.synapses()).isZero();
            assertThat(statistics.population("cell").rateHz()).isEqualTo(500);
        }
    }

    @Test
    void shouldPauseWhenAnotherThreadSaysSo() throws Exception {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            CountDownLatch going = new CountDownLatch(1);
            simulation.onProgress(step -> going.countDown());
            CompletableFuture<Void> run = CompletableFuture.runAsync(() -> simulation.runForMs(1e12));
            going.await();

            simulation.pause();
            run.join();

            long step = simulation.step();
            assertThat(step).isBetween(1L, 1_000_000_000_000L - 1);
            simulation.runForMs(3);
            assertThat(simulation.step()).isEqualTo(step + 3);
        }
    }

    @Test
    void shouldEndARunThatIsOnWhenItIsClosed() throws Exception {
        Simulation simulation = Simulation.start(Networks.single().build());
        CountDownLatch going = new CountDownLatch(1);
        simulation.onProgress(step -> going.countDown());
        CompletableFuture<Void> run = CompletableFuture.runAsync(() -> simulation.runForMs(1e12));
        going.await();

        simulation.close();

        assertThatCode(run::join).doesNotThrowAnyException();
        assertThat(simulation.statistics().step()).isPositive();
    }

    @Test
    void shouldRunUntilAtAStepThatTheNetworkDetermines() {
        List<Long> ends = new ArrayList<>();
        for (int shards : new int[] {1, 3}) {
            SimulationOptions options = SimulationOptions.DEFAULT.withShards(shards);
            try (Simulation simulation = Simulation.start(Networks.single().build(), options)) {
                simulation.runForMs(3);
                boolean held = simulation.runUntil(
                        s -> s.statistics().population("cell").spikes() >= 17, Double.POSITIVE_INFINITY);
                assertThat(held).isTrue();
                ends.add(simulation.step());
            }
        }
        assertThat(ends).containsExactly(33L, 33L);
    }

    @Test
    void shouldGiveUpAConditionThatDoesNotHoldInTime() {
        try (Simulation simulation = Simulation.start(Networks.single().build())) {
            assertThat(simulation.runUntil(s -> false, 25)).isFalse();
            assertThat(simulation.step()).isEqualTo(25);
            assertThatThrownBy(() -> simulation.runUntil(s -> false, Double.NaN))
                    .isInstanceOf(SpecException.class);
        }
    }

    @Test
    void shouldTellEverySpike() {
        var network = Networks.single()
                .population("noise", 20, Poisson.atHz(100))
                .recordSpikes("noise", "cell")
                .build();
        List<Long> steps = new ArrayList<>();
        List<Long> order = new ArrayList<>();
        long[] count = new long[1];
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(10);
            simulation.onSpikes(frame -> {
                for (int k = 0; k < frame.size(); k++) {
                    count[0]++;
                    order.add(((frame.firstStep() + frame.stepOffset(k)) * 2 + frame.population(k)) * 20
                            + frame.neuron(k));
                    if (frame.population(k) == 0) {
                        steps.add(frame.firstStep() + frame.stepOffset(k));
                    }
                }
            });
            long before = simulation.statistics().spikes();
            simulation.runForMs(40);

            assertThat(count[0]).isEqualTo(simulation.statistics().spikes() - before);
        }
        assertThat(steps).hasSize(20).first().isEqualTo(11L);
        assertThat(order).as("by step, population, neuron").isSorted();
    }

    @Test
    void shouldLeaveTheWarmUpOutOfTheRates() {
        // It fires at odd steps, and so at the last one of the warm-up.
        var network = Networks.single().warmUpMs(11).build();
        try (Simulation simulation = Simulation.start(network)) {
            simulation.runForMs(11);
            assertThat(simulation.statistics().population("cell").rateHz()).isNaN();
            simulation.runForMs(20);

            assertThat(simulation.statistics().population("cell").spikes()).isEqualTo(16);
            assertThat(simulation.statistics().population("cell").rateHz()).isEqualTo(500, within(1e-9));
        }
    }

    @Test
    void shouldShowStateAndRefuseWhatIsNotThere() {
        try (Simulation simulation = Simulation.start(Networks.driven().build())) {
            assertThat(simulation.state("cells", "v")).containsExactly(0, 0, 0);
            assertThatThrownBy(() -> simulation.state("cells", "u"))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("u");
            assertThatThrownBy(() -> simulation.state("cell", "v"))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("cells");
            assertThatThrownBy(() -> simulation.state("in", "v")).isInstanceOf(SpecException.class);
        }
    }

    @Test
    void shouldShowAndSetWeights() {
        SimulationOptions shards = SimulationOptions.DEFAULT.withShards(2);
        try (Simulation simulation = Simulation.start(Networks.driven().build(), shards)) {
            float[] given = new float[9];
            for (int k = 0; k < 9; k++) {
                given[k] = k / 10f;
            }
            String before = simulation.statistics().weightDigest();
            simulation.runForMs(4);

            assertThat(simulation.setWeights("learn", given)).isEqualTo(5);

            Weights weights = simulation.weights("learn");
            assertThat(weights.values()).containsExactly(given);
            assertThat(weights.source(5)).isEqualTo(2);
            assertThat(weights.target(5)).isEqualTo(1);
            assertThat(simulation.statistics().weightDigest()).isNotEqualTo(before);
            assertThat(simulation.weights("drive").values()).containsOnly(25f).hasSize(3);
        }
    }

    @Test
    void shouldRefuseWeightsWholeAndGoOn() {
        SimulationOptions shards = SimulationOptions.DEFAULT.withShards(3);
        try (Simulation simulation = Simulation.start(Networks.driven().build(), shards)) {
            float[] outOfBounds = new float[9];
            outOfBounds[8] = 1.5f;
            float[] notANumber = new float[9];
            notANumber[8] = Float.NaN;

            assertThatThrownBy(() -> simulation.setWeights("learn", outOfBounds))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContainingAll("learn", "1.5", "synapse 8", "0.0 and 1.0");
            assertThatThrownBy(() -> simulation.setWeights("learn", notANumber)).isInstanceOf(SpecException.class);
            assertThatThrownBy(() -> simulation.setWeights("learn", new float[4]))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContainingAll("4 values", "9 synapses");
            assertThatThrownBy(() -> simulation.setWeights("drive", new float[3]))
                    .isInstanceOf(SpecException.class);
            assertThatThrownBy(() -> simulation.setWeights("learned", new float[9]))
                    .isInstanceOf(SpecException.class)
                    .hasMessageContaining("learn");

            assertThat(simulation.weights("learn").values()).containsOnly(0.5f);
            simulation.runForMs(5);
            assertThat(simulation.step()).isEqualTo(5);
        }
    }

    @Test
    void shouldCloseTwiceAndStillTellItsStatistics() {
        Simulation simulation = Simulation.start(Networks.single().build());
        simulation.runForMs(10);

        simulation.close();
        simulation.close();

        assertThat(simulation.statistics().spikes()).isEqualTo(5);
        assertThat(simulation.step()).isEqualTo(10);
    }

    @Test
    void shouldRefuseEverythingOnceClosed() {
        Simulation simulation = Simulation.start(Networks.driven().build());
        simulation.close();

        for (Runnable late : Arrays.<Runnable>asList(
                () -> simulation.runForMs(1),
                () -> simulation.runUntil(s -> false, 1),
                () -> simulation.injectSpikes("in", 0),
                () -> simulation.setSignal("reward", 1),
                () -> simulation.state("cells", "v"),
                () -> simulation.weights("learn"),
                () -> simulation.marker("late"),
                () -> simulation.onSpikes(frame -> {}))) {
            assertThatThrownBy(late::run)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("\"driven\" is closed");
        }
        simulation.pause();
    }

    @Test
    void shouldLeaveAGivenActorSystemRunning() {
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "users");
        SimulationOptions options = SimulationOptions.DEFAULT.withSystem(system);
        try {
            for (int run = 0; run < 2; run++) {
                try (Simulation simulation = Simulation.start(Networks.single().build(), options);
                        Simulation beside = Simulation.start(Networks.single().build(), options)) {
                    simulation.runForMs(10);
                    beside.runForMs(20);
                    assertThat(beside.statistics().spikes()).isEqualTo(10);
                }
                assertThat(system.getWhenTerminated().toCompletableFuture()).isNotDone();
            }
        } finally {
            system.terminate();
        }
    }

    @Test
    void shouldSayThatItsActorSystemIsGoneAndCloseItsSinks() {
        Watching sink = new Watching("");
        ActorSystem<Void> system = ActorSystem.create(Behaviors.empty(), "users");
        SimulationOptions options = SimulationOptions.DEFAULT.withSystem(system).withSinks(sink);
        Simulation simulation = Simulation.start(Networks.single().build(), options);
        system.terminate();
        system.getWhenTerminated().toCompletableFuture().join();

        assertThatThrownBy(() -> simulation.runForMs(1))
                .isInstanceOf(RunFailedException.class)
                .hasMessageContainingAll("\"single\"", "gone");
        assertThatThrownBy(simulation::close).isInstanceOf(RunFailedException.class);
        assertThat(sink.calls()).containsExactly("open", "close");
    }
}
