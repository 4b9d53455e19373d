package io.engram.plasticity;

import akka.actor.typed.Behavior;
import akka.actor.typed.javadsl.AbstractBehavior;
import akka.actor.typed.javadsl.ActorContext;
import akka.actor.typed.javadsl.Behaviors;
import akka.actor.typed.javadsl.Receive;
import io.engram.runtime.engine.DigestSum;
import io.engram.runtime.engine.GradedStage;
import io.engram.runtime.engine.PlasticPlan;
import io.engram.runtime.engine.PlasticStage;
import io.engram.runtime.engine.PlasticityCommand;
import io.engram.runtime.engine.PlasticityProvider.PlasticPlanSource;
import io.engram.runtime.engine.SpikeHistory;
import io.engram.runtime.engine.StageState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Owns the weight blocks of one plastic projection, one a shard. During a grant the blocks are lent to the workers and no
 * message comes; between grants it alone touches them.
 */
public final class PlasticityActor extends AbstractBehavior<PlasticityCommand> {
    private final String projection;
    private final List<PlasticPlanSource> shards;
    private List<PlasticStage> blocks = List.of();

    private PlasticityActor(
            ActorContext<PlasticityCommand> context, String projection, List<PlasticPlanSource> shards) {
        super(context);
        this.projection = projection;
        this.shards = List.copyOf(shards);
    }

    /** An actor for {@code projection} that builds a block for each of {@code shards} when told to. */
    public static Behavior<PlasticityCommand> create(String projection, List<PlasticPlanSource> shards) {
        return Behaviors.setup(context -> new PlasticityActor(context, projection, shards));
    }

    @Override
    public Receive<PlasticityCommand> createReceive() {
        return newReceiveBuilder()
                .onMessage(PlasticityCommand.Build.class, this::onBuild)
                .onMessage(PlasticityCommand.Learn.class, this::onLearn)
                .onMessage(PlasticityCommand.ReadWeights.class, this::onReadWeights)
                .onMessage(PlasticityCommand.Expect.class, this::onExpect)
                .onMessage(PlasticityCommand.WriteWeights.class, this::onWriteWeights)
                .onMessage(PlasticityCommand.Signal.class, this::onSignal)
                .onMessage(PlasticityCommand.Imprint.class, this::onImprint)
                .onMessage(PlasticityCommand.Reset.class, this::onReset)
                .onMessage(PlasticityCommand.Multiply.class, this::onMultiply)
                .onMessage(PlasticityCommand.ReadFields.class, this::onReadFields)
                .onMessage(PlasticityCommand.Digest.class, this::onDigest)
                .onMessage(PlasticityCommand.Save.class, this::onSave)
                .onMessage(PlasticityCommand.Restore.class, this::onRestore)
                .build();
    }

    private Behavior<PlasticityCommand> onBuild(PlasticityCommand.Build build) {
        try {
            blocks = built();
            build.replyTo().tell(new PlasticityCommand.Built.Blocks(projection, List.copyOf(blocks)));
        } catch (RuntimeException | Error cause) {
            build.replyTo().tell(new PlasticityCommand.Built.NotBuilt(projection, cause));
        }
        return this;
    }

    /** The rule is the projection's, so one cloned loop serves all shards. */
    private List<PlasticStage> built() {
        List<PlasticPlan> plans = shards.stream().map(PlasticPlanSource::plan).toList();
        if (plans.stream().allMatch(plan -> plan.dense().isPresent())) {
            return plans.parallelStream().<PlasticStage>map(DenseBlock::of).toList();
        }
        if (plans.stream().anyMatch(SharedEvents::serve)) {
            BatchLoop cloned = BatchLoop.clonedFor(Unclipped.where(plans.get(0)));
            return plans.parallelStream()
                    .<PlasticStage>map(plan -> PlasticBlock.of(plan, cloned))
                    .toList();
        }
        if (plans.stream().allMatch(LateEvents::serve)) {
            Supplier<LateLoop> loops = LateLoop.fastest(plans.get(0).rule());
            return plans.parallelStream()
                    .<PlasticStage>map(plan -> PlasticBlock.of(plan, loops.get()))
                    .toList();
        }
        BlockLoop cloned = BlockLoop.clonedFor(Unclipped.where(plans.get(0)));
        return plans.parallelStream()
                .<PlasticStage>map(plan -> PlasticBlock.of(plan, cloned))
                .toList();
    }

    private Behavior<PlasticityCommand> onLearn(PlasticityCommand.Learn learn) {
        Optional<Throwable> failure = Optional.empty();
        try {
            for (PlasticStage block : blocks) {
                SpikeHistory[] populations = learn.populations();
                block.hear(learn.firstStep(), learn.steps(), populations);
                block.learn(learn.firstStep(), learn.steps(), populations[learn.source()], populations[learn.target()]);
            }
        } catch (RuntimeException | Error cause) {
            failure = Optional.of(cause);
        }
        learn.replyTo().tell(new PlasticityCommand.Learned(projection, failure));
        return this;
    }

    private Behavior<PlasticityCommand> onReadWeights(PlasticityCommand.ReadWeights read) {
        int[] start = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            start[b + 1] = start[b] + blocks.get(b).weights();
        }
        int size = start[blocks.size()];
        List<PlasticStage.CopiedWeights> copies =
                blocks.parallelStream().map(PlasticStage::copyWeights).toList();
        PlasticStage.CopiedWeights all = (to, from) -> {
            for (int b = 0; b < copies.size(); b++) {
                copies.get(b).inOrder(to, from + start[b]);
            }
        };
        read.replyTo().tell(new PlasticityCommand.WeightsRead(projection, size, all));
        return this;
    }

    private Behavior<PlasticityCommand> onExpect(PlasticityCommand.Expect expect) {
        blocks.forEach(block -> block.expectReading(expect.step()));
        expect.replyTo().tell(new PlasticityCommand.Done(projection));
        return this;
    }

    private Behavior<PlasticityCommand> onWriteWeights(PlasticityCommand.WriteWeights write) {
        int from = 0;
        for (PlasticStage block : blocks) {
            float[] weights = new float[block.weights()];
            System.arraycopy(write.weights(), from, weights, 0, weights.length);
            block.writeWeights(weights);
            from += weights.length;
        }
        write.replyTo().tell(new PlasticityCommand.Done(projection));
        return this;
    }

    private Behavior<PlasticityCommand> onSignal(PlasticityCommand.Signal signal) {
        for (PlasticStage block : blocks) {
            if (signal.adds()) {
                block.pulse(signal.signal(), signal.value());
            } else {
                block.signal(signal.signal(), signal.value());
            }
        }
        signal.replyTo().tell(new PlasticityCommand.Done(projection));
        return this;
    }

    private Behavior<PlasticityCommand> onReset(PlasticityCommand.Reset reset) {
        blocks.forEach(PlasticStage::reset);
        reset.replyTo().tell(new PlasticityCommand.Done(projection));
        return this;
    }

    private Behavior<PlasticityCommand> onImprint(PlasticityCommand.Imprint imprint) {
        graded().parallel().forEach(block -> block.imprint(imprint.patterns()));
        imprint.replyTo().tell(new PlasticityCommand.Done(projection));
        return this;
    }

    private Behavior<PlasticityCommand> onMultiply(PlasticityCommand.Multiply multiply) {
        float[] values = multiply.values().values();
        multiply.replyTo().tell(fields((block, to, offset) -> block.multiply(values, to, offset)));
        return this;
    }

    private Behavior<PlasticityCommand> onReadFields(PlasticityCommand.ReadFields read) {
        read.replyTo().tell(fields(GradedStage::fields));
        return this;
    }

    private Behavior<PlasticityCommand> onDigest(PlasticityCommand.Digest command) {
        List<DigestSum> parts = blocks.parallelStream()
                .map(block -> {
                    DigestSum part = new DigestSum();
                    block.digest(command.place(), part);
                    return part;
                })
                .toList();
        DigestSum digest = new DigestSum();
        parts.forEach(digest::add);
        command.replyTo().tell(new PlasticityCommand.Digested(projection, digest));
        return this;
    }

    private Stream<GradedStage> graded() {
        return blocks.stream().map(GradedStage.class::cast);
    }

    /** What one block has for its targets. */
    private interface OfBlock {
        void write(GradedStage block, double[] to, int offset);
    }

    /** One value a target, block after block. */
    private PlasticityCommand.Fields fields(OfBlock of) {
        int[] offsets = new int[blocks.size() + 1];
        for (int b = 0; b < blocks.size(); b++) {
            offsets[b + 1] = offsets[b] + ((GradedStage) blocks.get(b)).targets();
        }
        double[] values = new double[offsets[blocks.size()]];
        IntStream.range(0, blocks.size())
                .parallel()
                .forEach(b -> of.write((GradedStage) blocks.get(b), values, offsets[b]));
        return new PlasticityCommand.Fields(projection, values);
    }

    private Behavior<PlasticityCommand> onSave(PlasticityCommand.Save save) {
        List<StageState> states = new ArrayList<>();
        for (PlasticStage block : blocks) {
            StageState state = new StageState();
            block.save("", state);
            states.add(state);
        }
        save.replyTo().tell(new PlasticityCommand.Saved(projection, states));
        return this;
    }

    private Behavior<PlasticityCommand> onRestore(PlasticityCommand.Restore restore) {
        for (int k = 0; k < blocks.size(); k++) {
            blocks.get(k).restore("", restore.shards().get(k));
        }
        restore.replyTo().tell(new PlasticityCommand.Done(projection));
        return this;
    }
}
