package io.engram.runtime.engine;

import akka.actor.typed.ActorRef;
import io.engram.runtime.spi.OutsideInput;
import java.util.List;
import java.util.Optional;

/**
 * What a population actor is told. All but {@link Build} come between grants only, when the actor owns its shards; each is
 * answered.
 */
sealed interface PopulationCommand {

    /** Builds the shards. */
    record Build(ActorRef<Built> replyTo) implements PopulationCommand {}

    /** The shards, lent to the workers during grants; or why they could not be built. */
    sealed interface Built {
        record Shards(String population, List<PopulationShard> shards) implements Built {}

        record NotBuilt(String population, Throwable cause) implements Built {}
    }

    /** Something from outside acts on this population. */
    record Accept(OutsideInput input, ActorRef<Done> replyTo) implements PopulationCommand {}

    /** Reads a state column. */
    record ReadState(int variable, ActorRef<StateRead> replyTo) implements PopulationCommand {}

    /** A copy of a state column, one value a neuron and row. */
    record StateRead(String population, double[] values) {}

    /** Counts spikes. */
    record Count(ActorRef<Counted> replyTo) implements PopulationCommand {}

    /** Spikes so far, after the warm-up, the digest of the recorded ones, and synapses of static projections. */
    record Counted(int population, long spikes, long spikesAfterWarmUp, DigestSum digest, long staticSynapses) {}

    /** Message mode only: advances through {@code steps} steps. */
    record Advance(long firstStep, int steps, ActorRef<Stepped> replyTo) implements PopulationCommand {}

    /** Message mode only: delivers the newest {@code steps} steps of {@code histories}. */
    record Deliver(long firstStep, int steps, SpikeHistory[] histories, ActorRef<Stepped> replyTo)
            implements PopulationCommand {}

    /** Answers {@link Advance} and {@link Deliver}; the failure, if any, ends the run. */
    record Stepped(String population, Optional<Throwable> failure) {}

    /** Saves the shards' state, one a shard. */
    record Save(ActorRef<Saved> replyTo) implements PopulationCommand {}

    /** The state of the shards. */
    record Saved(String population, List<StageState> shards) {}

    /** Restores the shards' state. */
    record Restore(List<StageState> shards, ActorRef<Done> replyTo) implements PopulationCommand {}

    /** Done what was told. */
    record Done(String population) {}
}
