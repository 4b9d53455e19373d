package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Connect;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.Value;
import io.engram.runtime.wire.Link;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Two workers whose links hold far less than a slice. */
@Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class WorkerTest {
    private static final int NEURONS = 4000;
    private static final int STEPS = 200;

    @Test
    void shouldReadWhileItsOwnLinkIsFullSoThatNeitherWaitsForEver() {
        Network network = Network.named("loud")
                .dtMs(1)
                .population("some", NEURONS, new Chatter())
                .projection("p", "some", "some", Connect.oneToOne(), Value.constant(1), Delays.ofMs(100))
                .build();
        RunPlan plan =
                RunPlan.of(network, SimulationOptions.DEFAULT.withShards(2).withThreads(2));
        AbortFlag abort = new AbortFlag();
        Link there = new Link(1);
        Link back = new Link(1);
        NeuronShard first = shard(plan, 0);
        NeuronShard second = shard(plan, 1);
        Worker one = worker(plan, first, there, back, abort);
        Worker other = worker(plan, second, back, there, abort);

        CompletableFuture<Void> running = CompletableFuture.runAsync(() -> one.runUntil(STEPS));
        other.runUntil(STEPS);
        running.join();

        assertThat(plan.sliceSteps() / 2 * (NEURONS / 2) * 4)
                .as("bytes a slice")
                .isGreaterThan(4 * there.capacityBytes());
        assertThat(first.spikeCount()).isEqualTo((long) STEPS / 2 * NEURONS / 2);
        assertThat(second.spikeCount()).isEqualTo(first.spikeCount());
    }

    private static NeuronShard shard(RunPlan plan, int shard) {
        return new NeuronShard(
                ShardPlan.of(plan.network(), 0, shard, 2, plan.sliceSteps()), StaticInputs.byDescription(plan.rows()));
    }

    private static Worker worker(RunPlan plan, NeuronShard shard, Link to, Link from, AbortFlag abort) {
        return new Worker(
                plan, List.of(shard), List.of(), List.of(), List.of(to), List.of(from), new Tap(1 << 16, abort), abort);
    }
}
