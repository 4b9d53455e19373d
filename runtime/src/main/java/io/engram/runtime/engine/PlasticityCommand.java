package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import io.engram.runtime.spi.OutsideInput;
import io.engram.runtime.spi.Pattern;
import java.util.List;
import java.util.Optional;

/**
 * What a plasticity actor is told. All but {@link Build} come between grants only, when the actor owns its blocks; each is
 * answered.
 */
public sealed interface PlasticityCommand {

    /** Builds the blocks. */
    record Build(ActorRef<Built> replyTo) implements PlasticityCommand {}

    /** The blocks, one a shard, lent to the workers during grants; or why they could not be built. */
    sealed interface Built {
        record Blocks(String projection, List<PlasticStage> shards) implements Built {}

        record NotBuilt(String projection, Throwable cause) implements Built {}
    }

    /**
     * Message mode only: learns from the {@code steps} steps that begin at {@code firstStep}, of populations {@code source}
     * and {@code target} and of those that its signals are made of.
     */
    record Learn(
            long firstStep, int steps, SpikeHistory[] populations, int source, int target, ActorRef<Learned> replyTo)
            implements PlasticityCommand {}

    /** Answers {@link Learn}; the failure, if any, ends the run. */
    record Learned(String projection, Optional<Throwable> failure) {}

    /** Reads all weights, shards one after another: the order target, source, draw. */
    record ReadWeights(ActorRef<WeightsRead> replyTo) implements PlasticityCommand {}

    /** A copy of all weights, to be put in order once. */
    record WeightsRead(String projection, int size, PlasticStage.CopiedWeights copy) {
        public float[] weights() {
            float[] weights = new float[size];
            copy.inOrder(weights, 0);
            return weights;
        }
    }

    /** All weights will be read after {@code step}. */
    record Expect(long step, ActorRef<Done> replyTo) implements PlasticityCommand {}

    /** Sets all weights. */
    record WriteWeights(float[] weights, ActorRef<Done> replyTo) implements PlasticityCommand {}

    /** Sets a signal, or adds to it. */
    record Signal(String signal, double value, boolean adds, ActorRef<Done> replyTo) implements PlasticityCommand {}

    /** Traces, and what is on its way to the targets, are forgotten. */
    record Reset(ActorRef<Done> replyTo) implements PlasticityCommand {}

    /** A graded rule learns patterns. */
    record Imprint(OutsideInput.Imprint patterns, ActorRef<Done> replyTo) implements PlasticityCommand {}

    /** What {@code values} at the sources would send to each target through graded weights. */
    record Multiply(Pattern values, ActorRef<Fields> replyTo) implements PlasticityCommand {}

    /** The fields that the present graded weights and values make. */
    record ReadFields(ActorRef<Fields> replyTo) implements PlasticityCommand {}

    /** One value a target. */
    record Fields(String projection, double[] values) {}

    /** Digests weights where they are; {@code place} is the projection's in the network. */
    record Digest(int place, ActorRef<Digested> replyTo) implements PlasticityCommand {}

    /** The digest of all weights. */
    record Digested(String projection, DigestSum digest) {}

    /** Saves the blocks' state, one a shard. */
    record Save(ActorRef<Saved> replyTo) implements PlasticityCommand {}

    /** The state of the blocks, one a shard. */
    record Saved(String projection, List<StageState> shards) {}

    /** Restores the blocks' state. */
    record Restore(List<StageState> shards, ActorRef<Done> replyTo) implements PlasticityCommand {}

    /** Done what was told. */
    record Done(String projection) {}
}
