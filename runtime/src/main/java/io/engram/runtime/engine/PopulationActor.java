package io.engram.runtime.engine;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.engram.runtime.network.Population;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A population: owns its shards between grants, and answers for them. During a grant the workers hold them and nothing is
 * sent here; the guardian keeps that order.
 */
final class PopulationActor extends AbstractBehavior<PopulationCommand> {
    private final RunPlan plan;
    private final int population;
    private final Population description;
    private List<PopulationShard> shards = List.of();

    static Behavior<PopulationCommand> create(RunPlan plan, int population) {
        return Behaviors.setup(context -> new PopulationActor(context, plan, population));
    }

    private PopulationActor(ActorContext<PopulationCommand> context, RunPlan plan, int population) {
        super(context);
        this.plan = plan;
        this.population = population;
        description = plan.network().populations().get(population);
    }

    @Override
    public Receive<PopulationCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(PopulationCommand.Build.class, this::onBuild)
                .onMessage(PopulationCommand.Accept.class, this::onAccept)
                .onMessage(PopulationCommand.ReadState.class, this::onReadState)
                .onMessage(PopulationCommand.Count.class, this::onCount)
                .onMessage(PopulationCommand.Advance.class, this::onAdvance)
                .onMessage(PopulationCommand.Deliver.class, this::onDeliver)
                .onMessage(PopulationCommand.Save.class, this::onSave)
                .onMessage(PopulationCommand.Restore.class, this::onRestore)
                .build();
    }

    private Behavior<PopulationCommand> onBuild(PopulationCommand.Build command) {
        try {
            shards = IntStream.range(0, plan.shards())
                    .parallel()
                    .mapToObj(this::build)
                    .toList();
            command.replyTo().tell(new PopulationCommand.Built.Shards(description.name(), shards));
        } catch (RuntimeException | Error e) {
            command.replyTo().tell(new PopulationCommand.Built.NotBuilt(description.name(), e));
        }
        return this;
    }

    private PopulationShard build(int shard) {
        return PopulationShard.of(plan, population, shard);
    }

    private Behavior<PopulationCommand> onAccept(PopulationCommand.Accept command) {
        shards.forEach(shard -> shard.accept(command.input()));
        command.replyTo().tell(done());
        return this;
    }

    private Behavior<PopulationCommand> onReadState(PopulationCommand.ReadState command) {
        double[] values = new double[description.size() * plan.network().batch()];
        for (PopulationShard shard : shards) {
            System.arraycopy(shard.state(command.variable()), 0, values, shard.from(), shard.size());
        }
        command.replyTo().tell(new PopulationCommand.StateRead(description.name(), values));
        return this;
    }

    private Behavior<PopulationCommand> onCount(PopulationCommand.Count command) {
        long spikes = 0;
        long afterWarmUp = 0;
        long synapses = 0;
        DigestSum digest = new DigestSum();
        for (PopulationShard shard : shards) {
            spikes += shard.spikeCount();
            afterWarmUp += shard.spikeCountAfterWarmUp();
            synapses += shard.staticSynapses();
            digest.add(shard.digest());
        }
        command.replyTo().tell(new PopulationCommand.Counted(population, spikes, afterWarmUp, digest, synapses));
        return this;
    }

    private Behavior<PopulationCommand> onAdvance(PopulationCommand.Advance command) {
        command.replyTo().tell(stepped(() -> shards.forEach(s -> s.advance(command.firstStep(), command.steps()))));
        return this;
    }

    private Behavior<PopulationCommand> onDeliver(PopulationCommand.Deliver command) {
        command.replyTo()
                .tell(stepped(() ->
                        shards.forEach(s -> s.deliver(command.firstStep(), command.steps(), command.histories()))));
        return this;
    }

    private PopulationCommand.Stepped stepped(Runnable work) {
        try {
            work.run();
            return new PopulationCommand.Stepped(description.name(), Optional.empty());
        } catch (RuntimeException | Error e) {
            return new PopulationCommand.Stepped(description.name(), Optional.of(e));
        }
    }

    private Behavior<PopulationCommand> onSave(PopulationCommand.Save command) {
        List<StageState> states = new ArrayList<>();
        for (PopulationShard shard : shards) {
            StageState state = new StageState();
            shard.save("", state);
            states.add(state);
        }
        command.replyTo().tell(new PopulationCommand.Saved(description.name(), states));
        return this;
    }

    private Behavior<PopulationCommand> onRestore(PopulationCommand.Restore command) {
        for (int s = 0; s < shards.size(); s++) {
            shards.get(s).restore("", command.shards().get(s));
        }
        command.replyTo().tell(done());
        return this;
    }

    private PopulationCommand.Done done() {
        return new PopulationCommand.Done(description.name());
    }
}
