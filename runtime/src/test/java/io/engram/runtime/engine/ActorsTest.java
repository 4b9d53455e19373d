package io.engram.runtime.engine;

import static org.assertj.core.api.Assertions.assertThat;

import akka.actor.testkit.typed.javadsl.ActorTestKit;
import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import akka.actor.testkit.typed.javadsl.TestProbe;
import akka.actor.typed.ActorRef;
import akka.actor.typed.javadsl.Behaviors;
import io.engram.runtime.SimulationOptions;
import io.engram.runtime.network.Network;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.SpikeFrame;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** What each actor answers to each message. */
class ActorsTest {
    private static final ActorTestKit KIT = ActorTestKit.create();
    private final Network network = Network.named("two")
            .dtMs(1)
            .population("some", 5, new Chatter())
            .population("more", 4, new Chatter())
            .recordSpikes("some")
            .build();
    private final RunPlan plan =
            RunPlan.of(network, SimulationOptions.DEFAULT.withShards(2).withThreads(1));
    private final AbortFlag abort = new AbortFlag();

    @AfterAll
    static void shutDown() {
        KIT.shutdownTestKit();
    }

    @Test
    void shouldBuildStepCountSaveAndRestoreAPopulation() {
        BehaviorTestKit<PopulationCommand> actor = BehaviorTestKit.create(PopulationActor.create(plan, 0));
        TestInbox<PopulationCommand.Built> built = TestInbox.create();
        TestInbox<PopulationCommand.Stepped> stepped = TestInbox.create();
        TestInbox<PopulationCommand.StateRead> state = TestInbox.create();
        TestInbox<PopulationCommand.Counted> counted = TestInbox.create();
        TestInbox<PopulationCommand.Saved> saved = TestInbox.create();
        TestInbox<PopulationCommand.Done> done = TestInbox.create();

        actor.run(new PopulationCommand.Build(built.getRef()));
        actor.run(new PopulationCommand.Advance(1, 3, stepped.getRef()));
        actor.run(new PopulationCommand.Save(saved.getRef()));
        actor.run(new PopulationCommand.Advance(4, 3, stepped.getRef()));
        actor.run(new PopulationCommand.ReadState(0, state.getRef()));
        actor.run(new PopulationCommand.Count(counted.getRef()));

        assertThat(((PopulationCommand.Built.Shards) built.receiveMessage()).shards())
                .hasSize(2);
        assertThat(stepped.getAllReceived()).allMatch(s -> s.failure().isEmpty());
        assertThat(state.receiveMessage().values()).containsExactly(6, 6, 6, 6, 6);
        assertThat(counted.receiveMessage().spikes()).isEqualTo(15);

        actor.run(new PopulationCommand.Restore(saved.receiveMessage().shards(), done.getRef()));
        actor.run(new PopulationCommand.ReadState(0, state.getRef()));
        actor.run(new PopulationCommand.Count(counted.getRef()));

        assertThat(done.receiveMessage().population()).isEqualTo("some");
        assertThat(state.receiveMessage().values()).containsOnly(3);
        assertThat(counted.receiveMessage().spikes()).isEqualTo(5);
    }

    @Test
    void shouldMakeAPieceOfARunLongerWhileASnapshotIsWritten() {
        SimulationCommand.Run run = new SimulationCommand.Run(
                100, 50, TestInbox.<SimulationCommand.Reply<Long>>create().getRef());

        assertThat(run.isSpent(50, false)).isFalse();
        assertThat(run.isSpent(51, false)).isTrue();
        assertThat(run.isSpent(1000, true)).isFalse();
        assertThat(run.isSpent(1020, true)).isTrue();
    }

    @Test
    void shouldLetAWorkerRunAndTellHowItEnded() {
        TestProbe<WorkerActor.Outcome> outcome = KIT.createTestProbe();
        ActorRef<WorkerActor.Command> worker = KIT.spawn(WorkerActor.create(worker()));

        worker.tell(new WorkerActor.RunUntil(30, outcome.getRef()));
        assertThat(outcome.receiveMessage()).isEqualTo(new WorkerActor.Outcome.Done(30));

        abort.raise();
        worker.tell(new WorkerActor.RunUntil(60, outcome.getRef()));
        WorkerActor.Outcome ended = outcome.receiveMessage();
        assertThat(((WorkerActor.Outcome.Failed) ended).cause()).isInstanceOf(AbortFlag.Aborted.class);
    }

    private Worker worker() {
        return new BuiltStages(plan, List.of(built(0), built(1)), List.of(), abort)
                .workers(abort)
                .get(0);
    }

    private PopulationCommand.Built built(int population) {
        BehaviorTestKit<PopulationCommand> actor = BehaviorTestKit.create(PopulationActor.create(plan, population));
        TestInbox<PopulationCommand.Built> built = TestInbox.create();
        actor.run(new PopulationCommand.Build(built.getRef()));
        return built.receiveMessage();
    }

    @Test
    void shouldLetARecorderWaitForTheWorkersAndPutMessagesInTheirPlace() {
        Tap tap = new Tap(1 << 16, abort);
        tap.open();
        List<String> told = new CopyOnWriteArrayList<>();
        TestProbe<RecorderActor.Recorded> recorded = KIT.createTestProbe();
        ActorRef<RecorderActor.Command> recorder =
                KIT.spawn(RecorderActor.create(plan, List.of(tap), List.of(telling(told)), abort));

        recorder.tell(new RecorderActor.Open(null, recorded.getRef()));
        recorder.tell(new RecorderActor.Drain(20, recorded.getRef()));
        recorder.tell(new RecorderActor.Marker(20, "here", recorded.getRef()));
        assertThat(recorded.receiveMessage().failure()).isEmpty();

        tap.write(shard(1, 20));
        tap.advance(20);

        assertThat(recorded.receiveMessage().failure()).isEmpty();
        assertThat(recorded.receiveMessage().failure()).isEmpty();
        assertThat(told).containsExactly("spikes 1+20", "marker here");
    }

    @Test
    void shouldLetABrokenRecorderSayWhyWheneverItIsAsked() {
        Tap tap = new Tap(1 << 16, abort);
        TestProbe<RecorderActor.Recorded> recorded = KIT.createTestProbe();
        SilentSink broken = new SilentSink() {
            @Override
            public void marker(long step, String text) {
                throw new IllegalStateException("full");
            }
        };
        ActorRef<RecorderActor.Command> recorder =
                KIT.spawn(RecorderActor.create(plan, List.of(tap), List.of(broken), abort));

        recorder.tell(new RecorderActor.Open(null, recorded.getRef()));
        recorder.tell(new RecorderActor.Marker(0, "x", recorded.getRef()));
        recorder.tell(new RecorderActor.Drain(10, recorded.getRef()));
        recorder.tell(new RecorderActor.Close(Optional.empty(), recorded.getRef()));

        assertThat(recorded.receiveMessage().failure()).isEmpty();
        assertThat(recorded.receiveMessage().failure().orElseThrow()).hasMessage("full");
        assertThat(recorded.receiveMessage().failure().orElseThrow()).hasMessage("full");
        assertThat(recorded.receiveMessage().failure()).as("closing itself").isEmpty();
        assertThat(abort.isRaised()).isTrue();
    }

    private PopulationShard shard(long firstStep, int steps) {
        PopulationShard shard = PopulationShard.of(plan, 0, 0);
        shard.advance(firstStep, steps);

        assertThat(shard.spikes().count()).isPositive();
        return shard;
    }

    private static SilentSink telling(List<String> told) {
        return new SilentSink() {
            @Override
            public void spikes(SpikeFrame frame) {
                told.add("spikes " + frame.firstStep() + "+" + frame.stepCount());
            }

            @Override
            public void marker(long step, String text) {
                told.add("marker " + text);
            }
        };
    }

    @Test
    void shouldPassOnWhatFitsAndRefuseWhatDoesNot() {
        TestInbox<SimulationCommand> simulation = TestInbox.create();
        TestInbox<SimulationCommand.Reply<Long>> reply = TestInbox.create();
        BehaviorTestKit<GatewayActor.Enter> gateway =
                BehaviorTestKit.create(GatewayActor.create(network, simulation.getRef(), () -> {}));
        OutsideInput fits = new OutsideInput.Current(0, "some", 0, 5, 3, 10);

        gateway.run(new GatewayActor.Enter(fits, reply.getRef()));
        gateway.run(new GatewayActor.Enter(new OutsideInput.Current(0, "some", 0, 6, 3, 10), reply.getRef()));

        assertThat(simulation.getAllReceived())
                .containsExactly(new SimulationCommand.FromOutside(fits, reply.getRef()));
        assertThat(reply.receiveMessage().failure().orElseThrow()).isInstanceOf(SpecException.class);
    }

    @Test
    void shouldTellWhenTheSimulationIsGone() throws Exception {
        CountDownLatch ended = new CountDownLatch(1);
        ActorRef<SimulationCommand> simulation = KIT.spawn(Behaviors.empty());
        TestProbe<Object> deaths = KIT.createTestProbe();
        ActorRef<GatewayActor.Enter> gateway = KIT.spawn(GatewayActor.create(network, simulation, ended::countDown));

        KIT.stop(simulation);

        deaths.expectTerminated(gateway);
        assertThat(ended.getCount()).isZero();
    }
}
