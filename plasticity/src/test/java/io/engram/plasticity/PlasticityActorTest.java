package io.engram.plasticity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import akka.actor.testkit.typed.javadsl.BehaviorTestKit;
import akka.actor.testkit.typed.javadsl.TestInbox;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticityCommand;
import io.engram.runtime.engine.PlasticityCommand.Built;
import io.engram.runtime.engine.PlasticityProvider;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.Synapses;
import io.engram.runtime.network.Delays;
import io.engram.runtime.network.SpecException;
import io.engram.runtime.spi.LearningRule;
import java.util.List;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class PlasticityActorTest {
    private final TestInbox<PlasticityCommand.Done> done = TestInbox.create();
    private final TestInbox<PlasticityCommand.WeightsRead> read = TestInbox.create();

    /** One source, one target a shard, a weight of 0.5. */
    private static PlasticPlan plan(LearningRule rule, int target, float weight) {
        Synapses one = new Synapses(new int[] {0, 1}, new int[] {0}, new float[] {weight}, new int[] {1});
        return new PlasticPlan("learn", 0, rule, 1, 1, 1, target, target + 1, 1, Delays.ofMs(1), one);
    }

    private static BehaviorTestKit<PlasticityCommand> actor(LearningRule rule, float weight) {
        return BehaviorTestKit.create(
                PlasticityActor.create("learn", List.of(() -> plan(rule, 0, weight), () -> plan(rule, 1, weight))));
    }

    private static BehaviorTestKit<PlasticityCommand> builtActor() {
        BehaviorTestKit<PlasticityCommand> actor = actor(new PairStdp(), 0.5f);
        TestInbox<Built> built = TestInbox.create();
        actor.run(new PlasticityCommand.Build(built.getRef()));
        assertThat(built.receiveMessage()).isInstanceOf(Built.Blocks.class);
        return actor;
    }

    private float[] weights(BehaviorTestKit<PlasticityCommand> actor) {
        return readWeights(actor).weights();
    }

    /** At step 1 the source fires, at step 2 both targets. */
    private static void learnAPair(BehaviorTestKit<PlasticityCommand> actor) {
        TestInbox<PlasticityCommand.Learned> learned = TestInbox.create();
        SpikeHistory source = new SpikeHistory(4);
        SpikeHistory target = new SpikeHistory(4);
        int[][] fired = {{}, {0, 1}, {}};
        for (int step = 1; step <= 3; step++) {
            source.open(step);
            source.append(step, new int[1], 0, step == 1 ? 1 : 0, 0);
            target.open(step);
            target.append(step, fired[step - 1], 0, fired[step - 1].length, 0);
            actor.run(
                    new PlasticityCommand.Learn(step, 1, new SpikeHistory[] {source, target}, 0, 1, learned.getRef()));
            assertThat(learned.receiveMessage().failure()).isEmpty();
        }
    }

    @Test
    void shouldBuildABlockAShard() {
        TestInbox<Built> built = TestInbox.create();

        actor(new PairStdp(), 0.5f).run(new PlasticityCommand.Build(built.getRef()));

        assertThat(built.receiveMessage()).isInstanceOfSatisfying(Built.Blocks.class, blocks -> {
            assertThat(blocks.projection()).isEqualTo("learn");
            assertThat(blocks.shards()).hasSize(2);
        });
    }

    @Test
    void shouldSayWhyItCouldNotBuild() {
        TestInbox<Built> built = TestInbox.create();

        actor(new PairStdp(), 1.5f).run(new PlasticityCommand.Build(built.getRef()));

        assertThat(built.receiveMessage())
                .isInstanceOfSatisfying(
                        Built.NotBuilt.class,
                        not -> assertThat(not.cause())
                                .isInstanceOf(SpecException.class)
                                .hasMessage(
                                        "projections.learn.weight = 1.5; must be within 0.0 and 1.0, the bounds of its rule pair-stdp"));
    }

    @Test
    void shouldLearnInAllShards() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();

        learnAPair(actor);

        float expected = (float) (0.5 + 0.005 * Math.exp(-2 / 20.0));
        assertThat(weights(actor)).containsExactly(expected, expected);
    }

    @Test
    void shouldReadWeightsAsTheyWereWhenAsked() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();
        PlasticityCommand.WeightsRead before = readWeights(actor);

        learnAPair(actor);

        assertThat(before.size()).isEqualTo(2);
        assertThat(before.weights()).containsExactly(0.5f, 0.5f);
        assertThat(weights(actor)[0]).isGreaterThan(0.5f);
    }

    @Test
    void shouldKeepCopiesApartThoughTheirMemoryServesAgain() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();
        PlasticityCommand.WeightsRead first = readWeights(actor);
        learnAPair(actor);
        PlasticityCommand.WeightsRead second = readWeights(actor);
        actor.run(new PlasticityCommand.WriteWeights(new float[] {0.25f, 0.75f}, done.getRef()));

        assertThat(first.weights()).containsExactly(0.5f, 0.5f);
        PlasticityCommand.WeightsRead third = readWeights(actor);
        assertThat(second.weights()[0]).isGreaterThan(0.5f);
        assertThat(readWeights(actor).weights()).containsExactly(0.25f, 0.75f);
        assertThat(third.weights()).containsExactly(0.25f, 0.75f);
        assertThatThrownBy(third::weights)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("copied weights were put in order already");
    }

    private PlasticityCommand.WeightsRead readWeights(BehaviorTestKit<PlasticityCommand> actor) {
        actor.run(new PlasticityCommand.ReadWeights(read.getRef()));
        return read.receiveMessage();
    }

    @Test
    void shouldGiveTheSameWeightsWhenReadingIsExpected() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();

        actor.run(new PlasticityCommand.Expect(3, done.getRef()));
        learnAPair(actor);

        assertThat(done.receiveMessage().projection()).isEqualTo("learn");
        BehaviorTestKit<PlasticityCommand> other = builtActor();
        learnAPair(other);
        assertThat(weights(actor)).containsExactly(weights(other));
    }

    @Test
    void shouldReportAFailureToLearn() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();
        TestInbox<PlasticityCommand.Learned> learned = TestInbox.create();

        actor.run(new PlasticityCommand.Learn(
                7, 1, new SpikeHistory[] {new SpikeHistory(1), new SpikeHistory(1)}, 0, 1, learned.getRef()));

        assertThat(learned.receiveMessage().failure()).get().isInstanceOf(IllegalStateException.class);
    }

    @Test
    void shouldWriteWeightsOfAllShards() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();

        actor.run(new PlasticityCommand.WriteWeights(new float[] {0.25f, 0.75f}, done.getRef()));

        assertThat(done.receiveMessage().projection()).isEqualTo("learn");
        assertThat(weights(actor)).containsExactly(0.25f, 0.75f);
    }

    @Test
    void shouldRestoreWhatItSaved() {
        BehaviorTestKit<PlasticityCommand> actor = builtActor();
        TestInbox<PlasticityCommand.Saved> saved = TestInbox.create();
        actor.run(new PlasticityCommand.Save(saved.getRef()));
        learnAPair(actor);

        actor.run(new PlasticityCommand.Restore(saved.receiveMessage().shards(), done.getRef()));

        assertThat(weights(actor)).containsExactly(0.5f, 0.5f);
        learnAPair(actor);
        assertThat(weights(actor)[1]).isGreaterThan(0.5f);
    }

    @Test
    void shouldSignalAllShards() {
        BehaviorTestKit<PlasticityCommand> actor = actor(new Scaled(), 0.5f);
        actor.run(new PlasticityCommand.Build(TestInbox.<Built>create().getRef()));

        actor.run(new PlasticityCommand.Signal("scale", 0.5, false, done.getRef()));
        actor.run(new PlasticityCommand.Signal("unheard", 0, false, done.getRef()));

        assertThat(done.getAllReceived()).hasSize(2);
        assertThat(weights(actor)).containsExactly(0.25f, 0.25f);
    }

    @Test
    void shouldBeFoundByTheRuntime() {
        assertThat(ServiceLoader.load(PlasticityProvider.class)).hasAtLeastOneElementOfType(PlasticityModule.class);
    }
}
