package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;

class TapTest {
    private static final long PATIENCE_MS = 20_000;

    private final Tap tap = new Tap(1 << 16, new AbortFlag());
    private final AtomicBoolean ended = new AtomicBoolean();

    /** Sleeps until it is woken and {@link #ended}. */
    private Thread reader() throws InterruptedException {
        CountDownLatch reads = new CountDownLatch(1);
        Thread reader = new Thread(() -> {
            tap.readHere();
            reads.countDown();
            while (!ended.get()) {
                LockSupport.park();
            }
        });
        reader.setDaemon(true);
        reader.start();
        reads.await();
        while (reader.getState() != Thread.State.WAITING) {
            Thread.onSpinWait();
        }
        return reader;
    }

    @Test
    void shouldWakeItsReaderThoughItSleepsForever() throws InterruptedException {
        Thread reader = reader();

        ended.set(true);
        tap.wake();

        reader.join(PATIENCE_MS);
        assertThat(reader.isAlive()).isFalse();
    }

    @Test
    void shouldWakeItsReaderBeforeItIsFull() throws InterruptedException {
        RunPlan plan = RunPlan.of(
                Network.named("tapped")
                        .dtMs(1)
                        .population("some", 200, new Chatter())
                        .build(),
                SimulationOptions.DEFAULT.withThreads(1));
        PopulationShard shard = shard(plan);
        Thread reader = reader();
        ended.set(true);
        tap.open();

        // All fire at every second step: more than half of the ring, less than the whole.
        for (int step = 1; step <= 100; step++) {
            shard.advance(step, 1);
            tap.write(shard);
            tap.advance(step);
        }

        reader.join(PATIENCE_MS);
        assertThat(reader.isAlive()).isFalse();
    }

    private static PopulationShard shard(RunPlan plan) {
        BehaviorTestKit<PopulationCommand> actor = BehaviorTestKit.create(PopulationActor.create(plan, 0));
        TestInbox<PopulationCommand.Built> built = TestInbox.create();
        actor.run(new PopulationCommand.Build(built.getRef()));
        return ((PopulationCommand.Built.Shards) built.receiveMessage())
                .shards()
                .get(0);
    }

    @Test
    void shouldNotMindThatNobodyReadsIt() {
        new Tap(1 << 16, new AbortFlag()).wake();
    }
}
